package org.dipper.supervision.warning;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When Spring Festival (春节) is, 2015 to 2035. Hospitals are emptier around it and fuller before and after, so the month it
 * falls in looks cheap.
 *
 * <p>Source: the Chinese lunisolar calendar (GB/T 33661-2017): the day, in Beijing time, of the new moon that begins the
 * first month. In 2027 that is four minutes before midnight of 6 February, in 2030 seven minutes after midnight of 3
 * February: software that reckons less closely has the neighbouring day. The month is the same either way.
 */
public final class SpringFestival {
    private static final int DAYS = 7;
    private static final Map<Integer, LocalDate> DAYS_BY_YEAR = Map.ofEntries(
            day(2015, 2, 19),
            day(2016, 2, 8),
            day(2017, 1, 28),
            day(2018, 2, 16),
            day(2019, 2, 5),
            day(2020, 1, 25),
            day(2021, 2, 12),
            day(2022, 2, 1),
            day(2023, 1, 22),
            day(2024, 2, 10),
            day(2025, 1, 29),
            day(2026, 2, 17),
            day(2027, 2, 6),
            day(2028, 1, 26),
            day(2029, 2, 13),
            day(2030, 2, 3),
            day(2031, 1, 23),
            day(2032, 2, 11),
            day(2033, 1, 31),
            day(2034, 2, 19),
            day(2035, 2, 8));

    private SpringFestival() {}

    /** The day of a year; empty outside 2015 to 2035. */
    public static Optional<LocalDate> day(final int year) {
        return Optional.ofNullable(DAYS_BY_YEAR.get(year));
    }

    /**
     * The month, 1 or 2, that most of the seven days from Spring Festival on fall in: 29 January 2025 has four of them in
     * February. Empty outside 2015 to 2035.
     */
    public static Optional<Integer> month(final int year) {
        return day(year).map(first -> {
            final long inJanuary = IntStream.range(0, DAYS)
                    .filter(offset -> first.plusDays(offset).getMonthValue() == 1)
                    .count();
            return inJanuary * 2 > DAYS ? 1 : 2;
        });
    }

    private static Map.Entry<Integer, LocalDate> day(final int year, final int month, final int dayOfMonth) {
        return Map.entry(year, LocalDate.of(year, month, dayOfMonth));
    }
}
