package org.dipper.catalog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.dipper.policy.CatalogPolicy.YearWeighting;

/**
 * How the years of a history weigh in a mean.
 *
 * @param years the years, oldest first
 * @param weights the weight of each
 * @param weighting the reading of "weighted"
 */
public record HistoryWeights(List<Integer> years, List<Integer> weights, YearWeighting weighting) {
    public HistoryWeights {
        years = List.copyOf(years);
        weights = List.copyOf(weights);
        if (years.isEmpty() || years.size() != weights.size()) {
            throw new IllegalArgumentException("Each year of a history needs its weight");
        }
    }

    /** The last year. */
    public int lastYear() {
        return years.get(years.size() - 1);
    }

    /** The weight of a year of the history. */
    public int weight(final int year) {
        return weights.get(years.indexOf(year));
    }

    /** The weighted mean of cases and cost by year; some year must have a case. */
    public Fraction meanFen(final IntToLongFunction casesOfYear, final IntToLongFunction costFenOfYear) {
        final List<Long> cases = new ArrayList<>();
        final List<Long> cost = new ArrayList<>();
        for (final int year : years) {
            cases.add(casesOfYear.applyAsLong(year));
            cost.add(costFenOfYear.applyAsLong(year));
        }
        return new CostSums(cases, cost, BigInteger.ZERO).weightedMeanFen(weights, weighting);
    }
}
