package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A cumulative sum under its limit as a Markov chain (Brook and Evans 1972): how long until it raises an alarm, computed and
 * not simulated.
 *
 * <p>The sum lives on evenly spaced nodes from 0 to just below the limit; a move that ends between two nodes goes to both in
 * proportion to nearness, so the mean move is kept. Where all moves are multiples of the spacing the result is exact.
 */
public final class CusumChain {
    /** Intervals that keep the error of the limit far below its use. */
    public static final int USUAL_INTERVALS = 200;

    /** So near to a node or to the limit counts as being there: sums of logarithms are never exact. */
    private static final double NEAR = 1e-9;

    private static final double SETTLED = 1e-11;

    /** From node to node; what is missing from 1 is the alarm. */
    private final double[][] rows;

    /**
     * The chain of these steps.
     *
     * @param steps how one observation moves the sum
     * @param limit where the sum raises an alarm, above 0
     * @param intervals between the nodes; more is more exact and slower
     */
    public CusumChain(final CusumSteps steps, final double limit, final int intervals) {
        requireNonNull(steps, "steps");
        if (!(limit > 0) || intervals < 1) {
            throw new IllegalArgumentException("a chain needs a limit above 0 and at least one interval");
        }
        this.rows = new double[intervals + 1][intervals + 1];
        for (int from = 0; from <= intervals; from++) {
            for (int step = 0; step < steps.count(); step++) {
                final double to = from + steps.move(step) / limit * intervals;
                spread(rows[from], to, steps.probability(step), from == intervals);
            }
        }
    }

    /** The mean number of observations from a sum of 0 to the alarm, the alarming one included. */
    public double averageRunLength() {
        final int nodes = rows.length;
        final RealMatrix equations =
                MatrixUtils.createRealIdentityMatrix(nodes).subtract(new Array2DRowRealMatrix(rows, false));
        return new LUDecomposition(equations)
                .getSolver()
                .solve(new ArrayRealVector(nodes, 1))
                .getEntry(0);
    }

    /** The probability of at least one alarm within so many observations from a sum of 0. */
    public double alarmProbability(final long observations) {
        final int[][] reached = Arrays.stream(rows).map(CusumChain::reached).toArray(int[][]::new);
        double[] silent = new double[rows.length];
        Arrays.fill(silent, 1);
        for (long done = 0; done < observations; done++) {
            final double[] next = new double[rows.length];
            double slowest = 0;
            double quickest = Double.POSITIVE_INFINITY;
            for (int node = 0; node < rows.length; node++) {
                double sum = 0;
                for (final int to : reached[node]) {
                    sum += rows[node][to] * silent[to];
                }
                next[node] = sum;
                final double decay = silent[node] == 0 ? 0 : sum / silent[node];
                slowest = Math.max(slowest, decay);
                quickest = Math.min(quickest, decay);
            }
            silent = next;
            if (slowest - quickest < SETTLED) {
                // From here on silence fades by the same factor with every observation.
                return 1 - silent[0] * Math.pow(slowest, observations - done - 1);
            }
        }
        return 1 - silent[0];
    }

    private static int[] reached(final double[] row) {
        return IntStream.range(0, row.length).filter(to -> row[to] > 0).toArray();
    }

    private static void spread(final double[] row, final double to, final double probability, final boolean isLast) {
        final int last = row.length - 1;
        // The last node stands for "just below the limit", so a step that leaves it where it is raises no alarm.
        if (to >= last - NEAR * row.length && !(isLast && Math.abs(to - last) < NEAR * row.length)) {
            return;
        }
        if (to <= 0) {
            row[0] += probability;
            return;
        }
        final int lower = (int) Math.floor(to + NEAR * row.length);
        final double beyond = Math.max(0, to - lower);
        row[lower] += probability * (1 - beyond);
        if (lower < last) {
            row[lower + 1] += probability * beyond;
        }
    }
}
