package org.dipper.supervision.fair;

import java.util.List;

/**
 * The risk-adjusted cumulative sum of cases with or without an event (Steiner, Cook, Farewell and Treasure 2000;
 * supervision guide 9.4).
 *
 * <p>Each case adds its log-likelihood ratio: how much better "the odds are {@code oddsRatio} times the expected ones"
 * explains it than "the odds are as expected". The sum never falls below 0; at the limit it raises an alarm and starts anew.
 *
 * @param oddsRatio the change to be found, above 1; 2 by default of the guide
 */
public record BernoulliCusum(double oddsRatio) {
    public BernoulliCusum {
        if (!(oddsRatio > 1) || !Double.isFinite(oddsRatio)) {
            throw new IllegalArgumentException("the odds ratio to be found must be above 1");
        }
    }

    /**
     * A case and what was expected of it.
     *
     * @param risk the expected probability of the event, above 0 and below 1
     * @param hasEvent whether the event came
     */
    public record Outcome(double risk, boolean hasEvent) {}

    /** What one case adds to the sum. */
    public double weight(final double risk, final boolean hasEvent) {
        if (!(risk > 0) || !(risk < 1)) {
            throw new IllegalArgumentException("a risk must be above 0 and below 1");
        }
        final double scale = Math.log(1 - risk + oddsRatio * risk);
        return hasEvent ? Math.log(oddsRatio) - scale : -scale;
    }

    /** The path of the sum over cases in the order of time. */
    public List<CusumPoint> path(final List<Outcome> outcomes, final double limit) {
        return CusumPath.of(
                outcomes.stream()
                        .map(outcome -> weight(outcome.risk(), outcome.hasEvent()))
                        .toList(),
                limit);
    }
}
