package org.dipper.supervision.fair;

import org.dipper.policy.FairRankingPolicy;

/**
 * What monthly signals look for. Defaults are those of the supervision guide, not national policy.
 *
 * @param rateRatio the change to be found: so many times the expected; 2 by default
 * @param falseAlarmsPerYear the probability that an institution which is as expected raises an alarm within a year; the guide
 *     leaves it to the user, 0.05 is a usual choice
 */
public record SignalParameters(double rateRatio, double falseAlarmsPerYear) {
    public static final SignalParameters DEFAULT = new SignalParameters(2, 0.05);

    public SignalParameters {
        if (!(rateRatio > 1) || !(falseAlarmsPerYear > 0) || !(falseAlarmsPerYear < 1)) {
            throw new IllegalArgumentException("a signal needs a rate ratio above 1 and a probability between 0 and 1");
        }
    }

    /** What a policy says. */
    public static SignalParameters of(final FairRankingPolicy policy) {
        return new SignalParameters(
                policy.rateRatio().doubleValue(), policy.falseAlarmsPerYear().doubleValue());
    }
}
