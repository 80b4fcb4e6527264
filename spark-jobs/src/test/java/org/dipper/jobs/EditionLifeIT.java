package org.dipper.jobs;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.errors.DipperException;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an edition: built from what is kept and what is new, adjusted, compared, published. */
class EditionLifeIT {
    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void anEditionFromKeptSumsAndNewCasesIsThatOfOneFullCount() throws Exception {
        final List<TestCase> cases = cases(2021, 600);
        final JobContext whole = context("whole");
        ingest(whole, "all", cases);
        build(whole, 2025, "2022-2024");

        final JobContext grown = context("grown");
        ingest(grown, "first", cases.subList(0, 500));
        build(grown, 2025, "2022-2024");
        ingest(grown, "second", cases.subList(500, 600));
        build(grown, 2025, "2022-2024");
        assertThat(hash(grown, "catalog:2025")).isEqualTo(hash(whole, "catalog:2025"));

        // The window rolls on: of the new window only what was never counted is counted.
        build(whole, 2024, "2021-2023");
        build(grown, 2024, "2021-2023");
        assertThat(hash(grown, "catalog:2024")).isEqualTo(hash(whole, "catalog:2024"));
        assertThat(grown.warehouse()
                        .current(HistorySumTable.CONTRACT)
                        .selectExpr("sum(case_count)")
                        .head()
                        .getLong(0))
                .isEqualTo(600);
    }

    /** One warehouse and one story: two editions, what moves between them, expert changes, publication. */
    @Test
    void editionsAreComparedAdjustedAndPublished() throws Exception {
        final JobContext context = context("life");
        ingest(context, "all", cases(2021, 600));
        build(context, 2024, "2021-2023");
        build(context, 2025, "2022-2024");
        final JsonNode byInstitution = new CatalogDiffJob()
                .run(context, options("--year", "2025", "--against", "2024", "--by", "institution"));
        long moved = 0;
        for (final JsonNode row : byInstitution) {
            moved += row.get("money_change_fen").asLong();
        }
        assertThat(moved).isZero();
        final JsonNode same = new CatalogDiffJob().run(context, options("--year", "2025", "--against", "2025"));
        assertThat(same.get("moved_money_fen").asLong()).isZero();
        assertThat(same.get("new_group_count").asInt()).isZero();
        final JsonNode whatIf = new CatalogBuildJob()
                .run(
                        context,
                        options(
                                "--year",
                                "2025",
                                "--history",
                                "2022-2024",
                                "--policy",
                                policy("a", 12),
                                "--what-if",
                                policy("b", 40)));
        assertThat(whatIf.get("gone_group_count").asInt()).isPositive();

        final String group = context.warehouse()
                .current(DiseaseGroupTable.CONTRACT, "catalog:2025")
                .where("edition_year = 2025")
                .orderBy("group_code")
                .head()
                .getAs("group_code");
        final Path file = Files.writeString(
                folder.resolve("changes.csv"), "group_code,rw,decided_by,reason\n" + group + ",777.5,专家组,成本上升\n");
        final JsonNode answer =
                new CatalogAdjustJob().run(context, options("--year", "2025", "--file", file.toString()));
        assertThat(answer.get("adjusted_group_count").asInt()).isEqualTo(1);
        final BigDecimal before = answer.get("total_points_before").decimalValue();
        final BigDecimal after = answer.get("total_points_after").decimalValue();
        // Only the rounding of scores to four decimals is left: less than 0.00005 a case.
        assertThat(after.subtract(before).abs()).isLessThan(new BigDecimal("0.03"));
        final var groups = context.warehouse()
                .current(DiseaseGroupTable.CONTRACT, "catalog:2025")
                .where("edition_year = 2025");
        assertThat(groups.where("group_code = '" + group + "'")
                        .select("rw")
                        .head()
                        .getDecimal(0))
                .isEqualByComparingTo("777.5");
        assertThat(groups.where("rw <> derived_rw").count()).isGreaterThan(1);

        new CatalogPublishJob().run(context, options("--year", "2025"));
        assertThatThrownBy(() -> new CatalogAdjustJob()
                        .run(context, options("--year", "2025", "--file", file.toString(), "--rescale", "all")))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("published");
    }

    private void build(final JobContext context, final int year, final String history) throws Exception {
        new CatalogBuildJob()
                .run(context, options("--year", "" + year, "--history", history, "--policy", policy("p", 12)));
    }

    private static String hash(final JobContext context, final String subject) {
        return context.warehouse()
                .inForce(subject)
                .map(Publication::contentHash)
                .orElseThrow();
    }

    private JobContext context(final String name) {
        return new JobContext(spark, Warehouse.open(spark, folder.resolve(name).toString()), event -> {});
    }

    private void ingest(final JobContext context, final String id, final List<TestCase> cases) {
        try (Run run = context.warehouse().begin("data ingest", Map.of("id", id), Optional.empty(), List.of())) {
            run.append(
                    SettledCaseTable.CONTRACT,
                    TestCase.rows(spark, cases).withColumn("ingest_id", lit(id)),
                    "ingest_id = '" + id + "'");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), JsonNodeFactory.instance.objectNode());
        }
    }

    private static List<TestCase> cases(final int firstYear, final int number) {
        final Random random = new Random(11);
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            final String diagnosis = "A0" + random.nextInt(4) + "." + random.nextInt(2);
            cases.add(TestCase.of(
                            "S" + i, firstYear + i % (2025 - firstYear), diagnosis, 50_000 + random.nextInt(900_000))
                    .with(random.nextBoolean() ? "" : "4" + random.nextInt(3) + ".0100")
                    .at("H" + random.nextInt(3), "" + (1 + random.nextInt(3))));
        }
        return cases;
    }

    private String policy(final String name, final int threshold) throws Exception {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                        region: test
                        year: 2025
                        catalog: {threshold: %d, year_weights: [1, 2, 7], score_scale: 1000}
                        settlement:
                          pools: [{pool: "310", fund_share_of_cost: 0.7}]
                          institution_coefficient: {otherwise: 1}
                          ungrouped_factor: 0.7
                        supervision: {readmission_windows_days: [31], split_gap_days: 15}
                        """.formatted(threshold))
                .toString();
    }

    private static JobOptions options(final String... words) {
        return JobOptions.parse("test", Arrays.asList(words));
    }
}
