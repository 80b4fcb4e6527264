package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.CatalogPolicy.YearWeighting;

/**
 * What a group's cases cost, as sums over whole fen; every mean, score and variation is one division at the end.
 *
 * @param casesByYear cases of each history year, oldest first
 * @param costFenByYear cost of each history year in fen
 * @param squareFen sum of squared costs over all years, in fen squared
 * @param drugFenByYear cost of drugs, zeros where not summed
 * @param consumableFenByYear cost of consumables, zeros where not summed
 * @param subCostCases cases that carry both drugs and consumables
 */
public record CostSums(
        List<Long> casesByYear,
        List<Long> costFenByYear,
        BigInteger squareFen,
        List<Long> drugFenByYear,
        List<Long> consumableFenByYear,
        long subCostCases) {
    private static final MathContext WIDE = new MathContext(60, RoundingMode.HALF_EVEN);

    public CostSums {
        casesByYear = List.copyOf(casesByYear);
        costFenByYear = List.copyOf(costFenByYear);
        drugFenByYear = List.copyOf(drugFenByYear);
        consumableFenByYear = List.copyOf(consumableFenByYear);
    }

    /** Sums without drugs and consumables. */
    public CostSums(final List<Long> casesByYear, final List<Long> costFenByYear, final BigInteger squareFen) {
        this(
                casesByYear,
                costFenByYear,
                squareFen,
                Collections.nCopies(casesByYear.size(), 0L),
                Collections.nCopies(casesByYear.size(), 0L),
                0);
    }

    /** The sums of two disjoint sets of cases. */
    public CostSums plus(final CostSums other) {
        return new CostSums(
                sum(casesByYear, other.casesByYear),
                sum(costFenByYear, other.costFenByYear),
                squareFen.add(other.squareFen),
                sum(drugFenByYear, other.drugFenByYear),
                sum(consumableFenByYear, other.consumableFenByYear),
                Math.addExact(subCostCases, other.subCostCases));
    }

    /** Cases of all years. */
    public long cases() {
        return casesByYear.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** Cost of all years in fen. */
    public long costFen() {
        return costFenByYear.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /**
     * The mean cost in fen over the years, weighted.
     *
     * <p>Rule: DIP 3.0 specification (comment draft), disease group score, weights 1 : 2 : 7; the text admits both readings.
     *
     * @param weights weight of each year, oldest first
     * @param weighting the reading
     * @throws IllegalStateException where there is no case at all
     */
    public Fraction weightedMeanFen(final List<Integer> weights, final YearWeighting weighting) {
        return weightedMean(costFenByYear, weights, weighting);
    }

    /** The weighted mean of yearly means in fen: the usual reading. */
    public Fraction weightedMeanFen(final List<Integer> weights) {
        return weightedMeanFen(weights, YearWeighting.YEAR_MEAN);
    }

    /** The mean cost of drugs in fen, weighted likewise; empty where not every case carries it. */
    public Optional<Fraction> weightedMeanDrugFen(final List<Integer> weights, final YearWeighting weighting) {
        return subCostCases < cases() || cases() == 0
                ? Optional.empty()
                : Optional.of(weightedMean(drugFenByYear, weights, weighting));
    }

    /** The mean cost of consumables in fen, weighted likewise; empty where not every case carries it. */
    public Optional<Fraction> weightedMeanConsumableFen(final List<Integer> weights, final YearWeighting weighting) {
        return subCostCases < cases() || cases() == 0
                ? Optional.empty()
                : Optional.of(weightedMean(consumableFenByYear, weights, weighting));
    }

    private Fraction weightedMean(
            final List<Long> amounts, final List<Integer> weights, final YearWeighting weighting) {
        return weighting == YearWeighting.YEAR_MEAN ? yearMean(amounts, weights) : caseWeighted(amounts, weights);
    }

    private Fraction yearMean(final List<Long> amounts, final List<Integer> weights) {
        Fraction sum = Fraction.ZERO;
        long weight = 0;
        for (int year = 0; year < casesByYear.size(); year++) {
            if (casesByYear.get(year) > 0) {
                sum = sum.plus(
                        Fraction.of(amounts.get(year), casesByYear.get(year)).times(weights.get(year)));
                weight += weights.get(year);
            }
        }
        return sum.dividedBy(Fraction.of(positive(weight), 1));
    }

    private Fraction caseWeighted(final List<Long> amounts, final List<Integer> weights) {
        long amount = 0;
        long weight = 0;
        for (int year = 0; year < casesByYear.size(); year++) {
            amount = Math.addExact(amount, Math.multiplyExact(amounts.get(year), (long) weights.get(year)));
            weight = Math.addExact(weight, Math.multiplyExact(casesByYear.get(year), (long) weights.get(year)));
        }
        return Fraction.of(amount, positive(weight));
    }

    private static long positive(final long weight) {
        if (weight == 0) {
            throw new IllegalStateException("A mean of no cases");
        }
        return weight;
    }

    /** Population standard deviation over mean of all years' cases, unweighted; six decimals, half up. */
    public BigDecimal coefficientOfVariation() {
        final BigInteger cases = BigInteger.valueOf(cases());
        final BigInteger cost = BigInteger.valueOf(costFen());
        // sd / mean = sqrt(n * sum of squares - sum^2) / sum
        final BigInteger spread = cases.multiply(squareFen).subtract(cost.multiply(cost));
        return new BigDecimal(spread).sqrt(WIDE).divide(new BigDecimal(cost), 6, RoundingMode.HALF_UP);
    }

    /** Sum of squared deviations from the mean, in fen squared, to sixty digits; 0 without cases. */
    public BigDecimal squaredDeviations() {
        if (cases() == 0) {
            return BigDecimal.ZERO;
        }
        final BigDecimal cost = BigDecimal.valueOf(costFen());
        return new BigDecimal(squareFen).subtract(cost.multiply(cost).divide(BigDecimal.valueOf(cases()), WIDE), WIDE);
    }

    private static List<Long> sum(final List<Long> left, final List<Long> right) {
        final List<Long> sums = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            sums.add(Math.addExact(left.get(i), right.get(i)));
        }
        return sums;
    }
}
