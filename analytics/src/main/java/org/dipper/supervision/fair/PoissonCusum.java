package org.dipper.supervision.fair;

import java.util.List;

/**
 * The cumulative sum of monthly counts against their expected values (Lucas 1985), for indicators without single cases.
 *
 * <p>Each month adds its log-likelihood ratio of "{@code rateRatio} times as many events as expected" against "as many as
 * expected". Where the expected value rests on the risks of cases, the counts vary less than Poisson counts, so the limit
 * errs towards fewer alarms.
 *
 * @param rateRatio the change to be found, above 1
 */
public record PoissonCusum(double rateRatio) {
    public PoissonCusum {
        if (!(rateRatio > 1) || !Double.isFinite(rateRatio)) {
            throw new IllegalArgumentException("the rate ratio to be found must be above 1");
        }
    }

    /**
     * A month's count and what was expected.
     *
     * @param observed events of the month
     * @param expected events expected, above 0
     */
    public record Month(long observed, double expected) {}

    /** What one month adds to the sum. */
    public double weight(final long observed, final double expected) {
        if (observed < 0 || !(expected > 0)) {
            throw new IllegalArgumentException(
                    "a month needs a count that is not negative and an expected value above 0");
        }
        return observed * Math.log(rateRatio) - (rateRatio - 1) * expected;
    }

    /** The path of the sum over months in the order of time. */
    public List<CusumPoint> path(final List<Month> months, final double limit) {
        return CusumPath.of(
                months.stream()
                        .map(month -> weight(month.observed(), month.expected()))
                        .toList(),
                limit);
    }
}
