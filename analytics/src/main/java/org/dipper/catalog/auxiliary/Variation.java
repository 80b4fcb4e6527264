package org.dipper.catalog.auxiliary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.dipper.catalog.Fraction;

/**
 * A coefficient of variation (变异系数) as its exact square: squared differences over cases, over the squared mean. Comparing
 * squares needs no root; a root is taken once, for reading.
 *
 * @param square the squared CV
 */
record Variation(Fraction square) implements Comparable<Variation> {
    private static final MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final int DECIMALS = 6;

    /**
     * The variation of cases of a group around means of their own.
     *
     * @param squaredDifferences squared differences of all its cases, summed over the cells of a split, in fen squared
     * @param group the sums of the group, of cost above 0
     */
    static Variation of(final Fraction squaredDifferences, final CostSpread group) {
        // (differences / n) / (cost / n)^2 = differences x n / cost^2
        final BigInteger cost = BigInteger.valueOf(group.costFen());
        return new Variation(
                squaredDifferences.times(group.cases()).dividedBy(new Fraction(cost.multiply(cost), BigInteger.ONE)));
    }

    /** A policy's limit as a variation. */
    static Variation limit(final BigDecimal cv) {
        final BigDecimal plain = cv.scale() < 0 ? cv.setScale(0) : cv;
        return new Variation(new Fraction(
                plain.unscaledValue().multiply(plain.unscaledValue()), BigInteger.TEN.pow(2 * plain.scale())));
    }

    /** The variation times a factor. */
    Variation times(final BigDecimal factor) {
        final Fraction squared = limit(factor).square;
        return new Variation(new Fraction(
                square.numerator().multiply(squared.numerator()),
                square.denominator().multiply(squared.denominator())));
    }

    /** The variation, six decimals, half up. */
    BigDecimal rounded() {
        return new BigDecimal(square.numerator())
                .divide(new BigDecimal(square.denominator()), PRECISION)
                .sqrt(PRECISION)
                .setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(final Variation other) {
        return square.numerator()
                .multiply(other.square.denominator())
                .compareTo(other.square.numerator().multiply(square.denominator()));
    }
}
