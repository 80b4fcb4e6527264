package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import java.util.function.DoubleUnaryOperator;

/**
 * The limit of a cumulative sum for a chosen rate of false alarms: an institution that is exactly as expected raises an alarm
 * within a year with at most this probability (supervision guide 9.4).
 *
 * <p>Limits depend on how many cases a year has and how risky they are, so each institution has its own. Computed by
 * bisection over {@link CusumChain}: no chance is involved, the same inputs give the same limit.
 */
public final class CusumLimit {
    private static final int HALVINGS = 40;
    private static final double EXACT_ENOUGH = 1e-4;

    private final CusumSteps steps;
    private final int intervals;

    /** Limits for sums that move by these steps while all is as expected. */
    public CusumLimit(final CusumSteps steps) {
        this(steps, CusumChain.USUAL_INTERVALS);
    }

    /** Limits for these steps on a chain with so many intervals. */
    public CusumLimit(final CusumSteps steps, final int intervals) {
        this.steps = requireNonNull(steps, "steps");
        this.intervals = intervals;
    }

    /**
     * The limit for a probability of a false alarm within a year.
     *
     * @param falseAlarms the probability, above 0 and below 1; the guide leaves it to the user
     * @param observationsPerYear cases, or months, that the sum sees in a year; at least 1
     */
    public double forYear(final double falseAlarms, final long observationsPerYear) {
        if (!(falseAlarms > 0) || !(falseAlarms < 1) || observationsPerYear < 1) {
            throw new IllegalArgumentException(
                    "a limit needs a probability between 0 and 1 and at least one observation a year");
        }
        return smallest(
                limit -> falseAlarms - new CusumChain(steps, limit, intervals).alarmProbability(observationsPerYear));
    }

    /** The limit for a mean number of observations between false alarms. */
    public double forRunLength(final double observations) {
        if (!(observations > 1)) {
            throw new IllegalArgumentException("a run length must be above 1");
        }
        return smallest(limit -> new CusumChain(steps, limit, intervals).averageRunLength() - observations);
    }

    /** The smallest limit at which the excess is not negative, within {@code EXACT_ENOUGH} and on the careful side. */
    private double smallest(final DoubleUnaryOperator excess) {
        if (!(steps.largest() > 0)) {
            throw new IllegalArgumentException("a sum that never rises has no limit");
        }
        double high = steps.largest();
        while (excess.applyAsDouble(high) < 0) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS && high - low > EXACT_ENOUGH * high; i++) {
            final double middle = (low + high) / 2;
            if (excess.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
