package org.dipper.settlement;

import java.math.BigInteger;
import java.util.List;
import org.dipper.catalog.Fraction;

/**
 * What an insurance pool cost and scored in each year of a catalog's history.
 *
 * @param costFenByYear cost in fen, oldest year first
 * @param scoreUnitsByYear points in ten-thousandths, oldest year first
 */
public record PoolHistory(List<Long> costFenByYear, List<Long> scoreUnitsByYear) {
    private static final long UNITS_PER_POINT = 10_000;
    private static final long FEN_PER_YUAN = 100;

    public PoolHistory {
        costFenByYear = List.copyOf(costFenByYear);
        scoreUnitsByYear = List.copyOf(scoreUnitsByYear);
    }

    /**
     * The year-start point value (年初点值) in yuan per point: weighted cost over weighted points.
     *
     * <p>Rule: DIP 3.0 specification (comment draft), point values.
     *
     * @param weights weight of each year, oldest first
     * @throws IllegalStateException where the pool has no points
     */
    public Fraction yearStartPointValue(final List<Integer> weights) {
        BigInteger cost = BigInteger.ZERO;
        BigInteger units = BigInteger.ZERO;
        for (int year = 0; year < weights.size(); year++) {
            final BigInteger weight = BigInteger.valueOf(weights.get(year));
            cost = cost.add(weight.multiply(BigInteger.valueOf(costFenByYear.get(year))));
            units = units.add(weight.multiply(BigInteger.valueOf(scoreUnitsByYear.get(year))));
        }
        if (units.signum() == 0) {
            throw new IllegalStateException("A point value of no points");
        }
        return new Fraction(
                cost.multiply(BigInteger.valueOf(UNITS_PER_POINT)), units.multiply(BigInteger.valueOf(FEN_PER_YUAN)));
    }
}
