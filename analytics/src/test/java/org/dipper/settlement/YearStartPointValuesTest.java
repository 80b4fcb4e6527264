package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.CostLimits;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.policy.CasePathPolicy;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.CrossRegionPolicy;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PointValuePolicy.YearStart;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.testing.TestGroups;
import org.junit.jupiter.api.Test;

class YearStartPointValuesTest {
    private static final List<Integer> WEIGHTS = List.of(1, 2, 7);

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void historyScoresByGroupCoefficientAndTheBasicLevelRule() {
        final List<TestCase> cases = List.of(
                TestCase.of("a", 2022, "A00", 100_000).at("H1", "3"),
                TestCase.of("b", 2022, "A00", 50_000).at("H1", "3"),
                TestCase.of("c", 2024, "B00", 70_000).at("H1", "3"),
                // Ungrouped: 1000 x 30,001 / 1,000,000 x 0.7 = 21.0007.
                TestCase.of("d", 2024, "Z99", 30_001).at("H2", "2"),
                TestCase.of("e", 2024, "A00", 20_000).at("H2", "2").in("390"));
        assertThat(sums(policy(Optional.empty()), cases, Optional.empty()))
                .containsExactlyInAnyOrder(
                        RowFactory.create("H1", "310", 2022, 150_000L, 2_640_0000L),
                        RowFactory.create("H1", "310", 2024, 70_000L, 450_0000L),
                        RowFactory.create("H2", "310", 2024, 30_001L, 21_0007L),
                        RowFactory.create("H2", "390", 2024, 20_000L, 960_0000L));
        assertThat(sums(policy(Optional.of("2")), cases.subList(2, 3), Optional.empty()))
                .containsExactly(RowFactory.create("H1", "310", 2024, 70_000L, 360_0000L));
    }

    @Test
    void trimmedHistoryKeepsTheCasesBetweenTheQuantilesOfTheirPool() {
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            cases.add(TestCase.of("a" + i, 2024, "A00", i * 1_000L).at("H2", "2"));
        }
        cases.add(TestCase.of("other", 2024, "A00", 999_999L).at("H2", "2").in("390"));
        // The quantile 0.15 of ten costs is the second, 0.85 the ninth: 2,000 to 9,000 stay, 44,000 fen on 8 cases.
        assertThat(sums(
                        policy(Optional.empty()),
                        cases,
                        Optional.of(new CostLimits(new BigDecimal("0.15"), new BigDecimal("0.85")))))
                .containsExactlyInAnyOrder(
                        RowFactory.create("H2", "310", 2024, 44_000L, 8 * 960_0000L),
                        RowFactory.create("H2", "390", 2024, 999_999L, 960_0000L));
    }

    @Test
    void yearsAreWeightedAndTheMethodsDiffer() {
        // Weighted 1:2:7, yuan and points: A 1,000 / 100, B 2,400 / 200, C 1,800 / 100; the region 13.
        final List<HospitalHistory> history = HospitalHistorySums.records(
                List.of(
                        row("A", 2024, 10_000, 100_000),
                        row("A", 2022, 30_000, 300_000),
                        row("B", 2023, 120_000, 1_000_000),
                        row("C", 2022, 180_000, 1_000_000)),
                2022,
                2024);
        assertThat(history).extracting(HospitalHistory::institution).containsExactly("A", "B", "C");
        assertThat(history.get(0).years().costFenByYear()).containsExactly(30_000L, 0L, 10_000L);
        assertThat(YearStartPointValues.measured(YearStart.WEIGHTED, WEIGHTS, history))
                .isEqualTo(Map.of("310", new BigDecimal("13.000000")));
        assertThat(YearStartPointValues.measured(YearStart.TRIMMED, WEIGHTS, history))
                .isEqualTo(Map.of("310", new BigDecimal("13.000000")));
        // A and B are below: 3,400 yuan on 300 points.
        assertThat(YearStartPointValues.measured(YearStart.GOOD_VALUE, WEIGHTS, history))
                .isEqualTo(Map.of("310", new BigDecimal("11.333333")));
        // A at 10 and B at 12 count once each.
        assertThat(YearStartPointValues.measured(YearStart.GOOD_VALUE_TWO_DIMENSIONAL, WEIGHTS, history))
                .isEqualTo(Map.of("310", new BigDecimal("11.000000")));
    }

    @Test
    void agreedComesBeforeMeasuredAndAPoolOfOtherRegionsTakesThatOfItsOwn() {
        final SettlementPolicy policy = new SettlementPolicy(
                List.of(
                        pool("310", Optional.of("9.5")),
                        pool("310-cross", Optional.empty()),
                        pool("390", Optional.empty()),
                        pool("390-cross", Optional.of("7")),
                        pool("510-cross", Optional.empty())),
                policy(Optional.empty()).coefficient(),
                Optional.empty(),
                Set.of(),
                BigDecimal.ZERO,
                CasePathPolicy.NONE,
                PointValuePolicy.FLOATING,
                MonthPolicy.DEFAULT,
                ClearingPolicy.NONE,
                Optional.of(new CrossRegionPolicy(Set.of("5101"), "-cross")),
                List.of());
        assertThat(YearStartPointValues.inForce(policy, Map.of("310", new BigDecimal("8"), "390", new BigDecimal("6"))))
                .isEqualTo(Map.of(
                        "310", new BigDecimal("9.5"),
                        "310-cross", new BigDecimal("9.5"),
                        "390", new BigDecimal("6"),
                        "390-cross", new BigDecimal("7")));
    }

    private List<Row> sums(
            final SettlementPolicy policy, final List<TestCase> cases, final Optional<CostLimits> limits) {
        return new HospitalHistorySums(policy, 1000, 1_000_000, new PolicyCoefficients(policy.coefficient()), limits)
                .apply(new AssignGroups(
                                TestGroups.rows(spark, Map.of("A00", "1200", "B00", "450")), true, RelatedGroups.NONE)
                        .apply(new BasicCombinations().apply(TestCase.rows(spark, cases))))
                .collectAsList();
    }

    /** A00 1200 points, B00 450 and basic-level; H1 1.1 whatever its level, level 2 0.8. */
    private static SettlementPolicy policy(final Optional<String> basicLevelCoefficientOfLevel) {
        return new SettlementPolicy(
                List.of(pool("310", Optional.empty())),
                new CoefficientPolicy(
                        Map.of("H1", new BigDecimal("1.1")), Map.of("2", new BigDecimal("0.8")), BigDecimal.ONE),
                Optional.empty(),
                Set.of("B00"),
                new BigDecimal("0.7"),
                new CasePathPolicy(
                        CasePathPolicy.NONE.specialReview(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        basicLevelCoefficientOfLevel,
                        List.of()),
                PointValuePolicy.FLOATING,
                MonthPolicy.DEFAULT,
                ClearingPolicy.NONE,
                Optional.empty(),
                List.of());
    }

    private static PoolBudget pool(final String pool, final Optional<String> yearStart) {
        return new PoolBudget(
                pool,
                Optional.of(1L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                yearStart.map(BigDecimal::new));
    }

    private Row row(final String institution, final int year, final long costFen, final long units) {
        return spark.createDataFrame(
                        List.of(RowFactory.create(institution, "310", year, costFen, units)),
                        org.apache.spark.sql.types.StructType.fromDDL(
                                "institution_code STRING, insurance_pool STRING, discharge_year INT, cost_fen LONG,"
                                        + " score_units LONG"))
                .head();
    }
}
