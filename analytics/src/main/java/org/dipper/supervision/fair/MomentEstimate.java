package org.dipper.supervision.fair;

/** The variance between institutions by the method of moments (DerSimonian and Laird). */
final class MomentEstimate {
    private MomentEstimate() {}

    /**
     * What is left of the spread once chance is taken off.
     *
     * @param spread the sum of squared distances, each over its own variance
     * @param institutions how many
     * @param weights the sum of one over the variances
     * @param squaredWeights the sum of their squares
     * @return 0 where fewer than two institutions are there or chance explains all
     */
    static double tauSquared(
            final double spread, final int institutions, final double weights, final double squaredWeights) {
        if (institutions < 2) {
            return 0;
        }
        return Math.max(0, (spread - (institutions - 1)) / (weights - squaredWeights / weights));
    }
}
