package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Points for each milestone reached; a measure of 1 or more says it is.
 *
 * @param milestones the milestones
 */
public record MilestoneCurve(List<Milestone> milestones) implements Curve {
    public MilestoneCurve {
        milestones = List.copyOf(milestones);
    }

    /**
     * A milestone.
     *
     * @param measure 1 where it is reached, 0 where not
     * @param points what it is worth
     */
    public record Milestone(MeasureRef measure, BigDecimal points) {}

    @Override
    public List<MeasureRef> measures() {
        return milestones.stream().map(Milestone::measure).toList();
    }

    /** The points of all milestones. */
    BigDecimal allPoints() {
        return milestones.stream().map(Milestone::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public CurveScore score(final BigDecimal full, final Facts facts) {
        final List<CurveScore.Part> parts = milestones.stream()
                .map(each -> CurveScore.Part.of(facts.measured(each.measure())))
                .toList();
        return CurveScore.of(
                parts,
                mode -> Curve.bounded(
                        milestones.stream()
                                .filter(each -> isReached(each, facts))
                                .map(Milestone::points)
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        full));
    }

    @Override
    public Optional<Improvement> improvement(
            final BigDecimal full, final Facts facts, final StepMode mode, final BigDecimal wanted) {
        final BigDecimal now = score(full, facts).scores().get(mode);
        return milestones.stream()
                .filter(each ->
                        !isReached(each, facts) && now.add(each.points()).compareTo(wanted) >= 0)
                .findFirst()
                .map(each -> new Improvement(each.measure().id(), MeasureUnit.COUNT, BigDecimal.ONE));
    }

    private static boolean isReached(final Milestone milestone, final Facts facts) {
        return facts.measured(milestone.measure()).value().orElseThrow().compareTo(BigDecimal.ONE) >= 0;
    }
}
