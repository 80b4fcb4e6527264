package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rule kinds")
class RuleKindsTest {
    private static final int MARCH = 202503;

    @ParameterizedTest
    @CsvSource({
        "above, 0.03, 3, 100, NORMAL", // exactly at the limit
        "above, 0.03, 3.0001, 100, FIRED",
        "below, 0.95, 95, 100, NORMAL",
        "below, 0.95, 94.9999, 100, FIRED",
        "above, 0.333333, 1, 3, FIRED", // 1/3 rounds to the limit and is above it
        "below, 0.333334, 1, 3, FIRED",
    })
    void anAbsoluteLimitFiresBeyondItAndNotAtIt(
            final String direction, final String limit, final String count, final String of, final Signal signal) {
        final WarningKind kind = new AbsoluteLimit(direction(direction), new BigDecimal(limit));
        final Judgement judgement = judge(kind, new Series().with("H", MARCH, count, of), "H");
        assertThat(judgement.signal()).isEqualTo(signal);
        assertThat(judgement.threshold().orElseThrow()).isEqualByComparingTo(limit);
    }

    @ParameterizedTest
    @CsvSource({
        "above, 0.15, 1000, 1150, NORMAL",
        "above, 0.15, 1000, 1150.01, FIRED",
        "below, -0.2, 1000, 800, NORMAL",
        "below, -0.2, 1000, 799.99, FIRED",
        "above, 0.15, 1000, 800, NORMAL",
    })
    void growthIsMeasuredOnTheMonthBefore(
            final String direction, final String change, final String before, final String now, final Signal signal) {
        final WarningKind kind = new MonthOnMonth(direction(direction), new BigDecimal(change));
        final Judgement judgement =
                judge(kind, new Series().with("H", 202502, before).with("H", MARCH, now), "H");
        assertThat(judgement.signal()).isEqualTo(signal);
        assertThat(judgement.reference().orElseThrow()).isEqualByComparingTo(before);
        assertThat(judgement.threshold().orElseThrow())
                .isEqualByComparingTo(new BigDecimal(before).multiply(BigDecimal.ONE.add(new BigDecimal(change))));
    }

    @Test
    void theMonthBeforeJanuaryIsDecember() {
        final Series series = new Series().with("H", 202412, "10").with("H", 202501, "12");
        final Judgement judgement =
                judge(new MonthOnMonth(Direction.ABOVE, new BigDecimal("0.15")), series, "H", 202501, "0");
        assertThat(judgement.signal()).isEqualTo(Signal.FIRED);
        assertThat(judgement.threshold().orElseThrow()).isEqualByComparingTo("11.5");
    }

    @Test
    void growthOnLastYearLooksAtTheSameMonth() {
        final Series series =
                new Series().with("H", 202403, "100").with("H", 202502, "500").with("H", MARCH, "105.01");
        final Judgement judgement = judge(new YearOnYear(Direction.ABOVE, new BigDecimal("0.05")), series, "H");
        assertThat(judgement.signal()).isEqualTo(Signal.FIRED);
        assertThat(judgement.reference().orElseThrow()).isEqualByComparingTo("100");
    }

    @Test
    void theNinetiethPercentileOfTenPeersIsTheNinthAndAtItNothingFires() {
        final Series series = new Series();
        for (int peer = 1; peer <= 10; peer++) {
            series.with("P" + peer, MARCH, String.valueOf(peer));
        }
        series.with("AT", MARCH, "9").with("OVER", MARCH, "9.01");
        // Of the eleven others of AT (1 to 10, 9.01) the 90th percentile is the tenth value, 9.01.
        final Judgement at = judge(peers(), series, "AT");
        assertThat(at.reference().orElseThrow()).isEqualByComparingTo("9.01");
        assertThat(at.signal()).isEqualTo(Signal.NORMAL);
        // Of the eleven others of OVER (1 to 10, 9) it is the tenth value, 9.
        final Judgement over = judge(peers(), series, "OVER");
        assertThat(over.reference().orElseThrow()).isEqualByComparingTo("9");
        assertThat(over.signal()).isEqualTo(Signal.FIRED);
    }

