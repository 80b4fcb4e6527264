package org.dipper.supervision.fair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Control of false discoveries among many institutions (Benjamini and Hochberg 1995).
 *
 * <p>Of all institutions whose adjusted p-value is at most 0.05, no more than 5 % are expected to stand out by chance.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * The adjusted p-values, called q-values, in the order of the p-values.
     *
     * @param pValues from 0 to 1, one an institution, all of one indicator and period
     */
    public static List<Double> adjusted(final List<Double> pValues) {
        final int tests = pValues.size();
        final List<Integer> descending = new ArrayList<>();
        for (int i = 0; i < tests; i++) {
            final double p = pValues.get(i);
            if (!(p >= 0) || p > 1) {
                throw new IllegalArgumentException("a p-value must be from 0 to 1");
            }
            descending.add(i);
        }
        descending.sort(
                Comparator.comparingDouble((Integer i) -> pValues.get(i)).reversed());
        final Double[] adjusted = new Double[tests];
        double smallest = 1;
        for (int i = 0; i < tests; i++) {
            final int test = descending.get(i);
            smallest = Math.min(smallest, pValues.get(test) * tests / (tests - i));
            adjusted[test] = smallest;
        }
        return List.of(adjusted);
    }
}
