package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fund at the end of the year.
 *
 * <p>The forecast is the annual total times the progress ratio, which is the fund so far over the expected share. The
 * interval multiplies it by ranks of back-test residuals: for past years, what the year came to over what would have been
 * forecast at the same month. With n residuals the ranks are (n + 1) x 10 % rounded down and (n + 1) x 90 % rounded up for
 * an interval of 80 %; with fewer than nine that is the smallest and the largest, and covers less than it says.
 *
 * @param fen the forecast
 * @param interval where the year end lies in the asked share of past cases; empty without residuals
 * @param residuals how many residuals the interval is from
 */
public record Forecast(long fen, Optional<Interval> interval, int residuals) {
    /**
     * A range of fund.
     *
     * @param lowFen its lower end
     * @param highFen its upper end
     */
    public record Interval(long lowFen, long highFen) {}

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * Forecasts a year.
     *
     * @param developedFen the fund so far
     * @param expectedShare the share of the year that is expected by now, above 0
     * @param residuals year end over forecast of past years, in any order
     * @param coverage the share of residuals to cover
     */
    static Forecast of(
            final long developedFen,
            final BigDecimal expectedShare,
            final List<BigDecimal> residuals,
            final BigDecimal coverage) {
        final long fen = fen(BigDecimal.valueOf(developedFen).divide(expectedShare, 6, RoundingMode.HALF_UP));
        if (residuals.isEmpty()) {
            return new Forecast(fen, Optional.empty(), 0);
        }
        final List<BigDecimal> sorted = new ArrayList<>(residuals);
        sorted.sort(BigDecimal::compareTo);
        final BigDecimal tail = BigDecimal.ONE.subtract(coverage).divide(TWO);
        final BigDecimal places = BigDecimal.valueOf(sorted.size() + 1L);
        final int low = places.multiply(tail).setScale(0, RoundingMode.FLOOR).intValueExact();
        final int high = places.multiply(BigDecimal.ONE.subtract(tail))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return new Forecast(
                fen,
                Optional.of(new Interval(
                        fen(BigDecimal.valueOf(fen).multiply(sorted.get(Math.max(1, low) - 1))),
                        fen(BigDecimal.valueOf(fen).multiply(sorted.get(Math.min(sorted.size(), high) - 1))))),
                sorted.size());
    }

    private static long fen(final BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
