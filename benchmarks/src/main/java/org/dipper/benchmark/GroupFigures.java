package org.dipper.benchmark;

/**
 * A disease group's figures, as both engines report them. Approximate on purpose: DuckDB divides in floating point.
 *
 * @param cases cases of the history
 * @param meanCostFen weighted mean cost in fen
 * @param score RW
 * @param variation coefficient of variation
 */
record GroupFigures(long cases, double meanCostFen, double score, double variation) {
    /** The same within what rounding to fen, four and six decimals can move. */
    boolean agreesWith(final GroupFigures other) {
        return cases == other.cases
                && Math.abs(meanCostFen - other.meanCostFen) <= 0.5001
                && Math.abs(score - other.score) <= 0.000051
                && Math.abs(variation - other.variation) <= 0.000002;
    }
}
