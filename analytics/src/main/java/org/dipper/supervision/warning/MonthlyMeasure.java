package org.dipper.supervision.warning;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an indicator counted for a subject in a month. Comparisons multiply instead of dividing, so that a value exactly at
 * a threshold is seen to be exactly there.
 *
 * @param subject whom it is about
 * @param indicator the indicator
 * @param month the month, yyyymm
 * @param numerator what is counted, in the unit of the indicator times the denominator
 * @param denominator over how many, not below 0; 0 means that there is no value
 */
public record MonthlyMeasure(
        Subject subject, String indicator, int month, BigDecimal numerator, BigDecimal denominator) {
    /** Decimals of a value that people read. */
    static final int DECIMALS = 6;

    public MonthlyMeasure {
        requireNonNull(subject, "subject");
        requireNonNull(indicator, "indicator");
        requireNonNull(numerator, "numerator");
        requireNonNull(denominator, "denominator");
        Months.require(month);
        if (denominator.signum() < 0) {
            throw new IllegalArgumentException("The denominator of " + indicator + " is below 0");
        }
    }

    /** Whether there is something to divide by. */
    public boolean hasValue() {
        return denominator.signum() > 0;
    }

    /** The value, rounded half up to six decimals; none where the denominator is 0. */
    public Optional<BigDecimal> value() {
        return hasValue()
                ? Optional.of(numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** How the exact value compares with a number: below 0, 0 or above 0. */
    int against(final BigDecimal limit) {
        return numerator.compareTo(limit.multiply(denominator));
    }

    /** How the exact value compares with the exact value of another measure times a factor. */
    int against(final MonthlyMeasure other, final BigDecimal factor) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(factor).multiply(denominator));
    }

    /** The value times a factor, rounded once, half up to six decimals. */
    BigDecimal times(final BigDecimal factor) {
        return numerator.multiply(factor).divide(denominator, DECIMALS, RoundingMode.HALF_UP);
    }
}
