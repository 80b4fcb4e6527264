package org.dipper.supervision.fair;

/**
 * What an indicator sums up, which decides how much of a ratio is chance (supervision guide 9.3).
 *
 * <p>The choice matters: on public US readmission figures shrinkage with the variance of a proportion follows the published
 * ratios closely, while that of a count takes too much for chance and finds no difference between hospitals at all.
 */
public enum Measure {
    /** Cases with an event among all cases: variance of a proportion. */
    PROPORTION,
    /** Events without an upper end, such as days: variance of a count. */
    COUNT,
    /** Money or another measured quantity: variance within the groups of cases. */
    COST;

    /**
     * The variance of observed over expected if the true ratio is {@code ratio} and only chance is at work.
     *
     * @param figures the institution's figures, with something expected
     */
    double ratioVariance(final InstitutionFigures figures, final double ratio) {
        final double expected = figures.expected();
        return switch (this) {
            case PROPORTION -> {
                final double rate = Math.min(1, ratio * expected / figures.caseCount());
                // A rate of one would leave nothing to chance; half a case is never certain.
                final double chance = Math.max(1 - rate, 0.5 / figures.caseCount());
                yield ratio * chance / expected;
            }
            case COUNT -> ratio / expected;
            case COST -> figures.variance() / (expected * expected);
        };
    }
}
