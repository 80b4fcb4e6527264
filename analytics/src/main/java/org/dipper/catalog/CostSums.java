package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a group's cases cost, as sums over whole fen; every mean, score and variation is one division at the end.
 *
 * @param casesByYear cases of each history year, oldest first
 * @param costFenByYear cost of each history year in fen
 * @param squareFen sum of squared costs over all years, in fen squared
 */
public record CostSums(List<Long> casesByYear, List<Long> costFenByYear, BigInteger squareFen) {
    private static final MathContext SQUARE_ROOT = new MathContext(60, RoundingMode.HALF_EVEN);

    public CostSums {
        casesByYear = List.copyOf(casesByYear);
        costFenByYear = List.copyOf(costFenByYear);
    }

    /** The sums of two disjoint sets of cases. */
    public CostSums plus(final CostSums other) {
        return new CostSums(
                sum(casesByYear, other.casesByYear),
                sum(costFenByYear, other.costFenByYear),
                squareFen.add(other.squareFen));
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
     * The mean cost in fen: yearly means, weighted, the weights renormalised over the years that have cases.
     *
     * <p>Rule: DIP 3.0 specification (comment draft), disease group score, weights 1 : 2 : 7.
     *
     * @param weights weight of each year, oldest first
     * @throws IllegalStateException where there is no case at all
     */
    public Fraction weightedMeanFen(final List<Integer> weights) {
        Fraction sum = Fraction.ZERO;
        long weight = 0;
        for (int year = 0; year < casesByYear.size(); year++) {
            if (casesByYear.get(year) > 0) {
                sum = sum.plus(Fraction.of(costFenByYear.get(year), casesByYear.get(year))
                        .times(weights.get(year)));
                weight += weights.get(year);
            }
        }
        if (weight == 0) {
            throw new IllegalStateException("A mean of no cases");
        }
        return sum.dividedBy(Fraction.of(weight, 1));
    }

    /** Population standard deviation over mean of all years' cases, unweighted; six decimals, half up. */
    public BigDecimal coefficientOfVariation() {
        final BigInteger cases = BigInteger.valueOf(cases());
        final BigInteger cost = BigInteger.valueOf(costFen());
        // sd / mean = sqrt(n * sum of squares - sum^2) / sum
        final BigInteger spread = cases.multiply(squareFen).subtract(cost.multiply(cost));
        return new BigDecimal(spread).sqrt(SQUARE_ROOT).divide(new BigDecimal(cost), 6, RoundingMode.HALF_UP);
    }

    private static List<Long> sum(final List<Long> left, final List<Long> right) {
        final List<Long> sums = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            sums.add(Math.addExact(left.get(i), right.get(i)));
        }
        return sums;
    }
}
