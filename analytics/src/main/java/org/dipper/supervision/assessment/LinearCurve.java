package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nothing at a floor, full at a target, in proportion between the two. Where the floor is above the target, lower is better.
 *
 * @param measure the measure
 * @param floors the value that earns nothing, by year
 * @param targets the value that earns full, by year; never the floor of the year
 */
public record LinearCurve(MeasureRef measure, Map<Integer, BigDecimal> floors, Map<Integer, BigDecimal> targets)
        implements Curve {
    public LinearCurve {
        floors = Map.copyOf(floors);
        targets = Map.copyOf(targets);
    }

    @Override
    public List<MeasureRef> measures() {
        return List.of(measure);
    }

    @Override
    public CurveScore score(final BigDecimal full, final Facts facts) {
        final Measured measured = facts.measured(measure);
        final Optional<BigDecimal> target = Optional.ofNullable(targets.get(facts.targetsYear()));
        final Optional<BigDecimal> floor = Optional.ofNullable(floors.get(facts.targetsYear()));
        if (measured.missing().isPresent()) {
            return CurveScore.of(
                    List.of(new CurveScore.Part(measured, target, Optional.empty(), Map.of(), measured.missing())),
                    mode -> BigDecimal.ZERO);
        }
        if (target.isEmpty() || floor.isEmpty()) {
            return CurveScore.of(
                    List.of(CurveScore.Part.missing(measured, "the scheme has no target for " + facts.targetsYear())),
                    mode -> BigDecimal.ZERO);
        }
        final BigDecimal value = measured.value().orElseThrow();
        final BigDecimal width = target.get().subtract(floor.get());
        final Better better = width.signum() > 0 ? Better.HIGHER : Better.LOWER;
        // Cut before dividing: far beyond either end the quotient has no bounds.
        final BigDecimal lost = better.shortfall(value, target.get()).min(width.abs());
        final BigDecimal score = Curve.bounded(
                full.subtract(full.multiply(lost).divide(width.abs(), SCORE_DECIMALS, RoundingMode.HALF_UP)), full);
        return CurveScore.of(
                List.of(new CurveScore.Part(
                        measured,
                        target,
                        Optional.of(better.shortfall(value, target.get())),
                        Map.of(),
                        Optional.empty())),
                mode -> score);
    }

    @Override
    public Optional<Improvement> improvement(
            final BigDecimal full, final Facts facts, final StepMode mode, final BigDecimal wanted) {
        if (wanted.compareTo(full) > 0) {
            return Optional.empty();
        }
        final BigDecimal value = facts.measured(measure).value().orElseThrow();
        final BigDecimal target = targets.get(facts.targetsYear());
        final BigDecimal width = target.subtract(floors.get(facts.targetsYear()));
        final Better better = width.signum() > 0 ? Better.HIGHER : Better.LOWER;
        final BigDecimal allowed = full.subtract(wanted)
                .multiply(width.abs())
                .divide(full, measure.unit().decimals(), RoundingMode.FLOOR);
        final BigDecimal amount = better.shortfall(value, target).subtract(allowed);
        return amount.signum() > 0
                ? Optional.of(new Improvement(measure.id(), measure.unit(), amount))
                : Optional.empty();
    }
}
