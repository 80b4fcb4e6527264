package org.dipper.settlement.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dipper.policy.PolicyLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference against the worked examples of the field notes: only then may it judge the engine. */
class ReferenceGoldensTest {
    private static final String HEAD = """
            region: golden
            year: 2025
            catalog: {threshold: 15, year_weights: [1, 2, 7], score_scale: 1000}
            supervision: {readmission_windows_days: [14], split_gap_days: 15}
            settlement:
            """;

    private static final String SPECIFICATION_1 =
            "{base: level_mean, low_ratio: 0.5, high_ratio: 2, high_inclusive: false, high_mode: linear_uplift}";
    private static final String SPECIFICATION_3 =
            "{base: level_mean, low_ratio: 0.5, high_ratio: 2, high_mode: review_only}";
    private static final String COEFFICIENT_ONCE = """
            {base: level_mean, low_ratio: 0.5, low_inclusive: true, high_ratio: 2, high_inclusive: false, \
            high_mode: linear_uplift, coefficient_applies: false, extreme_ratio: 5, extreme_mode: normal_score}""";

    @ParameterizedTest(name = "{0} yuan against 10,000 under rule {1} with coefficient {2}: {3} points, {4}")
    @CsvSource({
        "4000, 1, 1, 400, low",
        "10000, 1, 1, 1000, normal",
        "20000, 1, 1, 1000, normal",
        "25000, 1, 1, 1500, high",
        "25000, 3, 1, 1000, high",
        "20000, 3, 1, 1000, high",
        "25000, once, 1.1, 1600, high",
        "60000, once, 1.1, 1100, high",
        "5000, once, 1.1, 500, low",
        "5000, 1, 1.1, 1100, normal",
    })
    void deviationsScoreAsInTheFieldNotes(
            final long yuan, final String rule, final String coefficient, final String points, final String deviation) {
        final String text =
                switch (rule) {
                    case "1" -> SPECIFICATION_1;
                    case "3" -> SPECIFICATION_3;
                    default -> COEFFICIENT_ONCE;
                };
        final ReferenceSettlement settlement = settlement("""
                  pools: [{pool: "310", fund_yuan: 1000}]
                  institution_coefficient: {by_institution: {H1: %s}, otherwise: 1}
                  ungrouped_factor: 0
                  deviation: %s
                """.formatted(coefficient, text));
        final ReferenceScore score = settlement
                .score(List.of(stay("S1", "H1", "A00", "1000", yuan * 100)), ReferenceDecisions.NONE)
                .get(0);
        assertThat(score.points()).isEqualByComparingTo(points);
        assertThat(score.deviation()).isEqualTo(deviation);
        assertThat(score.isExtreme()).isEqualTo(yuan == 60_000);
        assertThat(score.needsReview()).isEqualTo(deviation.equals("high"));
    }

    @Test
    void twoHospitalsShareTheFundToTheFen() {
        final ReferenceSettlement settlement = settlement("""
                  pools: [{pool: "310", fund_yuan: 3000000, fund_payment_ratio: 0.70}]
                  institution_coefficient: {by_institution: {H1: 1.1, H2: 0.8}, otherwise: 1}
                  basic_level_groups: [B00]
                  ungrouped_factor: 0
                """);
        final List<ReferenceStay> stays = new ArrayList<>();
        add(stays, 100, "H1", "A00", "1200");
        add(stays, 40, "H1", "C00", "2600");
        add(stays, 60, "H2", "A00", "1200");
        add(stays, 200, "H2", "B00", "450");
        final ReferenceSettlement.Year year = settlement.year(stays, ReferenceDecisions.NONE, List.of(), Map.of());

        final ReferenceSettlement.PoolYear pool = year.pools().get("310");
        assertThat(pool.points()).isEqualByComparingTo("394000");
        assertThat(pool.settlementPointValue()).isEqualByComparingTo("10.877447");
        assertThat(pool.residues().values()).containsOnly(0L);
        assertThat(year.clearing().get(new Place("H1", "310")).payableFen()).isEqualTo(187_614_213L);
        assertThat(year.clearing().get(new Place("H2", "310")).payableFen()).isEqualTo(112_385_787L);
    }

