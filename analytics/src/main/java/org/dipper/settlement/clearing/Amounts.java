package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;

/** Whole numbers of fen and of ten-thousandths of a point, from exact fractions that are rounded once. */
final class Amounts {
    /** A point value of 1 yuan in millionths. */
    private static final int VALUE_DECIMALS = 6;
    /** Fen x 10^8 / millionths of a yuan a point are ten-thousandths of a point, and the other way round. */
    private static final BigInteger SCALE = BigInteger.TEN.pow(8);

    private Amounts() {}

    /** What points are worth at a value of yuan per point, as a fraction of fen. */
    static Fraction worth(final long units, final BigDecimal yuanPerPoint) {
        return new Fraction(BigInteger.valueOf(units).multiply(millionths(yuanPerPoint)), SCALE);
    }

    /** The points in ten-thousandths that an amount of fen is, as a fraction. */
    static Fraction points(final Fraction fen, final BigDecimal yuanPerPoint) {
        return new Fraction(fen.numerator().multiply(SCALE), fen.denominator().multiply(millionths(yuanPerPoint)));
    }

    /** A decimal that is not negative or is, as the fraction it is. */
    static Fraction exactly(final BigDecimal number) {
        final int decimals = Math.max(0, number.scale());
        return new Fraction(number.setScale(decimals).unscaledValue(), BigInteger.TEN.pow(decimals));
    }

    /** The product. */
    static Fraction product(final Fraction one, final Fraction other) {
        return new Fraction(
                one.numerator().multiply(other.numerator()), one.denominator().multiply(other.denominator()));
    }

    static <T> long sum(final Collection<T> rows, final ToLongFunction<T> number) {
        return rows.stream().mapToLong(number).reduce(0, Math::addExact);
    }

    /** The refusal of sums that leave the range of a long. */
    static DipperException tooLarge(final String whose, final ArithmeticException overflow) {
        return DipperException.refused(
                "The money of " + whose + " cannot be counted.",
                "A sum does not fit 9.2 x 10^18 fen (" + overflow.getMessage() + ").",
                "Check its points, cost and deductions.");
    }

    private static BigInteger millionths(final BigDecimal yuanPerPoint) {
        if (yuanPerPoint.signum() <= 0 || yuanPerPoint.stripTrailingZeros().scale() > VALUE_DECIMALS) {
            throw DipperException.refused(
                    "A point value of " + yuanPerPoint.toPlainString() + " yuan is refused.",
                    "It must be above 0 and have at most six decimals.",
                    "Give year_start_point_value for the pool, or check the history that it is measured on.");
        }
        return yuanPerPoint.movePointRight(VALUE_DECIMALS).toBigIntegerExact();
    }
}
