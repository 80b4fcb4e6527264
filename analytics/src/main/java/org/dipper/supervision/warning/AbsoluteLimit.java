package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A value above or below a fixed limit.
 *
 * @param direction the side that fires
 * @param limit the limit, in the unit of the indicator
 */
public record AbsoluteLimit(Direction direction, BigDecimal limit) implements WarningKind {
    @Override
    public String id() {
        return "absolute";
    }

    @Override
    public Judgement judge(final Evidence evidence) {
        final Optional<Bilingual> gap = evidence.gap(evidence.month());
        if (gap.isPresent()) {
            return Judgement.notEvaluable(gap.get());
        }
        final MonthlyMeasure measure = evidence.at(evidence.month());
        return Judgement.of(
                direction.isBeyond(measure.against(limit)), measure.value().orElseThrow(), Optional.empty(), limit);
    }

    @Override
    public WarningKind withThreshold(final BigDecimal threshold) {
        return new AbsoluteLimit(direction, threshold);
    }
}
