package org.dipper.catalog.auxiliary;

import java.math.BigInteger;
import org.dipper.catalog.Fraction;

/**
 * What some cases of one year cost, as sums over whole fen.
 *
 * @param cases cases
 * @param costFen total cost in fen
 * @param squareFen sum of squared costs in fen squared
 */
public record CostSpread(long cases, long costFen, BigInteger squareFen) {
    public static final CostSpread NONE = new CostSpread(0, 0, BigInteger.ZERO);

    /** The sums of two disjoint sets of cases. */
    public CostSpread plus(final CostSpread other) {
        return new CostSpread(
                Math.addExact(cases, other.cases),
                Math.addExact(costFen, other.costFen),
                squareFen.add(other.squareFen));
    }

    /** The sums without those of a part. */
    public CostSpread minus(final CostSpread part) {
        return new CostSpread(cases - part.cases, costFen - part.costFen, squareFen.subtract(part.squareFen));
    }

    /** The mean cost in fen; there must be a case. */
    public Fraction meanFen() {
        return Fraction.of(costFen, cases);
    }

    /** The sum of squared differences from the mean, in fen squared; 0 without cases. */
    public Fraction squaredDifferences() {
        if (cases == 0) {
            return Fraction.ZERO;
        }
        final BigInteger cost = BigInteger.valueOf(costFen);
        final BigInteger count = BigInteger.valueOf(cases);
        return new Fraction(count.multiply(squareFen).subtract(cost.multiply(cost)), count);
    }
}