    @Test
    void aMonthOfFiftyThousandPointsPays339000() {
        final ReferenceSettlement settlement = settlement("""
                  pools: [{pool: "310", fund_yuan: 1000000, year_start_point_value: 10}]
                  institution_coefficient: {otherwise: 1}
                  ungrouped_factor: 0
                  month: {formula: deduction, prepay_ratio: 0.9}
                """);
        // 50 cases of 1,000 points, 10,000 yuan each, of which the patients paid 2,400.
        final List<ReferenceStay> stays = new ArrayList<>();
        IntStream.range(0, 50)
                .forEach(number -> stays.add(
                        stay("S" + number, "H1", "A00", "1000", 1_000_000).costing(1_000_000, 760_000)));
        final Place place = new Place("H1", "310");
        final ReferenceDecisions decisions = new ReferenceDecisions(
                Map.of(), Set.of(), List.of(new ReferenceDecisions.Audit(place, 1, 300_000)), Map.of(), List.of());
        final ReferenceMonths.Line line = settlement
                .months(List.of(new ReferenceMonths.Snapshot(1, stays, decisions)))
                .inForce()
                .get(0)
                .lines()
                .get(place);
        assertThat(line.payableFen()).isEqualTo(38_000_000L);
        assertThat(line.depositFen()).isEqualTo(3_800_000L);
        assertThat(line.paidFen()).isEqualTo(33_900_000L);
    }

    @ParameterizedTest(name = "payment 1,000, booked {0}: {1} by the bands")
    @CsvSource({"900, 1000", "1050, 1025", "1200, 1050", "700, 900", "1000, 1000"})
    void bandsShareSurplusAndOverspend(final long bookedYuan, final long sharedYuan) {
        assertThat(shared("""
                        [{from: 0, to: 0.8, share: 0}, {from: 0.8, to: 1, share: 1}, \
                        {from: 1, to: 1.1, share: 0.5}, {from: 1.1, share: 0}]""", "", bookedYuan)).isEqualTo(sharedYuan * 100);
    }

    @ParameterizedTest(name = "quota 1,000, actual {0}: {1}")
    @CsvSource({"1300, 1100", "1100, 1050", "950, 965", "800, 830"})
    void aQuotaSharesHalfOfTheOverspendUpToAFifthAndRewardsAtMostThreePercent(
            final long bookedYuan, final long sharedYuan) {
        assertThat(shared(
                        "[{from: 0, to: 1, share: 0.3}, {from: 1, to: 1.2, share: 0.5}, {from: 1.2, share: 0}]",
                        ", surplus_cap: 0.03",
                        bookedYuan))
                .isEqualTo(sharedYuan * 100);
    }

