package org.dipper.supervision.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Monthly signals")
class MonthlySignalsTest {
    private static final MonthlySignals SIGNALS = new MonthlySignals(SignalParameters.DEFAULT, 30);

    @Test
    void alarmsWhereEventsDoubleAndNotWhereTheyStayAsExpected() {
        final List<InstitutionMonth> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            months.add(month("CALM", month, 5 + month % 2, 5.5));
            months.add(month("DOUBLED", month, month <= 6 ? 5 : 11, 5.5));
        }
        final List<InstitutionMonth> alarms = SIGNALS.apply(months).stream()
                .filter(MonthlySignalsTest::isAlarm)
                .map(MonthlySignal::figures)
                .toList();
        assertThat(alarms).extracting(InstitutionMonth::institutionCode).containsOnly("DOUBLED");
        assertThat(alarms.get(0).month()).isBetween(202407, 202409);
    }

    @Test
    void falseAlarmsComeAsRarelyAsChosen() {
        final Random random = new Random(12);
        final List<InstitutionMonth> months = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            final String code = String.format(Locale.ROOT, "H%04d", i);
            for (int month = 1; month <= 12; month++) {
                months.add(month(code, month, poisson(random, 6), 6));
            }
        }
        final long alarmed = SIGNALS.apply(months).stream()
                .filter(MonthlySignalsTest::isAlarm)
                .map(signal -> signal.figures().institutionCode())
                .distinct()
                .count();
        // Counts are whole, so the limit may hold fewer than 5 %; 1.5 % are three standard errors.
        assertThat(alarmed / 2_000.0).isBetween(0.02, 0.065);
    }

    @Test
    void pValuesAreThoseOfThePoissonDistributionAndAdjustedWithinTheMonth() {
        final List<MonthlySignal> signals = SIGNALS.apply(
                List.of(month("A", 1, 3, 1), month("B", 1, 1, 1), month("C", 1, 0, 1), month("A", 2, 3, 1)));
        // 1 - e^-1 (1 + 1 + 1/2); 1 - e^-1
        assertThat(reading(signals, "A", 1).pValue()).isCloseTo(0.0803014, within(1e-7));
        assertThat(reading(signals, "A", 1).qValue()).isCloseTo(3 * 0.0803014, within(1e-6));
        assertThat(reading(signals, "B", 1).pValue()).isCloseTo(0.6321206, within(1e-7));
        assertThat(reading(signals, "C", 1).pValue()).isEqualTo(1);
        assertThat(reading(signals, "A", 2).qValue()).isCloseTo(0.0803014, within(1e-7));
    }

    @Test
    void aMonthWithoutExpectedHasNoReadingAndLeavesTheSumWhereItIs() {
        final List<MonthlySignal> signals =
                SIGNALS.apply(List.of(month("A", 1, 8, 4), month("A", 2, 3, 0), month("A", 3, 6, 4)));
        assertThat(signals.get(1).reading()).isEmpty();
        assertThat(signals.get(2).reading().orElseThrow().cusum()).isCloseTo(14 * Math.log(2) - 8, within(1e-12));
    }

    @Test
    void aHospitalWithThousandsOfEventsHasALimitToo() {
        final List<MonthlySignal> signals =
                SIGNALS.apply(List.of(month("BIG", 1, 3_000, 3_000), month("BIG", 2, 6_000, 3_000)));
        assertThat(isAlarm(signals.get(0))).isFalse();
        assertThat(isAlarm(signals.get(1))).isTrue();
    }

    @Test
    void fewCasesAreMarked() {
        assertThat(SIGNALS.apply(List.of(
                        new InstitutionMonth("A", 202401, 29, 1, 1), new InstitutionMonth("A", 202402, 30, 1, 1))))
                .extracting(MonthlySignal::isSmallCount)
                .containsExactly(true, false);
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        final Random random = new Random(13);
        final List<InstitutionMonth> months = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int month = 1; month <= 12; month++) {
                months.add(month("H" + i, month, random.nextInt(12), 1 + 8 * random.nextDouble()));
            }
        }
        final List<MonthlySignal> signals = SIGNALS.apply(months);
        Collections.shuffle(months, random);
        assertThat(SIGNALS.apply(months)).isEqualTo(signals);
    }

    @Test
    void rowsFollowTheirContract() {
        final Dataset<Row> rows = new MonthlySignalRows("2024", "readmission_30d_any")
                .apply(SparkSessions.shared(), SIGNALS.apply(List.of(month("A", 1, 5, 5), month("A", 2, 3, 0))));
        assertThat(rows.columns()).containsExactlyElementsOf(MonthlySignalTable.CONTRACT.columnNames());
        assertThat(rows.orderBy("month").collectAsList())
                .extracting(row -> row.<Boolean>getAs("is_alarm"))
                .containsExactly(false, null);
    }

    @Test
    void refusesAMonthThatComesTwice() {
        assertThatThrownBy(() -> SIGNALS.apply(List.of(month("A", 1, 5, 5), month("A", 1, 6, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("202401 of institution A comes twice");
    }

    private static InstitutionMonth month(
            final String institution, final int month, final long observed, final double expected) {
        return new InstitutionMonth(institution, 202400 + month, 100, observed, expected);
    }

    private static boolean isAlarm(final MonthlySignal signal) {
        return signal.reading().map(MonthlySignal.Reading::isAlarm).orElse(false);
    }

    private static MonthlySignal.Reading reading(
            final List<MonthlySignal> signals, final String institution, final int month) {
        return signals.stream()
                .filter(signal -> signal.figures().institutionCode().equals(institution))
                .filter(signal -> signal.figures().month() == 202400 + month)
                .findFirst()
                .flatMap(MonthlySignal::reading)
                .orElseThrow();
    }

    private static long poisson(final Random random, final double mean) {
        double product = random.nextDouble();
        long events = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            events++;
        }
        return events;
    }
}
