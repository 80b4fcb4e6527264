package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.Optional;

/** A month against an earlier one of the same subject. */
final class Growth {
    private Growth() {}

    /** Fires where the value is beyond the earlier one times 1 + change. */
    static Judgement judge(
            final Evidence evidence, final int earlierMonth, final Direction direction, final BigDecimal change) {
        final Optional<Bilingual> gap = evidence.gap(evidence.month()).or(() -> evidence.gap(earlierMonth));
        if (gap.isPresent()) {
            return Judgement.notEvaluable(gap.get());
        }
        final MonthlyMeasure measure = evidence.at(evidence.month());
        final MonthlyMeasure earlier = evidence.at(earlierMonth);
        if (earlier.numerator().signum() <= 0) {
            return Judgement.notEvaluable(
                    new Bilingual("the value of " + earlierMonth + " is not above 0", earlierMonth + " 的值不大于 0"));
        }
        final BigDecimal factor = BigDecimal.ONE.add(change);
        return Judgement.of(
                direction.isBeyond(measure.against(earlier, factor)),
                measure.value().orElseThrow(),
                earlier.value(),
                earlier.times(factor));
    }
}
