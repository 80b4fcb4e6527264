package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Six hospitals of 100 cases a month; H1 goes from 10 to 25 events in April, the others have 9 to 11. */
@DisplayName("Control charts and funnels")
class StatisticalChartsTest {
    private static final ControlChart CUSUM =
            new ControlChart("cusum", Map.of("odds_ratio", new BigDecimal("2"), "limit", new BigDecimal("4.5")));
    private static final ControlChart FUNNEL = new ControlChart("funnel", Map.of("limit", new BigDecimal("3.09")));

    @Test
    void theSumStaysAtZeroWhileAllIsAsExpectedAndMovesByTheWeightsOfSteiner() {
        final MonthlySeries series = hospitals(6);
        assertThat(judge(CUSUM, series, "H1", 202403).measured()).hasValue(new BigDecimal("0.000000"));
        // Peers at 0.1: an event adds ln 2 - ln 1.1, every other case takes ln 1.1 away: 25 * 0.597837 - 75 * 0.09531.
        final Judgement april = judge(CUSUM, series, "H1", 202404);
        assertThat(april.measured().orElseThrow().doubleValue())
                .isCloseTo(25 * Math.log(2 / 1.1) - 75 * Math.log(1.1), within(1e-6));
        assertThat(april.signal()).isEqualTo(Signal.FIRED);
        assertThat(april.reference()).hasValue(new BigDecimal("0.100000"));
        assertThat(april.threshold()).hasValue(new BigDecimal("4.5"));
        // After an alarm it starts anew: May alone, not April and May.
        assertThat(judge(CUSUM, series, "H1", 202405).measured()).isEqualTo(april.measured());
        assertThat(judge(CUSUM, series, "H2", 202404).signal()).isEqualTo(Signal.NORMAL);
    }

    @Test
    void theFunnelFiresForWhatStandsOutFromThePeersSpread() {
        final MonthlySeries series = hospitals(6);
        final Judgement april = judge(FUNNEL, series, "H1", 202404);
        // The peers spread less than chance, so nothing is added: 2 * root of 100 * (asin root 0.25 - asin root 0.1).
        assertThat(april.measured().orElseThrow().doubleValue())
                .isCloseTo(20 * (Math.asin(0.5) - Math.asin(Math.sqrt(0.1))), within(1e-6));
        assertThat(april.signal()).isEqualTo(Signal.FIRED);
        assertThat(judge(FUNNEL, series, "H1", 202403).signal()).isEqualTo(Signal.NORMAL);
        assertThat(judge(FUNNEL, series, "H2", 202404).signal()).isEqualTo(Signal.NORMAL);
    }

    @Test
    void theFundAtStakeIsTheFundOfTheShareBeyondThePeers() {
        assertThat(judge(FUNNEL, hospitals(6), "H1", 202404).stakeFen()).hasValue(150_000);
        assertThat(judge(CUSUM, hospitals(6), "H1", 202403).stakeFen()).hasValue(0);
    }

    @Test
    void nothingLaterIsUsed() {
        final MonthlySeries all = hospitals(6);
        final MonthlySeries untilApril = hospitals(4);
        for (final ControlChart chart : new ControlChart[] {CUSUM, FUNNEL}) {
            assertThat(judge(chart, untilApril, "H1", 202404)).isEqualTo(judge(chart, all, "H1", 202404));
        }
    }

    @Test
    void aMonthThatCannotBeJudgedSaysWhy() {
        final Series few = new Series();
        for (int i = 1; i <= 5; i++) {
            few.with("H" + i, 202401, "0.1");
        }
        assertThat(reason(CUSUM, few.build())).isEqualTo("there are 4 peers, 5 are needed");
        final Series none = new Series().with("H1", 202401, "0.2");
        for (int i = 2; i <= 7; i++) {
            none.with("H" + i, 202401, "0");
        }
        assertThat(reason(FUNNEL, none.build())).isEqualTo("all or none of the peers' cases have the event in 202401");
        final Series days = new Series();
        for (int i = 1; i <= 7; i++) {
            days.with("H" + i, 202401, "8.5");
        }
        assertThat(reason(CUSUM, days.build())).contains("is no share of cases");
        assertThat(reason(CUSUM, hospitals(6), 202412)).startsWith("no value of");
        final Series money = new Series();
        for (int i = 1; i <= 7; i++) {
            money.with("H" + i, MonthlyIndicators.PERSON_PAY_SHARE, 202401, "300", "1000");
        }
        final Judgement ofMoney = FUNNEL.judge(new Evidence(
                Series.institution("H1"),
                202401,
                MonthlyIndicators.PERSON_PAY_SHARE,
                BigDecimal.ONE,
                money.build(),
                ProgressBook.EMPTY,
                new StatisticalCharts()));
        assertThat(ofMoney.reason().orElseThrow().en()).contains("is no share of cases");
    }

    private static String reason(final ControlChart chart, final MonthlySeries series) {
        return reason(chart, series, 202401);
    }

    private static String reason(final ControlChart chart, final MonthlySeries series, final int month) {
        final Judgement judgement = judge(chart, series, "H1", month);
        assertThat(judgement.signal()).isEqualTo(Signal.NOT_EVALUABLE);
        return judgement.reason().orElseThrow().en();
    }

    private static MonthlySeries hospitals(final int months) {
        final Series series = new Series();
        for (int month = 202401; month < 202401 + months; month++) {
            final int late = month >= 202404 ? 25 : 10;
            series.with("H1", Series.RATE, month, String.valueOf(late), "100");
            series.with("H1", MonthlyIndicators.FUND, month, "1000000", "1");
            // 9, 10, 11, 10, 10: fifty of five hundred.
            series.with("H2", month, "0.09").with("H3", month, "0.1").with("H4", month, "0.11");
            series.with("H5", month, "0.1").with("H6", month, "0.1");
        }
        return series.build();
    }

    private static Judgement judge(
            final ControlChart chart, final MonthlySeries series, final String institution, final int month) {
        return chart.judge(new Evidence(
                Series.institution(institution),
                month,
                Series.RATE,
                BigDecimal.ONE,
                series,
                ProgressBook.EMPTY,
                new StatisticalCharts()));
    }
}