    @ParameterizedTest(name = "{0}: fund {1}, adjustment fund {2} pay {3} for 1,000 points")
    @CsvSource(
            delimiter = '|',
            value = {
                // Every point at its year-start value: 1,000 x 10 x 0.8.
                "mode: fixed | 6000 | 500 | 8000",
                "mode: fixed | 9000 | 500 | 8000",
                "mode: floating | 6000 | 500 | 6000",
                // 80 % fixed are 6,400; what the fund has left is the rest.
                "mode: elastic, fixed_share: 0.8 | 7000 | 500 | 7000",
                "mode: elastic, fixed_share: 0.8 | 6000 | 500 | 6400",
                "mode: elastic, fixed_share: 0.8 | 5000 | 500 | 6400",
                // Between 7,200 and 8,400, as far as fund and adjustment fund reach.
                "control_interval: {below: 0.1, above: 0.05} | 7500 | 500 | 7500",
                "control_interval: {below: 0.1, above: 0.05} | 6900 | 500 | 7200",
                "control_interval: {below: 0.1, above: 0.05} | 6000 | 500 | 6500",
                "control_interval: {below: 0.1, above: 0.05} | 9000 | 500 | 8400",
                // 6,400 fixed; the other 20 % between 1,440 and 1,680.
                "mode: elastic, fixed_share: 0.8, control_interval: {below: 0.1, above: 0.05} | 7600 | 500 | 7840",
                "mode: elastic, fixed_share: 0.8, control_interval: {below: 0.1, above: 0.05} | 5000 | 500 | 6400",
                // H1 costs 8 a point, below the region's 10: 1,000 x 8 x 0.8.
                "settlement: good_value | 9000 | 0 | 6400",
                "settlement: good_value | 6000 | 500 | 6400",
                "settlement: good_value | 6000 | 100 | 6100",
            })
    void theModesOfThePointValuePayWhatTheyPromise(
            final String rule, final String fund, final String adjustment, final long yuan) {
        final ReferenceSettlement settlement = settlement("""
                  pools:
                    - {pool: "310", fund_yuan: %s, adjustment_fund_yuan: %s, fund_payment_ratio: 0.8, year_start_point_value: 10}
                  institution_coefficient: {otherwise: 1}
                  ungrouped_factor: 0
                  point_value: {%s}
                """.formatted(fund, adjustment, rule));
        final ReferenceSettlement.PoolYear pool = settlement
                .year(
                        List.of(stay("S1", "H1", "A00", "500", 400_000), stay("S2", "H2", "A00", "500", 600_000)),
                        ReferenceDecisions.NONE,
                        List.of(),
                        Map.of())
                .pools()
                .get("310");
        assertThat(pool.payableFen()).isEqualTo(yuan * 100);
        assertThat(pool.residues()).containsEntry("point_value", Long.parseLong(fund) * 100 - yuan * 100);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "budget: {method: by_item, inpatient_yuan: 1000, non_dip_yuan: 30, cross_region_yuan: 20}, "
                        + "adjustment_fund_share: 0.05 | 900",
                "budget: {method: by_share, inpatient_yuan: 1200, last_dip_fund_yuan: 500, last_inpatient_fund_yuan: 600}, "
                        + "adjustment_fund_share: 0.05 | 950",
                "budget: {method: by_rate, last_dip_fund_yuan: 1000, growth: 0.1, cross_region_yuan: 90}, "
                        + "adjustment_fund_yuan: 10 | 1000",
                "fund_share_of_cost: 0.75, adjustment_fund_yuan: 10 | 7500",
                "fund_yuan: 800, adjustment_fund_yuan: 10 | 800",
            })
    void theFundIsSizedInEveryWay(final String way, final long yuan) {
        final ReferenceSettlement settlement = settlement("""
                  pools: [{pool: "310", %s}]
                  institution_coefficient: {otherwise: 1}
                  ungrouped_factor: 0
                """.formatted(way));
        assertThat(settlement
                        .year(
                                List.of(stay("S1", "H1", "A00", "1000", 1_000_000)),
                                ReferenceDecisions.NONE,
                                List.of(),
                                Map.of())
                        .pools()
                        .get("310")
                        .fundFen())
                .isEqualTo(yuan * 100);
    }

    @Test
    void theYearStartValueWeighsYearsOneTwoSeven() {
        assertThat(ReferencePointValues.weighted(List.of(
                        new ReferencePointValues.HistoryYear(1, 900_000, new BigDecimal("1000")),
                        new ReferencePointValues.HistoryYear(2, 1_000_000, new BigDecimal("1000")),
                        new ReferencePointValues.HistoryYear(7, 1_100_000, new BigDecimal("1000")))))
                .isEqualByComparingTo("10.6");
    }

    @Test
    void theLargestRemainderPrefersTheLargerWeightThenTheSmallerKey() {
        assertThat(Exact.split(100, Map.of("a", BigDecimal.ONE, "b", BigDecimal.ONE, "c", BigDecimal.ONE)))
                .isEqualTo(Map.of("a", 34L, "b", 33L, "c", 33L));
        // Quotas 0.5 and 2.5 claim alike; the larger weight takes the fen.
        assertThat(Exact.split(3, Map.of("a", BigDecimal.ONE, "b", BigDecimal.valueOf(5))))
                .isEqualTo(Map.of("a", 0L, "b", 3L));
    }

    private static long shared(final String bands, final String cap, final long bookedYuan) {
        final ReferenceSettlement settlement = settlement("""
                  pools: [{pool: "310", fund_yuan: 1000, adjustment_fund_yuan: 1000000}]
                  institution_coefficient: {otherwise: 1}
                  ungrouped_factor: 0
                  clearing: {bands: %s%s}
                """.formatted(bands, cap));
        return settlement
                .year(
                        List.of(stay("S1", "H1", "A00", "1000", 1_000_000).costing(1_000_000, bookedYuan * 100)),
                        ReferenceDecisions.NONE,
                        List.of(),
                        Map.of())
                .clearing()
                .get(new Place("H1", "310"))
                .sharedFen();
    }

    private static void add(
            final List<ReferenceStay> stays,
            final int number,
            final String institution,
            final String group,
            final String rw) {
        for (int i = 0; i < number; i++) {
            stays.add(stay(institution + group + i, institution, group, rw, 1_000_000));
        }
    }

    private static ReferenceSettlement settlement(final String rules) {
        return new ReferenceSettlement(
                PolicyLoader.parse("golden", HEAD + rules).settlement(), Map.of(), 1000, 1_000_000);
    }

    private static ReferenceStay stay(
            final String id, final String institution, final String group, final String rw, final long costFen) {
        return new ReferenceStay(
                id,
                institution,
                "3",
                "310",
                "",
                "21",
                "",
                "1",
                LocalDate.of(2025, 1, 5),
                LocalDate.of(2025, 1, 10),
                5,
                costFen,
                costFen * 7 / 10,
                group,
                "",
                List.of(),
                group,
                new BigDecimal(rw).setScale(4),
                BigDecimal.ONE,
                1_000_000);
    }
}
