package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.dipper.policy.Extremes;

/**
 * A funnel with additive over-dispersion (Spiegelhalter 2005; the form that the UK Healthcare Commission adopted).
 *
 * <p>Institutions differ more than chance alone explains, for reasons no model holds. That common spread is measured from
 * the institutions themselves: phi is the mean of z squared with the extremes tamed, and tau squared the variance that must
 * be added to every institution's own. An outlier is one that stands out from that spread too.
 *
 * <p>With fewer than two points, or where chance explains all of the spread, tau squared is 0 and the adjusted figures are
 * the plain ones. The order of the points changes nothing: sums run over them in the order of their z values.
 */
public final class Funnel {
    private final VarianceStabiliser scale;
    private final double target;
    private final double phi;
    private final double tauSquared;

    private Funnel(final VarianceStabiliser scale, final double target, final double phi, final double tauSquared) {
        this.scale = scale;
        this.target = target;
        this.phi = phi;
        this.tauSquared = tauSquared;
    }

    /**
     * The funnel of these points.
     *
     * @param scale the scale of the points
     * @param target what chance alone would lead to, as a ratio or a proportion: 1 where observed equals expected
     * @param points one an institution
     * @param extremes what becomes of the extremes
     * @param share the share of points that are extreme on each side, from 0 to below one half; 0.1 by default of the guide
     */
    public static Funnel of(
            final VarianceStabiliser scale,
            final double target,
            final List<FunnelPoint> points,
            final Extremes extremes,
            final double share) {
        requireNonNull(extremes, "extremes");
        if (!(share >= 0) || share >= 0.5) {
            throw new IllegalArgumentException("the share of extremes on each side must be from 0 to below 0.5");
        }
        final double scaledTarget = scale.to(target);
        final double[][] sorted = points.stream()
                .map(point -> new double[] {
                    (point.value() - scaledTarget) / point.standardError(),
                    1 / (point.standardError() * point.standardError())
                })
                .sorted((one, other) ->
                        one[0] == other[0] ? Double.compare(one[1], other[1]) : Double.compare(one[0], other[0]))
                .toArray(double[][]::new);
        final int extreme = (int) Math.floor(share * sorted.length);
        final double[][] used = extremes == Extremes.LEFT_OUT
                ? Arrays.copyOfRange(sorted, extreme, sorted.length - extreme)
                : winsorised(sorted, extreme);
        final double phi = Arrays.stream(used)
                .mapToDouble(pair -> pair[0] * pair[0])
                .average()
                .orElse(0);
        return new Funnel(scale, scaledTarget, phi, tauSquared(phi, used));
    }

    /** The mean of z squared, extremes tamed: 1 where chance explains all of the spread. */
    public double phi() {
        return phi;
    }

    /** The variance between institutions on the scale of the funnel; 0 where chance explains all of the spread. */
    public double tauSquared() {
        return tauSquared;
    }

    /** How many standard errors the point lies from the target. */
    public double z(final FunnelPoint point) {
        return (point.value() - target) / point.standardError();
    }

    /** The same, once the common spread between institutions is granted. */
    public double adjustedZ(final FunnelPoint point) {
        return (point.value() - target) / Math.sqrt(variance(point.standardError()));
    }

    /** Where the point stands, without regard to over-dispersion. */
    public FunnelPosition position(final FunnelPoint point) {
        return FunnelPosition.of(z(point));
    }

    /** Where the point stands, over-dispersion granted. */
    public FunnelPosition adjustedPosition(final FunnelPoint point) {
        return FunnelPosition.of(adjustedZ(point));
    }

    /** The plain limits at a standard error, as ratios or proportions. */
    public FunnelBand band(final double standardError) {
        return FunnelBand.of(scale, target, standardError);
    }

    /** The limits at a standard error with over-dispersion granted, as ratios or proportions. */
    public FunnelBand adjustedBand(final double standardError) {
        return FunnelBand.of(scale, target, Math.sqrt(variance(standardError)));
    }

    private double variance(final double standardError) {
        return standardError * standardError + tauSquared;
    }

    private static double[][] winsorised(final double[][] sorted, final int extreme) {
        final double[][] pulledIn = new double[sorted.length][];
        for (int i = 0; i < sorted.length; i++) {
            final int stays = Math.max(extreme, Math.min(sorted.length - 1 - extreme, i));
            pulledIn[i] = new double[] {sorted[stays][0], sorted[i][1]};
        }
        return pulledIn;
    }

    private static double tauSquared(final double phi, final double[][] used) {
        final double weights = Arrays.stream(used).mapToDouble(pair -> pair[1]).sum();
        final double squares =
                Arrays.stream(used).mapToDouble(pair -> pair[1] * pair[1]).sum();
        return MomentEstimate.tauSquared(phi * used.length, used.length, weights, squares);
    }
}
