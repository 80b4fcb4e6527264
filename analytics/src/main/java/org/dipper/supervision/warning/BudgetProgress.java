package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Where the fund of the year stands beside its budget line: cumulative fund over annual total times expected share.
 *
 * <p>The red end: the highest band whose limit the ratio exceeds. The green end: a ratio below {@code tooLowBelow} asks
 * whether patients get what they need.
 *
 * @param bands limits with their severities, the lowest first
 * @param tooLowBelow the green-side limit, where there is one
 */
public record BudgetProgress(List<Band> bands, Optional<BigDecimal> tooLowBelow) implements WarningKind {
    /** The band of a ratio that is neither too high nor too low. */
    public static final String NORMAL = "normal";
    /** The band on the green side. */
    public static final String TOO_LOW = "too_low";

    /**
     * A band of the budget line.
     *
     * @param name blue, yellow, orange or red
     * @param above a ratio above this is in the band; the limit itself is not
     * @param severity how urgent it is
     */
    public record Band(String name, BigDecimal above, Severity severity) {}

    public BudgetProgress {
        bands = List.copyOf(bands);
    }

    @Override
    public String id() {
        return "budget_progress";
    }

    @Override
    public Judgement judge(final Evidence evidence) {
        return evidence.progress()
                .at(evidence.subject(), evidence.month())
                .map(this::judge)
                .orElseGet(() -> Judgement.notEvaluable(new Bilingual(
                        "no budget of " + evidence.subject().code() + " for " + Months.year(evidence.month()),
                        evidence.subject().code() + " 无 " + Months.year(evidence.month()) + " 年预算")));
    }

    /** The band that a month's progress is in: {@link #NORMAL}, {@link #TOO_LOW} or the name of a band. */
    public String band(final Progress progress) {
        return isTooLow(progress) ? TOO_LOW : highest(progress).map(Band::name).orElse(NORMAL);
    }

    @Override
    public WarningKind withThreshold(final BigDecimal threshold) {
        throw new IllegalArgumentException("budget_progress has several limits");
    }

    private Judgement judge(final Progress progress) {
        if (progress.ratio().isEmpty()) {
            return Judgement.notEvaluable(progress.note());
        }
        final Optional<Band> band = highest(progress);
        final boolean isTooLow = isTooLow(progress);
        final BigDecimal threshold =
                isTooLow ? tooLowBelow.orElseThrow() : band.orElse(bands.get(0)).above();
        return Judgement.of(
                        isTooLow || band.isPresent(),
                        progress.ratio().get(),
                        Optional.of(BigDecimal.ONE.setScale(MonthlyMeasure.DECIMALS)),
                        threshold)
                .with(band.map(Band::severity), progress.distanceFen(), progress.note());
    }

    private Optional<Band> highest(final Progress progress) {
        return bands.stream().filter(band -> progress.isAbove(band.above())).reduce((lower, higher) -> higher);
    }

    private boolean isTooLow(final Progress progress) {
        return tooLowBelow.map(progress::isBelow).orElse(false);
    }
}
