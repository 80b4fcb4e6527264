package org.dipper.jobs;

import java.util.List;
import java.util.Map;
import org.dipper.policy.Policy;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecision;

/**
 * What a settlement goes by when it is computed again.
 *
 * @param policy the rules
 * @param replaced decisions that stand in for those in force, by kind; kinds that are not named stay as they are
 */
record SettlementBasis(Policy policy, Map<DecisionKind, List<SettlementDecision>> replaced) {
    SettlementBasis {
        replaced = Map.copyOf(replaced);
    }

    /** A policy, with the decisions that the run saw. */
    static SettlementBasis of(final Policy policy) {
        return new SettlementBasis(policy, Map.of());
    }

    /** The decisions of a year that a run sees, with those that are replaced. */
    Decisions decisions(final Decisions inForce) {
        return inForce.replacing(replaced);
    }
}
