package org.dipper.supervision.fair;

/**
 * One institution's figure on the scale of a funnel.
 *
 * @param value the figure on the stabilised scale
 * @param standardError its standard error on that scale if only chance is at work; positive
 */
public record FunnelPoint(double value, double standardError) {
    public FunnelPoint {
        if (!Double.isFinite(value) || !(standardError > 0) || !Double.isFinite(standardError)) {
            throw new IllegalArgumentException("a funnel point needs a finite value and a positive standard error");
        }
    }

    /**
     * Observed over expected, counted events: the standard error of the logarithm is one over the root of the expected.
     *
     * @param observed events counted; where there are none, half an event is put, because zero has no logarithm
     * @param expected events expected, above 0
     */
    public static FunnelPoint ofRatio(final double observed, final double expected) {
        return ofRatio(observed, expected, 1 / expected);
    }

    /**
     * Observed over expected with a variance of its own.
     *
     * @param observed the sum observed; where it is 0, half a unit is put
     * @param expected the sum expected, above 0
     * @param relativeVariance the variance of observed over expected if only chance is at work
     */
    public static FunnelPoint ofRatio(final double observed, final double expected, final double relativeVariance) {
        final double counted = observed > 0 ? observed : 0.5;
        return new FunnelPoint(VarianceStabiliser.LOG_RATIO.to(counted / expected), Math.sqrt(relativeVariance));
    }

    /**
     * A proportion.
     *
     * @param events cases with the event, from 0 to the cases
     * @param cases all cases, above 0
     */
    public static FunnelPoint ofProportion(final double events, final double cases) {
        return new FunnelPoint(VarianceStabiliser.ARCSINE_PROPORTION.to(events / cases), 1 / (2 * Math.sqrt(cases)));
    }
}
