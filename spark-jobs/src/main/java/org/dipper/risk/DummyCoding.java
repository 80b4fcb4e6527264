package org.dipper.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** Categories as columns of 0 and 1: the first value of each covariate, in the order of text, is the one to compare with. */
final class DummyCoding {
    private final List<Map<String, Integer>> columns = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    DummyCoding(final List<String> covariates, final List<RiskCell> cells) {
        for (int i = 0; i < covariates.size(); i++) {
            final int covariate = i;
            final TreeSet<String> values = new TreeSet<>();
            cells.forEach(cell -> values.add(cell.values().get(covariate)));
            values.pollFirst();
            final Map<String, Integer> ofValue = new LinkedHashMap<>();
            for (final String value : values) {
                ofValue.put(value, names.size());
                names.add(covariates.get(i) + "=" + value);
            }
            columns.add(ofValue);
        }
    }

    /** The names of the columns, such as {@code age_band=80+}. */
    List<String> names() {
        return names;
    }

    Vector vector(final RiskCell cell) {
        final int[] set = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).containsKey(cell.values().get(i)))
                .map(i -> columns.get(i).get(cell.values().get(i)))
                .toArray();
        final double[] ones = new double[set.length];
        java.util.Arrays.fill(ones, 1);
        return Vectors.sparse(names.size(), set, ones);
    }
}
