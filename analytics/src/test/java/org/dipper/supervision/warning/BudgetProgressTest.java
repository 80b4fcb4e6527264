package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.supervision.warning.BudgetProgress.Band;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Budget progress")
class BudgetProgressTest {
    private static final Subject COMMUNITY = new Subject(SubjectType.COMMUNITY, "C1");
    private static final BudgetProgress RULE = new BudgetProgress(
            List.of(
                    new Band("blue", new BigDecimal("1.00"), Severity.LOW),
                    new Band("yellow", new BigDecimal("1.03"), Severity.MEDIUM),
                    new Band("orange", new BigDecimal("1.06"), Severity.MEDIUM),
                    new Band("red", new BigDecimal("1.10"), Severity.HIGH)),
            Optional.of(new BigDecimal("0.90")));

    @ParameterizedTest
    @CsvSource({
        "539999, too_low, 0.899998",
        "540000, normal, 0.900000",
        "600000, normal, 1.000000",
        "600001, blue, 1.000002",
        "618000, blue, 1.030000",
        "618001, yellow, 1.030002",
        "636000, yellow, 1.060000",
        "636001, orange, 1.060002",
        "660000, orange, 1.100000",
        "660001, red, 1.100002",
    })
    void aBandBeginsAboveItsLimit(final long fen, final String band, final String ratio) {
        // Even shares: half of 1,200,000 is expected by June.
        final Progress june = at(line(1_200_000, List.of(LaggedFund.complete(202506, fen))), 202506);
        assertThat(RULE.band(june)).isEqualTo(band);
        assertThat(june.ratio()).contains(new BigDecimal(ratio));
        assertThat(june.forecast().orElseThrow().fen()).isEqualTo(fen * 2);
        assertThat(june.note().en())
                .isEqualTo(
                        "no full past year: even shares of one twelfth; no settled months, booked counts as complete;"
                                + " no interval: a back-test needs two full past years");
    }

    @Test
    void theWarningTellsTheDistanceFromTheLineAndTheSeverityOfTheBand() {
        final Progress june = at(line(1_200_000, List.of(LaggedFund.complete(202506, 700_000))), 202506);
        final Judgement judgement = judge(new ProgressBook(List.of(june)), 202506);
        assertThat(judgement.signal()).isEqualTo(Signal.FIRED);
        assertThat(judgement.severity()).contains(Severity.HIGH);
        assertThat(judgement.threshold()).contains(new BigDecimal("1.10"));
        assertThat(judgement.stakeFen()).hasValue(100_000);
        assertThat(judge(new ProgressBook(List.of(june)), 202507)
                        .reason()
                        .orElseThrow()
                        .en())
                .isEqualTo("no budget of C1 for 2025");
    }

