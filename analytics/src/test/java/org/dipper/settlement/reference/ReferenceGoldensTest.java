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
