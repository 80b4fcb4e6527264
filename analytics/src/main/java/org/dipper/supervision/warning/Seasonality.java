package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The share of a year's fund that is expected by the end of each month, from full past years.
 *
 * <p>Every past year counts alike: the mean of its monthly shares. January and February swap their shares where Spring
 * Festival is in the other month than in the past year: the festival month of the past stands for the festival month of the
 * year. Where there is no full past year, each month is expected to have one twelfth, and the note says so.
 *
 * @param cumulative the expected share by the end of month 1 to 12, twelve decimals; the last is 1
 * @param pastYears the years that it is from, oldest first
 * @param note what people should know of it
 */
public record Seasonality(List<BigDecimal> cumulative, List<Integer> pastYears, Bilingual note) {
    /** Decimals of a share. */
    static final int DECIMALS = 12;

    public Seasonality {
        cumulative = List.copyOf(cumulative);
        pastYears = List.copyOf(pastYears);
    }

    /**
     * The expected shares of a year.
     *
     * @param year the year
     * @param candidates the past years that may count
     * @param fenByMonth fund by month, yyyymm
     */
    public static Seasonality of(
            final int year, final Collection<Integer> candidates, final Map<Integer, Long> fenByMonth) {
        final List<Integer> full = candidates.stream()
                .filter(past -> past != year && isFull(past, fenByMonth))
                .sorted()
                .toList();
        return full.isEmpty() ? even() : of(year, full, fenByMonth);
    }

    /** Whether a year has every month and some fund in all. */
    public static boolean isFull(final int year, final Map<Integer, Long> fenByMonth) {
        return months(year).stream().allMatch(fenByMonth::containsKey)
                && total(year, fenByMonth).signum() > 0;
    }

    /** The expected share by the end of a month of the year, 1 to 12. */
    public BigDecimal by(final int monthOfYear) {
        return cumulative.get(monthOfYear - 1);
    }

    private static Seasonality of(final int year, final List<Integer> full, final Map<Integer, Long> fenByMonth) {
        final List<BigDecimal> cumulative = new ArrayList<>();
        for (int month = 1; month < Months.OF_A_YEAR; month++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (final int past : full) {
                BigDecimal fen = BigDecimal.ZERO;
                for (int each = 1; each <= month; each++) {
                    fen = fen.add(BigDecimal.valueOf(
                            fenByMonth.get(Months.january(past) - 1 + counterpart(each, year, past))));
                }
                sum = sum.add(fen.divide(total(past, fenByMonth), 2 * DECIMALS, RoundingMode.HALF_UP));
            }
            cumulative.add(sum.divide(BigDecimal.valueOf(full.size()), DECIMALS, RoundingMode.HALF_UP));
        }
        cumulative.add(BigDecimal.ONE.setScale(DECIMALS));
        final String years = full.stream()
                .map(String::valueOf)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return new Seasonality(
                cumulative, full, new Bilingual("expected shares from " + years, "预期进度依据 " + years + " 年"));
    }

    private static Seasonality even() {
        return new Seasonality(
                IntStream.rangeClosed(1, Months.OF_A_YEAR)
                        .mapToObj(month -> BigDecimal.valueOf(month)
                                .divide(BigDecimal.valueOf(Months.OF_A_YEAR), DECIMALS, RoundingMode.HALF_UP))
                        .toList(),
                List.of(),
                new Bilingual("no full past year: even shares of one twelfth", "无完整历史年度：按每月十二分之一均摊"));
    }

    /** The month of a past year that stands for a month of the year. */
    private static int counterpart(final int month, final int year, final int past) {
        final boolean hasMoved = SpringFestival.month(year)
                .flatMap(now -> SpringFestival.month(past).map(then -> !then.equals(now)))
                .orElse(false);
        return hasMoved && month <= 2 ? 3 - month : month;
    }

    private static BigDecimal total(final int year, final Map<Integer, Long> fenByMonth) {
        return months(year).stream()
                .map(month -> BigDecimal.valueOf(fenByMonth.getOrDefault(month, 0L)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Integer> months(final int year) {
        return Months.range(Months.january(year), Months.january(year) + Months.OF_A_YEAR - 1);
    }
}
