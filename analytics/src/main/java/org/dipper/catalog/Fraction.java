package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact quotient of whole numbers, rounded once and at the end.
 *
 * @param numerator the numerator
 * @param denominator the denominator, above 0
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    public static final Fraction ZERO = of(0, 1);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("A fraction's denominator must be above 0");
        }
    }

    /** A quotient of two numbers. */
    public static Fraction of(final long numerator, final long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Whether it is 0. */
    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** The sum. */
    public Fraction plus(final Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The product with a whole number. */
    public Fraction times(final long factor) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    /** The quotient by a fraction above 0. */
    public Fraction dividedBy(final Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The value, rounded half up. */
    public BigDecimal rounded(final int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    /** The value as a whole number, rounded half up. */
    public long roundedWhole() {
        return rounded(0).longValueExact();
    }
}
