package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Full score times the value (按比例得分), from 0 to full.
 *
 * @param measure the measure, a share
 */
public record ProportionalCurve(MeasureRef measure) implements Curve {
    @Override
    public List<MeasureRef> measures() {
        return List.of(measure);
    }

    @Override
    public CurveScore score(final BigDecimal full, final Facts facts) {
        final Measured measured = facts.measured(measure);
        return CurveScore.of(
                List.of(new CurveScore.Part(
                        measured,
                        Optional.of(BigDecimal.ONE),
                        measured.value().map(value -> Better.HIGHER.shortfall(value, BigDecimal.ONE)),
                        Map.of(),
                        measured.missing())),
                mode -> Curve.bounded(full.multiply(measured.value().orElseThrow()), full));
    }

    @Override
    public Optional<Improvement> improvement(
            final BigDecimal full, final Facts facts, final StepMode mode, final BigDecimal wanted) {
        if (wanted.compareTo(full) > 0) {
            return Optional.empty();
        }
        final BigDecimal needed = wanted.divide(full, measure.unit().decimals(), RoundingMode.CEILING);
        final BigDecimal amount =
                needed.subtract(facts.measured(measure).value().orElseThrow());
        return amount.signum() > 0
                ? Optional.of(new Improvement(measure.id(), measure.unit(), amount))
                : Optional.empty();
    }
}