    @Test
    void theForecastHasAnIntervalFromTheBackTestOfPastYears() {
        final List<LaggedFund> fund = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            fund.add(at(202300 + month, 100)); // even
            fund.add(at(202400 + month, month <= 6 ? 50 : 150)); // a quarter by June
        }
        fund.add(at(202503, 375));
        final Progress june = at(line(1_000, fund), 202506);
        // Expected by June: the mean of 0.5 and 0.25. Back-test: 2023 by 2024's share 1200 x 0.25 / 600, 2024 by 2023's
        // 1200 x 0.5 / 300.
        assertThat(june.expectedShare()).isEqualByComparingTo("0.375");
        assertThat(june.ratio().orElseThrow()).isEqualByComparingTo("1");
        final Forecast forecast = june.forecast().orElseThrow();
        assertThat(forecast.fen()).isEqualTo(1_000);
        assertThat(forecast.interval()).contains(new Forecast.Interval(500, 2_000));
        assertThat(forecast.residuals()).isEqualTo(2);
        assertThat(june.note().en()).contains("expected shares from 2023, 2024").contains("interval from 2 back-test");
    }

    @Test
    void withNineteenResidualsTheIntervalLeavesTwoOutOnEitherSideButOne() {
        final List<BigDecimal> residuals = new ArrayList<>();
        for (int i = 19; i >= 1; i--) {
            residuals.add(BigDecimal.valueOf(i, 1)); // 0.1 to 1.9
        }
        final Forecast forecast = Forecast.of(500, new BigDecimal("0.5"), residuals, new BigDecimal("0.8"));
        // Ranks (19 + 1) x 0.1 = 2 and (19 + 1) x 0.9 = 18.
        assertThat(forecast.interval()).contains(new Forecast.Interval(200, 1_800));
    }

    @Test
    void lateClaimsAreAddedBesideWhatIsBooked() {
        final List<LaggedFund> fund = new ArrayList<>();
        for (int month = 202401; month <= 202412; month++) {
            fund.add(LaggedFund.settled(month, month, 80));
            fund.add(LaggedFund.settled(month, Months.plus(month, 1), 20));
        }
        fund.add(LaggedFund.settled(202501, 202501, 88));
        final BudgetLine line = new BudgetLine(COMMUNITY, Map.of(2025, 1_200L), List.of(), fund);
        final Progress january = at(line, 202501);
        assertThat(january.bookedFen()).isEqualTo(88);
        assertThat(january.developedFen()).isEqualTo(110); // x 1.25
        assertThat(january.ratio().orElseThrow()).isEqualByComparingTo("1.1");
        assertThat(RULE.band(january)).isEqualTo("orange");
        assertThat(january.note().en()).doesNotContain("no settled months");
    }

    @Test
    void aYearBeforeMonthsWereSettledIsCompleteAsItIsBooked() {
        final List<LaggedFund> fund = new ArrayList<>();
        for (int month = 202401; month <= 202412; month++) {
            fund.add(LaggedFund.complete(month, 100));
        }
        fund.add(LaggedFund.settled(202501, 202501, 80));
        fund.add(LaggedFund.settled(202501, 202502, 20));
        fund.add(LaggedFund.settled(202502, 202502, 80));
        final Progress february = at(line(1_200, fund), 202502);
        assertThat(february.bookedFen()).isEqualTo(180);
        assertThat(february.developedFen()).isEqualTo(200);
        assertThat(february.ratio().orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void whatIsSettledAfterTheMonthChangesNothing() {
        final List<LaggedFund> known =
                List.of(LaggedFund.settled(202501, 202501, 88), LaggedFund.settled(202502, 202503, 40));
        final List<LaggedFund> later = new ArrayList<>(known);
        later.add(LaggedFund.settled(202502, 202504, 7_777));
        assertThat(at(line(1_200, later), 202503)).isEqualTo(at(line(1_200, known), 202503));
        assertThat(at(line(1_200, later), 202504)).isNotEqualTo(at(line(1_200, known), 202504));
    }

    @Test
    void aBudgetWithoutAnyFundIsAGapAndNotThrift() {
        final Progress june = at(line(1_200, List.of()), 202506);
        assertThat(june.ratio()).isEmpty();
        assertThat(judge(new ProgressBook(List.of(june)), 202506)
                        .reason()
                        .orElseThrow()
                        .en())
                .isEqualTo("no fund of its residents is known");
    }

    private static LaggedFund at(final int month, final long fen) {
        return LaggedFund.complete(month, fen);
    }

    private static BudgetLine line(final long budget, final List<LaggedFund> local) {
        return new BudgetLine(COMMUNITY, Map.of(2025, budget), local, List.of());
    }

    private static Progress at(final BudgetLine line, final int month) {
        return new ProgressCalculator(ProgressRules.DEFAULT)
                .apply(List.of(line), month, month)
                .at(COMMUNITY, month)
                .orElseThrow();
    }

    private static Judgement judge(final ProgressBook book, final int month) {
        return RULE.judge(new Evidence(
                COMMUNITY,
                month,
                MonthlyIndicators.FUND,
                BigDecimal.ZERO,
                new Series().build(),
                book,
                ControlTest.NONE));
    }
}
