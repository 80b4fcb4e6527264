package org.dipper.supervision.fair;

/**
 * The limits of a funnel at one precision, on the scale of the ratio or the proportion.
 *
 * @param lower998 lower end of the 99.8 % band
 * @param lower95 lower end of the 95 % band
 * @param upper95 upper end of the 95 % band
 * @param upper998 upper end of the 99.8 % band
 */
public record FunnelBand(double lower998, double lower95, double upper95, double upper998) {
    static final double HALF_WIDTH_95 = Normal.halfWidth(0.95);
    static final double HALF_WIDTH_998 = Normal.halfWidth(0.998);

    static FunnelBand of(final VarianceStabiliser scale, final double target, final double standardError) {
        return new FunnelBand(
                scale.back(target - HALF_WIDTH_998 * standardError),
                scale.back(target - HALF_WIDTH_95 * standardError),
                scale.back(target + HALF_WIDTH_95 * standardError),
                scale.back(target + HALF_WIDTH_998 * standardError));
    }
}
