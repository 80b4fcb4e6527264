package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalog, settlement and publication on one small warehouse. */
class ChainTest {
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
              institution_coefficient:
                by_level: {"3": 1.1, "2": 0.8}
                otherwise: 1
              deviation:
                base: level_mean
                low_ratio: 0.5
                high_ratio: 2
                high_inclusive: false
                high_mode: linear_uplift
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [7, 31]
              split_gap_days: 15
            """;

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void aYearIsSettledFromAPublishedCatalogAndTiesToTheFen() throws Exception {
        final JobContext context = context();
        ingest(context, cases());
        final Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);

        final JsonNode built = run(
                context,
                new CatalogBuildJob(),
                "--year",
                "2025",
                "--history",
                "2022-2024",
                "--policy",
                policy.toString());
        assertThat(built.get("case_count").asLong()).isEqualTo(30);
        assertThat(built.get("core_group_count").asLong()).isEqualTo(3);
        assertThat(context.warehouse().current(DiseaseGroupTable.CONTRACT).count())
                .isEqualTo(4);

        assertThatThrownBy(() -> settle(context, policy)).isInstanceOfSatisfying(DipperException.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.PRECONDITION);
            assertThat(failure.what()).contains("not published");
        });
        run(context, new CatalogPublishJob(), "--year", "2025");
        final JsonNode settled = settle(context, policy);

        assertThat(settled.get("payment_fen").asLong())
                .isEqualTo(settled.get("fund_fen").asLong());
        final long paidToCases = context.warehouse()
                .current(AnnualSettlementCaseTable.CONTRACT)
                .selectExpr("sum(payment_fen)")
                .head()
                .getLong(0);
        assertThat(paidToCases).isEqualTo(settled.get("fund_fen").asLong());
        assertThat(context.warehouse().current(AnnualSettlementTable.CONTRACT).count())
                .isEqualTo(2);
        assertThat(context.warehouse().current(PointValueTable.CONTRACT).count())
                .isEqualTo(1);

        final int before = context.warehouse().publications().size();
        assertThat(settle(context, policy)).hasToString(settled.toString());
        assertThat(context.warehouse().publications()).hasSize(before);

        run(context, new SettlePublishJob(), "--year", "2025");
        Files.writeString(policy, POLICY.replace("0.8\n", "0.7\n"));
        assertThatThrownBy(() -> settle(context, policy))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.why())
                        .contains("never overwritten"));
        final JsonNode corrected = run(
                context,
                new SettleYearJob(),
                "--year",
                "2025",
                "--catalog",
                "2025",
                "--policy",
                policy.toString(),
                "--supersede",
                "--reason",
                "budget changed");
        assertThat(corrected.get("revision").asInt()).isEqualTo(2);
    }

    private static List<TestCase> cases() {
        final List<TestCase> cases = new ArrayList<>();
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < 4; i++) {
                final String id = year + "-" + i;
                cases.add(TestCase.of("A" + id, year, "I21.0", 2_000_000L + i * 1_001L)
                        .with("36.0700x004"));
                cases.add(TestCase.of("B" + id, year, "J18.9", 500_000L + i * 37L)
                        .at(i < 2 ? "H2" : "H1", i < 2 ? "2" : "3"));
            }
            cases.add(TestCase.of("C" + year, year, "K35." + (year - 2022), 900_000L)
                    .with("47.0100"));
            cases.add(TestCase.of("D" + year, year, "Z00.0", 100_001L));
        }
        return cases;
    }

    private JobContext context() {
        return new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
    }

    private void ingest(final JobContext context, final List<TestCase> cases) {
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(spark, cases), "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
    }

    private static JsonNode settle(final JobContext context, final Path policy) {
        return run(context, new SettleYearJob(), "--year", "2025", "--catalog", "2025", "--policy", policy.toString());
    }

    private static JsonNode run(final JobContext context, final Job job, final String... words) {
        return job.run(context, JobOptions.parse("test", List.of(words)));
    }
}
