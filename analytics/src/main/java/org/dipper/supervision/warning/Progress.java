package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Where a subject's fund of the year stands at the end of a month, as known then.
 *
 * @param subject a community or a pool
 * @param month the month, yyyymm
 * @param budgetFen the annual total
 * @param bookedFen fund of the year's discharges settled so far
 * @param developedFen the same with what is still to come
 * @param expectedShare the share of the year that is expected by now
 * @param forecast the year end, where it can be told
 * @param note how the figures came about, and what is missing
 */
public record Progress(
        Subject subject,
        int month,
        long budgetFen,
        long bookedFen,
        long developedFen,
        BigDecimal expectedShare,
        Optional<Forecast> forecast,
        Bilingual note) {

    /**
     * Cumulative fund over annual total times expected share, rounded half up to six decimals; none where nothing is expected
     * yet. The bands go by the rounded ratio, since the share of a twelfth is rounded already: what people read is what is
     * compared.
     */
    public Optional<BigDecimal> ratio() {
        final BigDecimal line = line();
        return line.signum() > 0
                ? Optional.of(
                        BigDecimal.valueOf(developedFen).divide(line, MonthlyMeasure.DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Whether the ratio is above a limit. */
    boolean isAbove(final BigDecimal limit) {
        return ratio().filter(ratio -> ratio.compareTo(limit) > 0).isPresent();
    }

    /** Whether the ratio is below a limit. */
    boolean isBelow(final BigDecimal limit) {
        return ratio().filter(ratio -> ratio.compareTo(limit) < 0).isPresent();
    }

    /** How far the fund is from the budget line, in fen, above 0 on either side. */
    long distanceFen() {
        return BigDecimal.valueOf(developedFen)
                .subtract(line())
                .abs()
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private BigDecimal line() {
        return BigDecimal.valueOf(budgetFen).multiply(expectedShare);
    }
}
