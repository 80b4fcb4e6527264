package org.dipper.supervision.fair;

import java.util.Comparator;
import java.util.List;

/**
 * Shrinks ratios of institutions towards their common mean by how little each one's own cases say (empirical Bayes,
 * supervision guide 9.3).
 *
 * <p>Degenerate cases: with fewer than two institutions, or where chance explains all differences, tau squared is 0. Then
 * every ratio shrinks to the mean, reliability is 0, and the probability to exceed a threshold is that of the mean: 0 or 1.
 *
 * @param mean the ratio towards which is shrunken
 * @param tauSquared the variance of the true ratios between institutions
 */
public record EmpiricalBayes(double mean, double tauSquared) {
    /**
     * A ratio and how much of it is chance.
     *
     * @param ratio observed over expected
     * @param variance the variance of the ratio by chance; positive
     */
    public record Estimate(double ratio, double variance) {
        public Estimate {
            if (!Double.isFinite(ratio) || !(variance > 0) || !Double.isFinite(variance)) {
                throw new IllegalArgumentException("an estimate needs a finite ratio and a positive variance");
            }
        }
    }

    /** What the institutions say about their true spread around a given mean; their order changes nothing. */
    public static EmpiricalBayes of(final double mean, final List<Estimate> estimates) {
        final List<Estimate> sorted = sorted(estimates);
        double spread = 0;
        double weights = 0;
        double squaredWeights = 0;
        for (final Estimate estimate : sorted) {
            final double weight = 1 / estimate.variance();
            final double distance = estimate.ratio() - mean;
            spread += weight * distance * distance;
            weights += weight;
            squaredWeights += weight * weight;
        }
        return new EmpiricalBayes(mean, MomentEstimate.tauSquared(spread, sorted.size(), weights, squaredWeights));
    }

    /**
     * What the institutions say about their true spread and about their mean.
     *
     * <p>The mean is that of the institutions' true ratios: each weighs by one over its chance and the true spread together,
     * so one large institution is one among many and cannot hide behind its own weight. Without a true spread it is nearly the
     * pooled ratio.
     *
     * @param pooledRatio all observed over all expected, around which the spread is measured
     */
    public static EmpiricalBayes ofUnknownMean(final double pooledRatio, final List<Estimate> estimates) {
        final double tauSquared = of(pooledRatio, estimates).tauSquared();
        double sum = 0;
        double weights = 0;
        for (final Estimate estimate : sorted(estimates)) {
            final double weight = 1 / (estimate.variance() + tauSquared);
            sum += weight * estimate.ratio();
            weights += weight;
        }
        return new EmpiricalBayes(weights > 0 ? sum / weights : pooledRatio, tauSquared);
    }

    /** The share of the differences that is true, for an institution of this variance: 0 all chance, 1 no chance. */
    public double reliability(final double variance) {
        return tauSquared == 0 ? 0 : tauSquared / (tauSquared + variance);
    }

    /** The best guess of the true ratio. */
    public double shrunken(final Estimate estimate) {
        return mean + reliability(estimate.variance()) * (estimate.ratio() - mean);
    }

    /** The probability that the true ratio lies above the threshold. */
    public double probabilityAbove(final double threshold, final Estimate estimate) {
        final double centre = shrunken(estimate);
        final double deviation = Math.sqrt(reliability(estimate.variance()) * estimate.variance());
        if (deviation == 0) {
            return centre > threshold ? 1 : 0;
        }
        return Normal.above((threshold - centre) / deviation);
    }

    private static List<Estimate> sorted(final List<Estimate> estimates) {
        return estimates.stream()
                .sorted(Comparator.comparingDouble(Estimate::ratio).thenComparingDouble(Estimate::variance))
                .toList();
    }
}
