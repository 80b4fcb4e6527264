package org.dipper.supervision.behaviour;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.dipper.policy.BehaviourPolicy.Band;
import org.dipper.policy.BehaviourPolicy.Gate;
import org.dipper.policy.BehaviourPolicy.Weights;

/** Parameters of rules as leads write them. */
final class Parameters {
    private Parameters() {}

    static String number(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static String bands(final String sign, final List<Band> bands) {
        return bands.stream()
                .map(band -> sign + number(band.limit()) + ":" + number(band.score()))
                .collect(Collectors.joining(","));
    }

    static String gate(final Gate gate) {
        return "cases>=" + gate.leastCases() + ",share>=" + number(gate.leastShare()) + " or >="
                + number(gate.leastTimesRegion()) + "x region";
    }

    static String weights(final Weights weights) {
        return "short_stay:" + number(weights.shortStay()) + ",low_cost:" + number(weights.lowCost())
                + ",no_operation_fee:" + number(weights.noOperationFee()) + ",low_risk_group:"
                + number(weights.lowRiskGroup()) + ",no_comorbidity:" + number(weights.noComorbidity())
                + ",no_emergency:" + number(weights.noEmergency());
    }
}