    @Test
    void fivePeersAreEnoughAndFourAreNot() {
        final Series series = new Series().with("H", MARCH, "9");
        for (int peer = 1; peer <= 4; peer++) {
            series.with("P" + peer, MARCH, String.valueOf(peer));
        }
        assertThat(judge(peers(), series, "H").reason().orElseThrow().en())
                .isEqualTo("there are 4 peers, 5 are needed");
        assertThat(judge(peers(), series.with("P5", MARCH, "8"), "H").signal()).isEqualTo(Signal.FIRED);
    }

    @Test
    void peersAreOfTheSameGroupAndHaveEnoughCases() {
        final Series series = new Series().with("H", MARCH, "2").inGroup("H", "3");
        for (int peer = 1; peer <= 5; peer++) {
            series.with("P" + peer, MARCH, "1").inGroup("P" + peer, "3");
        }
        series.with("OTHER", MARCH, "9").inGroup("OTHER", "1");
        series.with("SMALL", MARCH, "90", "10").inGroup("SMALL", "3");
        final Judgement judgement = judge(peers(), series, "H", MARCH, "30");
        assertThat(judgement.reference().orElseThrow()).isEqualByComparingTo("1");
        assertThat(judgement.signal()).isEqualTo(Signal.FIRED);
    }

    @Test
    void whatIsMissingIsSaid() {
        final WarningKind growth = new MonthOnMonth(Direction.ABOVE, new BigDecimal("0.15"));
        final WarningKind limit = new AbsoluteLimit(Direction.ABOVE, BigDecimal.ONE);
        assertThat(reason(limit, new Series().with("X", MARCH, "1"))).isEqualTo("no value of rate in 202503");
        assertThat(reason(growth, new Series().with("H", MARCH, "1"))).isEqualTo("no value of rate in 202502");
        assertThat(reason(growth, new Series().with("H", MARCH, "1").with("H", 202502, "0")))
                .isEqualTo("the value of 202502 is not above 0");
        assertThat(reason(limit, new Series().with("H", MARCH, "0", "0"))).isEqualTo("the denominator of 202503 is 0");
        assertThat(judge(limit, new Series().with("H", MARCH, "5", "29"), "H", MARCH, "30")
                        .reason()
                        .orElseThrow()
                        .en())
                .isEqualTo("the denominator of 202503 is 29, 30 are needed");
        assertThat(judge(limit, new Series().with("H", MARCH, "60", "30"), "H", MARCH, "30")
                        .signal())
                .isEqualTo(Signal.FIRED);
    }

    @Test
    void chartsAreJudgedElsewhereAndSayWhereThereIsNone() {
        final ControlChart chart = new ControlChart("cusum", Map.of("limit", new BigDecimal("4.5")));
        final Series series = new Series().with("H", MARCH, "1");
        assertThat(reason(chart, series)).isEqualTo("no statistic for cusum is at hand");
        final ControlTest always = (asked, evidence) -> Judgement.of(
                true,
                evidence.at(evidence.month()).value().orElseThrow(),
                java.util.Optional.empty(),
                asked.parameters().get("limit"));
        final Evidence evidence = new Evidence(
                Series.institution("H"),
                MARCH,
                Series.RATE,
                BigDecimal.ZERO,
                series.build(),
                ProgressBook.EMPTY,
                always);
        assertThat(chart.judge(evidence).threshold()).contains(new BigDecimal("4.5"));
    }

    @Test
    void aThresholdCanBeTriedWhereThereIsOne() {
        assertThat(peers().withThreshold(new BigDecimal("0.8"))).isEqualTo(new AbovePeers(new BigDecimal("0.8"), 5));
        assertThatThrownBy(() -> peers().withThreshold(BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BudgetProgress(java.util.List.of(), java.util.Optional.empty())
                        .withThreshold(BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WarningKind peers() {
        return new AbovePeers(new BigDecimal("0.9"), 5);
    }

    private static Direction direction(final String name) {
        return Direction.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    private static String reason(final WarningKind kind, final Series series) {
        return judge(kind, series, "H").reason().orElseThrow().en();
    }

    private static Judgement judge(final WarningKind kind, final Series series, final String institution) {
        return judge(kind, series, institution, MARCH, "0");
    }

    private static Judgement judge(
            final WarningKind kind,
            final Series series,
            final String institution,
            final int month,
            final String minDenominator) {
        return kind.judge(new Evidence(
                Series.institution(institution),
                month,
                Series.RATE,
                new BigDecimal(minDenominator),
                series.build(),
                ProgressBook.EMPTY,
                ControlTest.NONE));
    }
}
