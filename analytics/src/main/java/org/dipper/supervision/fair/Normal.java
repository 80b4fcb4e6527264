package org.dipper.supervision.fair;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
    // Without a generator of random numbers: nothing here draws any.
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Normal() {}

    /** The probability of a value up to z. */
    static double below(final double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** The probability of a value above z, exact in the far tail too. */
    static double above(final double z) {
        return STANDARD.cumulativeProbability(-z);
    }

    /** The half width in standard deviations of a band that holds this share, 0.95 for 1.96. */
    static double halfWidth(final double share) {
        return STANDARD.inverseCumulativeProbability((1 + share) / 2);
    }
}
