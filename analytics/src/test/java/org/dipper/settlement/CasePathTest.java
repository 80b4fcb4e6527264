package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.dipper.policy.PolicyLoader;
import org.dipper.policy.SettlementPolicy;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.junit.jupiter.api.Test;

/**
 * The one path a case takes and what it scores there: groups score 1000 and cost 10,000 yuan, a level-3 hospital has
 * coefficient 1.2, level 2 has 0.9, and a point is worth 10 yuan.
 */
class CasePathTest {
    private static final String RULES = """
            region: paths
            year: 2025
            catalog: {threshold: 15, year_weights: [1, 2, 7], score_scale: 1000}
            settlement:
              pools: [{pool: "310", fund_yuan: 1000000}]
              institution_coefficient: {by_level: {"3": 1.2, "2": 0.9}, otherwise: 1}
              deviation: {base: level_mean, low_ratio: 0.5, high_ratio: 2, high_mode: linear_uplift}
              basic_level_groups: [J18.9]
              basic_level_coefficient_of_level: "2"
              ungrouped_factor: 0.7
              special_review: {itemised_factor: 0.85}
              bed_day:
                - name: psychiatric
                  diagnoses: [F20]
                  acute_days: 30
                  phases:
                    - {up_to_day: 60, by_level: {"3": 420}, otherwise: 310}
                    - {otherwise: 200}
                - name: hospice
                  medical_types: ["2105"]
                  unit: points
                  phases: [{otherwise: 20}]
              tcm: [{name: back pain, diagnoses: [M54], score: 800}]
              incomplete_stays: {discharge_ways: ["2", "3"], mode: by_cost}
              day_surgery: {medical_types: ["28"], factor: 0.8}
              bonuses: [{name: robot, procedures: ["00.3500"], score: 50}]
            supervision: {readmission_windows_days: [31], split_gap_days: 15}
            """;

    private final SparkSession spark = SparkSessions.shared();
    private final SettlementPolicy policy = PolicyLoader.parse("paths", RULES).settlement();

    @Test
    void everyCaseTakesTheFirstPathThatFits() {
        final LocalDate start = LocalDate.of(2025, 1, 1);
        final Map<String, String> scores = scores(List.of(
                plain("group", "I21.0", "10000"),
                plain("low", "I21.0", "4000"),
                plain("high", "I21.0", "25000"),
                plain("basic", "J18.9", "10000"),
                plain("ungrouped", "Z99.9", "10000"),
                plain("tcm", "M54.5", "1000"),
                plain("acute", "F20.0", "10000").of("P1", start, start.plusDays(30)),
                plain("chronic", "F20.0", "10000").of("P2", start, start.plusDays(70)),
                plain("transferred", "I21.0", "2500").leaving("2"),
                plain("transferred late", "I21.0", "12000").leaving("3"),
                plain("day surgery", "I21.0", "10000").of("28"),
                plain("hospice", "Z51.5", "10000")
                        .of("P3", start, start.plusDays(10))
                        .of("2105"),
                plain("bonus", "I21.0", "10000").with("00.3500"),
                plain("withdrawn", "I21.0", "10000"),
                plain("itemised", "I21.0", "90000"),
                plain("scored", "F20.0", "90000")));
        assertThat(scores)
                .containsEntry("group", "group normal 1200")
                .containsEntry("low", "group low 480")
                .containsEntry("high", "group high 1800")
                .containsEntry("basic", "basic_level normal 900")
                .containsEntry("ungrouped", "ungrouped ungrouped 700")
                .containsEntry("tcm", "tcm normal 800")
                .containsEntry("acute", "group normal 1200")
                // 1200 + 30 days of 42 points + 10 days of 20 points
                .containsEntry("chronic", "acute_and_bed_day normal 2660")
                .containsEntry("transferred", "incomplete_stay normal 300")
                .containsEntry("transferred late", "incomplete_stay normal 1200")
                .containsEntry("day surgery", "day_surgery normal 960")
                .containsEntry("hospice", "bed_day normal 200")
                .containsEntry("bonus", "group normal 1250")
                .containsEntry("withdrawn", "withdrawn normal 0")
                // 90,000 yuan x 0.85 at 10 yuan a point
                .containsEntry("itemised", "special_review normal 7650")
                .containsEntry("scored", "special_review normal 1234.5");
    }

    @Test
    void patientsFromElsewhereSettleInAPoolOfTheirOwn() {
        final SettlementPolicy crossing = PolicyLoader.parse(
                        "cross",
                        RULES.replace(
                                "  ungrouped_factor", "  cross_region: {local_areas: [\"3701\"]}\n  ungrouped_factor"))
                .settlement();
        final Dataset<Row> cases = TestCase.rows(
                        spark,
                        List.of(
                                plain("near", "I21.0", "1"),
                                plain("far", "I21.0", "1"),
                                plain("unknown", "I21.0", "1")))
                .withColumn(
                        "insured_area",
                        functions.expr("CASE settlement_id WHEN 'near' THEN '370102' WHEN 'far' THEN '370202' END"));
        final Map<String, String> pools = new TreeMap<>();
        new CrossRegionPools(crossing.crossRegion())
                .apply(cases)
                .collectAsList()
                .forEach(row -> pools.put(row.getAs("settlement_id"), row.getAs("insurance_pool")));
        assertThat(pools).isEqualTo(Map.of("near", "310", "far", "310-cross", "unknown", "310"));
    }

    private static TestCase plain(final String id, final String diagnosis, final String yuan) {
        return TestCase.of(
                id, 2025, diagnosis, new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    private Map<String, String> scores(final List<TestCase> cases) {
        final Dataset<Row> decisions = spark.createDataFrame(
                List.of(
                        RowFactory.create("withdrawn", CaseDecisions.WITHDRAWN, null),
                        RowFactory.create("itemised", CaseDecisions.ITEMISED, null),
                        RowFactory.create("scored", CaseDecisions.SCORED, 12_345_000L)),
                StructType.fromDDL("decided_settlement_id STRING, decision STRING, decided_units LONG"));
        final Dataset<Row> grouped = TestCase.rows(spark, cases)
                .withColumn(
                        "group_code", functions.expr("IF(principal_diagnosis LIKE 'Z%', NULL, principal_diagnosis)"))
                .withColumn("rw_units", functions.expr("IF(principal_diagnosis LIKE 'Z%', NULL, 10000000L)"));
        final Map<String, String> scores = new TreeMap<>();
        new ScoreCases(
                        policy,
                        1000,
                        1_000_000,
                        rows -> rows.withColumn(ScoreCases.STANDARD, functions.lit(1_000_000L)),
                        new NoTyping(),
                        new PolicyCoefficients(policy.coefficient()),
                        new PointValues(Map.of("310", BigDecimal.TEN)),
                        CaseDecisions.of(decisions))
                .apply(grouped)
                .collectAsList()
                .forEach(row -> scores.put(
                        row.getAs("settlement_id"),
                        row.getAs("payment_path") + " " + row.getAs("deviation") + " "
                                + BigDecimal.valueOf(row.<Long>getAs("case_score_units"), 4)
                                        .stripTrailingZeros()
                                        .toPlainString()));
        return scores;
    }
}
