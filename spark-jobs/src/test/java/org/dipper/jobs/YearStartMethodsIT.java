package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.policy.PolicyLoader;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One disease of 1,000 points. Every year H1 has four cases of 20,000 yuan, H2 three of 10,000 and one of 1,000, so that the
 * ways of measuring a year-start point value give different numbers that fit on a line.
 */
class YearStartMethodsIT {
    private static final String POLICY = """
            region: test
            year: 2025
            catalog:
              threshold: 3
              year_weights: [1, 2, 7]
              score_scale: 1000
            settlement:
              pools:
                - pool: "310"
                  fund_share_of_cost: 0.8
                  POOL
              institution_coefficient:
                by_level: {"3": 1}
                otherwise: 1
              point_value: {POINT_VALUE}
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [7, 31]
              split_gap_days: 15
            """;

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void everyWayOfMeasuringGivesItsYearStartPointValue() throws Exception {
        final JobContext context = new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
        ingest(context);
        final Path policy = policy("year_start: weighted", "");
        run(context, new CatalogBuildJob(), policy, "--history", "2022-2024");
        new CatalogPublishJob().run(context, JobOptions.parse("test", List.of("--year", "2025")));

        // (4 x 20,000 + 3 x 10,000 + 1,000) / 8,000 points.
        assertThat(yearStart(context, policy)).isEqualByComparingTo("13.875");
        // Without the three cases of 1,000 yuan, an eighth of all: 110,000 / 7,000.
        final String trimmed = "year_start: trimmed, lower_quantile: 0.2, upper_quantile: 0.975";
        assertThat(yearStart(context, policy(trimmed, ""))).isEqualByComparingTo("15.714286");
        // H2 alone is below the region: 31,000 / 4,000.
        assertThat(yearStart(context, policy("year_start: good_value", ""))).isEqualByComparingTo("7.75");
        assertThat(yearStart(context, policy("year_start: good_value_two_dimensional", "")))
                .isEqualByComparingTo("7.75");
        // Agreed, and paid as agreed: 8,000 points x 9 yuan x 0.7.
        final Path agreed = policy("mode: fixed", "year_start_point_value: 9");
        assertThat(yearStart(context, agreed)).isEqualByComparingTo("9");
        run(context, new SettleYearJob(), agreed, "--catalog", "2025");
        assertThat(context.warehouse()
                        .current(AnnualSettlementCaseTable.CONTRACT)
                        .selectExpr("sum(payment_fen)")
                        .head()
                        .getLong(0))
                .isEqualTo(5_040_000L);
    }

    /** As months and years measure it; nothing is settled. */
    private BigDecimal yearStart(final JobContext context, final Path policy) {
        try (Run run = context.warehouse()
                .begin(
                        "settle year",
                        Map.of(),
                        Optional.empty(),
                        List.of(SettledCaseTable.CONTRACT, DiseaseGroupTable.CONTRACT))) {
            return PeriodScores.of(run, PolicyLoader.load(policy), 2025, SettlementDecisions.of(spark, run, 2025))
                    .yearStart()
                    .get("310");
        }
    }

    private Path policy(final String pointValue, final String pool) throws Exception {
        return Files.writeString(
                folder.resolve("policy.yaml"),
                POLICY.replace("POINT_VALUE", pointValue).replace("POOL", pool));
    }

    private void ingest(final JobContext context) {
        final List<TestCase> cases = new ArrayList<>();
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < 4; i++) {
                cases.add(TestCase.of("A" + year + i, year, "I21.0", 2_000_000L));
                cases.add(TestCase.of("B" + year + i, year, "I21.0", i == 0 ? 100_000L : 1_000_000L)
                        .at("H2", "2"));
            }
        }
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(spark, cases), "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
    }

    private static void run(final JobContext context, final Job job, final Path policy, final String... more) {
        final List<String> words = new ArrayList<>(List.of("--year", "2025", "--policy", policy.toString()));
        words.addAll(List.of(more));
        job.run(context, JobOptions.parse("test", words));
    }
}
