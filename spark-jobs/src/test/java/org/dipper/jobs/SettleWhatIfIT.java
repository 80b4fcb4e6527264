package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One disease of 1,000 points: H1 of level 3 has three cases in pool 310 and one in 390, H2 of level 2 one case in 310. */
class SettleWhatIfIT {
    private static final String POLICY = """
            region: test
            year: YEAR
            catalog:
              threshold: 3
              year_weights: [1, 2, 7]
              score_scale: 1000
            settlement:
              pools:
                - {pool: "310", fund_yuan: FUND}
                - {pool: "390", fund_yuan: 100}
              institution_coefficient:
                by_level: {"3": 1, "2": COEFFICIENT}
                otherwise: 1
              special_review: {quota_per_mille: 1000}
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [7, 31]
              split_gap_days: 15
            """;
    private static final String HEADER = "settlement_id,outcome,method,score,decided_by,decided_on,reason\n";

    @TempDir
    static Path folder;

    private static JobContext context;

    @BeforeAll
    static void settle() {
        final SparkSession spark = SparkSessions.shared();
        context = new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
        final List<TestCase> cases = new ArrayList<>();
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < 3; i++) {
                cases.add(TestCase.of("A" + year + i, year, "I21.0", 1_000_000L));
            }
            cases.add(TestCase.of("C" + year, year, "I21.0", 1_000_000L).in("390"));
            cases.add(TestCase.of("B" + year, year, "I21.0", 1_000_000L).at("H2", "2"));
        }
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(spark, cases), "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
        final String policy = policy("2025", "400", "1");
        run(new CatalogBuildJob(), "--year", "2025", "--history", "2022-2024", "--policy", policy);
        run(new CatalogPublishJob(), "--year", "2025");
        run(new SettleYearJob(), "--year", "2025", "--catalog", "2025", "--policy", policy);
    }

    @Test
    void theSamePolicyChangesNothing() {
        final JsonNode rows = whatIf(policy("2025", "400", "1"), "--by", "level");

        assertThat(rows).hasSize(3);
        assertThat(longs(rows, "difference_fen")).containsOnly(0L);
        assertThat(rows.findValuesAsText("difference_percent")).containsOnly("0.00");
        assertThat(longs(rows, "final_after_fen")).endsWith(50_000L);
    }

    @Test
    void aDoubledFundIsWonByAllOfItsPoolAndNothingIsPublished() {
        final List<Publication> before = context.warehouse().publications();
        final String doubled = policy("2025", "800", "1");

        final JsonNode rows = whatIf(doubled);
        assertThat(names(rows, "institution_code")).containsExactly("H1 390", "H2 310", "H1 310", "total ");
        assertThat(longs(rows, "difference_fen")).containsExactly(0L, 10_000L, 30_000L, 40_000L);
        assertThat(rows.findValuesAsText("difference_percent")).containsExactly("0.00", "100.00", "100.00", "80.00");
        assertThat(longs(rows, "payment_after_fen")).containsExactly(10_000L, 20_000L, 60_000L, 90_000L);

        final JsonNode pools = whatIf(doubled, "--by", "pool");
        assertThat(names(pools, "insurance_pool")).containsExactly("390", "310", "total");
        assertThat(longs(pools, "fund_after_fen")).containsExactly(10_000L, 80_000L, 90_000L);
        assertThat(longs(pools, "point_value_change_fen")).containsOnly(0L);

        assertThat(context.warehouse().publications()).isEqualTo(before);
        assertThat(context.warehouse().current(MonthlySettlementTable.CONTRACT).isEmpty())
                .isTrue();
    }

    @Test
    void pointsThatOneLevelLosesAreWonByTheOther() {
        final JsonNode rows = whatIf(policy("2025", "400", "0.5"), "--by", "level");

        // 500 of 3,500 points instead of 1,000 of 4,000.
        assertThat(names(rows, "hospital_level")).containsExactly("2", "3", "total");
        assertThat(rows.findValuesAsText("score_after")).containsExactly("500.0000", "4000.0000", "4500.0000");
        assertThat(longs(rows, "difference_fen")).containsExactly(-4_286L, 4_286L, 0L);
        assertThat(rows.findValuesAsText("difference_percent")).containsExactly("-42.86", "10.72", "0.00");
    }

    @Test
    void anApprovedReviewMovesMoneyToItsHospital() {
        final JsonNode rows = whatIf(
                policy("2025", "400", "1"),
                "--reviews",
                file("reviews.csv", HEADER + "B2025,approved,score,2000,experts,2025-07-01,severe\n"));

        // 2,000 of 5,000 points instead of 1,000 of 4,000.
        assertThat(names(rows, "institution_code")).containsExactly("H1 310", "H1 390", "H2 310", "total ");
        assertThat(longs(rows, "difference_fen")).containsExactly(-6_000L, 0L, 6_000L, 0L);
    }

    @ParameterizedTest
    @CsvSource({"2025, 2024, institution, 3", "2024, 2024, institution, 5", "2025, 2025, hospital, 2"})
    void whatDoesNotFitIsRefused(final String year, final String policyYear, final String by, final int code) {
        assertThatThrownBy(() -> run(
                        new SettleWhatIfJob(), "--year", year, "--policy", policy(policyYear, "400", "1"), "--by", by))
                .isInstanceOfSatisfying(
                        DipperException.class,
                        refusal -> assertThat(refusal.exitCode().code()).isEqualTo(code));
    }

    @Test
    void reviewsOfCasesThatTheYearDoesNotHaveAreRefused() {
        final String reviews = file("unknown.csv", HEADER + "Z9,rejected,,,experts,2025-07-01,none\n");
        assertThatThrownBy(() -> whatIf(policy("2025", "400", "1"), "--reviews", reviews))
                .hasMessageContaining("Z9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--year 2025 --month 202503", "--month 202513", "--year 12"})
    void publishingTakesAYearOrAMonth(final String line) {
        final JobOptions options =
                JobOptions.parse("settle publish", line.isEmpty() ? List.of() : List.of(line.split(" ")));
        assertThatThrownBy(() -> new SettlePublishJob().check(options))
                .isInstanceOfSatisfying(
                        DipperException.class,
                        refusal -> assertThat(refusal.exitCode().code()).isEqualTo(2));
    }

    @Test
    void aMonthIsPublishedByItself() {
        final JobContext own = new JobContext(context.spark(), context.warehouse(), event -> {});
        assertThatThrownBy(() -> new SettlePublishJob()
                        .run(own, JobOptions.parse("settle publish", List.of("--month", "202507"))))
                .hasMessageContaining("month:202507")
                .hasMessageContaining("dipper settle month --month 202507");
    }

    private static JsonNode whatIf(final String policy, final String... more) {
        final List<String> words = new ArrayList<>(List.of("--year", "2025", "--policy", policy));
        words.addAll(List.of(more));
        return run(new SettleWhatIfJob(), words.toArray(String[]::new));
    }

    private static JsonNode run(final Job job, final String... words) {
        final JobOptions options = JobOptions.parse("test", List.of(words));
        job.check(options);
        return job.run(context, options);
    }

    private static List<Long> longs(final JsonNode rows, final String column) {
        return rows.findValues(column).stream().map(JsonNode::longValue).toList();
    }

    /** What names the rows: an institution with its pool, or the one column. */
    private static List<String> names(final JsonNode rows, final String column) {
        final List<String> names = new ArrayList<>();
        for (final JsonNode row : rows) {
            final String pool = column.equals("institution_code")
                    ? " " + row.get("insurance_pool").asText("")
                    : "";
            names.add(row.get(column).asText() + pool.replace("null", ""));
        }
        return names;
    }

    private static String policy(final String year, final String fund, final String coefficient) {
        return file(
                "policy-" + year + "-" + fund + "-" + coefficient + ".yaml",
                POLICY.replace("YEAR", year).replace("FUND", fund).replace("COEFFICIENT", coefficient));
    }

    private static String file(final String name, final String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
