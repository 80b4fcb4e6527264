package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Seasonality")
class SeasonalityTest {
    @ParameterizedTest
    @CsvSource({
        "2023, 1", // 22 January
        "2024, 2", // 10 February
        "2025, 2", // 29 January: three of seven days in January
        "2017, 1", // 28 January: four of seven
        "2033, 2", // 31 January
    })
    void theFestivalMonthHoldsMostOfTheSevenDays(final int year, final int month) {
        assertThat(SpringFestival.month(year)).contains(month);
    }

    @Test
    void theTableOfFestivalsIsCompleteAndPlausible() {
        for (int year = 2015; year <= 2035; year++) {
            final java.time.LocalDate day = SpringFestival.day(year).orElseThrow();
            assertThat(day).isBetween(java.time.LocalDate.of(year, 1, 21), java.time.LocalDate.of(year, 2, 20));
            if (year > 2015) {
                // Twelve or thirteen moons after the last one.
                final long days = java.time.temporal.ChronoUnit.DAYS.between(
                        SpringFestival.day(year - 1).orElseThrow(), day);
                assertThat(days).isIn(353L, 354L, 355L, 383L, 384L, 385L);
            }
        }
        assertThat(SpringFestival.day(2014)).isEmpty();
        assertThat(SpringFestival.month(2036)).isEmpty();
    }

    @Test
    void theSharesOfAPastYearWithTheFestivalInTheSameMonthStay() {
        final Seasonality seasonality = Seasonality.of(2025, List.of(2024), year(2024, 60, 40, 90));
        assertThat(seasonality.by(1)).isEqualByComparingTo("0.06");
        assertThat(seasonality.by(2)).isEqualByComparingTo("0.10");
        assertThat(seasonality.by(11)).isEqualByComparingTo("0.91");
        assertThat(seasonality.by(12)).isEqualByComparingTo("1");
    }

    @Test
    void theFestivalTakesItsShareToTheOtherMonth() {
        // In 2024 the festival month, February, had 4 %; in 2028 it is January.
        final Seasonality seasonality = Seasonality.of(2028, List.of(2024), year(2024, 60, 40, 90));
        assertThat(seasonality.by(1)).isEqualByComparingTo("0.04");
        assertThat(seasonality.by(2)).isEqualByComparingTo("0.10");
    }

    @Test
    void everyPastYearCountsAlikeHoweverLarge() {
        final Map<Integer, Long> fen = year(2024, 60, 40, 90);
        fen.putAll(year(2025, 2000, 2000, 600)); // 20 % and 20 % of 10,000
        final Seasonality seasonality = Seasonality.of(2026, List.of(2025, 2024, 2023), fen);
        assertThat(seasonality.pastYears()).containsExactly(2024, 2025);
        assertThat(seasonality.by(1)).isEqualByComparingTo("0.13");
        assertThat(seasonality.by(2)).isEqualByComparingTo("0.25");
        assertThat(seasonality.note().en()).isEqualTo("expected shares from 2024, 2025");
    }

    @Test
    void withoutAFullPastYearEveryMonthHasATwelfthAndTheNoteSaysSo() {
        final Map<Integer, Long> fen = year(2024, 60, 40, 90);
        fen.remove(202407);
        final Seasonality seasonality = Seasonality.of(2025, List.of(2024), fen);
        assertThat(seasonality.by(1)).isEqualByComparingTo("0.083333333333");
        assertThat(seasonality.by(6)).isEqualByComparingTo("0.5");
        assertThat(seasonality.by(12)).isEqualByComparingTo("1");
        assertThat(seasonality.pastYears()).isEmpty();
        assertThat(seasonality.note().en()).startsWith("no full past year");
    }

    /** A year with these amounts in January and February and one in every other month. */
    static Map<Integer, Long> year(final int year, final long january, final long february, final long other) {
        final Map<Integer, Long> fen = new TreeMap<>();
        Months.range(year * 100 + 1, year * 100 + 12)
                .forEach(month -> fen.put(month, month % 100 == 1 ? january : month % 100 == 2 ? february : other));
        return fen;
    }
}
