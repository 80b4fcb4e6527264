package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Auxiliary types and institution coefficients of an edition, written with it and settled by. */
class EditionStepsTest {
    private static final String POLICY = """
            region: test
            year: 2025
            catalog:
              threshold: 3
              year_weights: [1, 2, 7]
              score_scale: 1000
            auxiliary:
              group_cases_above: 10
              subtype_cases_above: 5
              cv_above: 0.7
              cv_drop_at_least: 0.2
              stay_days_from: 3
              severity: true
              age:
                bands:
                  - {name: 1-6y, from_years: 1, to_years: 6}
                  - {name: 7-17y, from_years: 7, to_years: 17}
            derived_coefficient:
              method: by_class
              decimals: 4
              by_disease: {min_class_cases: 12, min_difference: 0.1}
            settlement:
              pools:
                - pool: "310"
                  fund_share_of_cost: 0.8
              institution_coefficient:
                by_level: {"3": 1.1}
                otherwise: 1
                from_catalog: true
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [7, 31]
              split_gap_days: 15
            """;

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void subtypesOpenWithAnEditionAndCorrectTheScoresOfItsYear() throws Exception {
        final JobContext context = new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
        ingest(context);
        final Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        final JsonNode built = run(
                context,
                new CatalogBuildJob(),
                "--year",
                "2025",
                "--history",
                "2022-2024",
                "--policy",
                file.toString());
        assertThat(built.get("open_auxiliary_type_count").asLong()).isEqualTo(2);
        assertThat(built.get("coefficient_count").asLong()).isEqualTo(2);
        run(context, new CatalogPublishJob(), "--year", "2025");

        assertThat(rows(context, AuxiliaryTypeTable.CONTRACT))
                .containsExactly(
                        "- severity - null null null null closed",
                        "I21.0+36.0700x004 age 1-6y 0.750000 0.000000 1.750000 1.7500 open",
                        "I21.0+36.0700x004 age 7-17y 0.750000 0.000000 0.250000 0.2500 open",
                        "J18.9 age 7-17y 0.166667 0.166667 1.000000 1.0000 closed");
        // I21.0: 4,000 everywhere. J18.9: 700 at level 3, 500 at level 2, but conservative.
        assertThat(coefficients(context))
                .containsExactly(
                        "class 2 - 0.2174 in_force",
                        "class 2 J18.9 null not_used",
                        "class 3 - 1.2609 in_force",
                        "class 3 I21.0+36.0700x004 null not_used",
                        "class 3 J18.9 null not_used");

        run(context, new SettleYearJob(), "--year", "2025", "--catalog", "2025", "--policy", file.toString());
        final List<String> scores = context
                .warehouse()
                .current(CaseScoreTable.CONTRACT)
                .orderBy("settlement_id")
                .selectExpr(
                        "settlement_id",
                        "institution_coefficient",
                        "auxiliary_subtype",
                        "auxiliary_coefficient",
                        "case_score = round(rw * institution_coefficient * auxiliary_coefficient, 4)")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
        assertThat(scores)
                .hasSize(24)
                .filteredOn(text -> text.startsWith("A2025"))
                .hasSize(12)
                .allMatch(text ->
                        text.endsWith(" 1.2609 1-6y 1.7500 true") || text.endsWith(" 1.2609 7-17y 0.2500 true"));
        assertThat(scores)
                .filteredOn(text -> text.startsWith("B2025"))
                .hasSize(12)
                .allMatch(
                        text -> text.endsWith(" 1.2609 null 1.0000 true") || text.endsWith(" 0.2174 null 1.0000 true"));
    }

    private List<String> coefficients(final JobContext context) {
        return context
                .warehouse()
                .current(InstitutionCoefficientTable.CONTRACT)
                .orderBy("subject", "group_code")
                .select("subject_type", "subject", "group_code", "coefficient", "state")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private List<String> rows(final JobContext context, final TableContract table) {
        return context
                .warehouse()
                .current(table)
                .orderBy("group_code", "auxiliary_type", "subtype")
                .select(
                        "group_code",
                        "auxiliary_type",
                        "subtype",
                        "cv_before",
                        "cv_after",
                        "trigger",
                        "coefficient",
                        "state")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    /** Twelve cases a year of I21.0 with a stent, at 7,000 of age 5 and at 1,000 of age 9; twelve of J18.9 of age 9. */
    private void ingest(final JobContext context) {
        final List<TestCase> cases = new ArrayList<>();
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < 12; i++) {
                final String id = year + "-" + i;
                cases.add(TestCase.of(
                                "A" + id + "-" + (i % 2 == 0 ? 5 : 9), year, "I21.0", i % 2 == 0 ? 700_000 : 100_000)
                        .with("36.0700x004"));
                cases.add(TestCase.of("B" + id + "-9", year, "J18.9", i % 2 == 0 ? 70_000L : 50_000L)
                        .at(i % 2 == 0 ? "H1" : "H2", i % 2 == 0 ? "3" : "2"));
            }
        }
        final Dataset<Row> rows = TestCase.rows(spark, cases)
                .withColumn("age_years", substring(col("settlement_id"), -1, 1).cast("int"));
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, rows, "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
    }

    private static JsonNode run(final JobContext context, final Job job, final String... words) {
        return job.run(context, JobOptions.parse("test", List.of(words)));
    }
}
