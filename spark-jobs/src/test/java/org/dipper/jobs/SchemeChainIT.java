package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** National groups first, then the local supplement, then comprehensive groups: from loaded tables to a settled year. */
class SchemeChainIT {
    private static final String LONG_CODE = "51.2300x00987654";

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void casesGoThroughExclusionsLayersLocalAndComprehensiveGroups() throws Exception {
        final JobContext context =
                new JobContext(spark, Warehouse.open(spark, folder.resolve("w").toString()), event -> {});
        final List<TestCase> cases = new ArrayList<>();
        add(cases, 30, "I21.0", "39.6590");
        add(cases, 30, "B40.1", "33.2491");
        add(cases, 30, "K35.2", "47.0100");
        add(cases, 30, "J18.9", "");
        add(cases, 10, "J18.0", "");
        add(cases, 10, "J18.1", "");
        add(cases, 20, "Z37.0", "");
        add(cases, 8, "B41.0", "33.2491");
        // The listed procedure gives way to one whose code is too long to pack.
        for (int i = 0; i < 40; i++) {
            cases.add(TestCase.of("odd" + i, 2022 + i % 4, "K80.1", 1_000_000L + i)
                    .with("45.1390")
                    .in("310+" + LONG_CODE));
        }
        ingest(context, cases);
        final String policy = policy("scheme: small");
        assertThatThrownBy(() -> build(context, policy))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("scheme small is not loaded");

        load("pre.csv", """
                category,seq,name,principal_diag,procedure_expr,note
                XQ,7,示例支持技术,所有诊断,39.6590,手术操作中包含39.6590，不限定为主要手术操作
                """);
        load("merge.csv", """
                category,seq,principal_diag,diag_name,principal_procedure,related_procedure
                BX,40,B40,示例诊断甲,33.2490|33.2491,
                BX,41,B41,示例诊断乙,33.2490|33.2491,
                """);
        new SchemeLoadJob()
                .run(
                        context,
                        options(
                                "--name",
                                "small",
                                "--source",
                                folder.resolve("scheme").toString()));
        codes(context, "excluded-procedure", "code,rule\n45.1390,next\n");
        codes(context, "excluded-diagnosis", "code,name\nZ37,分娩的结局\n");
        build(context, policy);

        assertThat(context.warehouse()
                        .current(DiseaseGroupTable.CONTRACT)
                        .select("group_code", "layer", "case_count")
                        .orderBy("group_code")
                        .collectAsList())
                .extracting(row -> row.getString(0), row -> row.getString(1), row -> row.getLong(2))
                .containsExactly(
                        tuple("BX-40", "BX", 30L),
                        tuple("J18-1", "comprehensive", 20L),
                        tuple("J18.9", "local", 30L),
                        tuple("K35.2+47.0100", "local", 30L),
                        tuple("K80.1+" + LONG_CODE, "local", 30L),
                        tuple("XQ-7", "XQ", 30L));

        new CatalogPublishJob().run(context, options("--year", "2025"));
        new SettleYearJob().run(context, options("--year", "2025", "--catalog", "2025", "--policy", policy));
        assertThat(reasons(context))
                .containsExactly(
                        tuple(null, "ungrouped: neither combination reaches the threshold"),
                        tuple(null, "ungrouped: the principal diagnosis may not be one"),
                        tuple("BX-40", "core: national scheme, merge rule"),
                        tuple("J18-1", "comprehensive: 3-character diagnosis and procedure attribute"),
                        tuple("J18.9", "core: 4-character diagnosis and main procedure"),
                        tuple("K35.2+47.0100", "core: 4-character diagnosis and main procedure"),
                        tuple("K80.1+" + LONG_CODE, "core: 4-character diagnosis and main procedure"),
                        tuple("XQ-7", "core: national scheme, pre-grouping"));
        // Another way of grouping than the edition's is refused before a case is touched.
        assertThatThrownBy(() -> new SettleYearJob()
                        .run(
                                context,
                                options(
                                        "--year",
                                        "2025",
                                        "--catalog",
                                        "2025",
                                        "--policy",
                                        policy("main_procedure: attribute"))))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("groups otherwise");
    }

    @Test
    void aRelatedProcedureThatRaisesTheCostMakesItsOwnGroup() throws Exception {
        final JobContext context =
                new JobContext(spark, Warehouse.open(spark, folder.resolve("r").toString()), event -> {});
        final List<TestCase> cases = new ArrayList<>();
        // Table 3-3 of the 3.0 draft: angiography raises the cost by 2.91 %, ultrasound by 56.97 %.
        stents(cases, "plain", 2_803_300);
        stents(cases, "88.5600", 2_884_900);
        stents(cases, "00.2400", 4_400_300);
        stents(cases, "00.2400+88.5600", 4_500_000);
        ingest(context, cases);
        final String policy = Files.writeString(
                        folder.resolve("related.yaml"),
                        Files.readString(Path.of(policy("main_procedure: listed")))
                                .replace("grouping: {main_procedure: listed}\n", "")
                                .replace("score_scale: 1000", "score_scale: 1000, related_minimum_rise: 0.1"))
                .toString();
        build(context, policy);
        assertThat(context.warehouse()
                        .current(DiseaseGroupTable.CONTRACT)
                        .select("group_code", "case_count", "related_procedures")
                        .orderBy("group_code")
                        .collectAsList())
                .extracting(row -> row.getString(0), row -> row.getLong(1))
                .containsExactly(
                        tuple("I21.0+36.0700x004", 60L),
                        tuple("I21.0+36.0700x004&00.2400", 30L),
                        tuple("I21.0+36.0700x004&00.2400+88.5600", 30L));
    }

    private void stents(final List<TestCase> cases, final String related, final long costFen) {
        for (int i = 0; i < 30; i++) {
            cases.add(TestCase.of(related + "#" + i, 2022 + i % 3, "I21.0", costFen)
                    .with("36.0700x004")
                    .in("plain".equals(related) ? "310" : "310+" + related));
        }
    }

    private static void add(
            final List<TestCase> cases, final int number, final String diagnosis, final String procedure) {
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < number / 3 + 1; i++) {
                if (year == 2025 || (year - 2022) * (number / 3 + 1) + i < number) {
                    cases.add(TestCase.of(diagnosis + procedure + year + "#" + i, year, diagnosis, 1_000_000L + i)
                            .with(procedure));
                }
            }
        }
    }

    private static List<org.assertj.core.groups.Tuple> reasons(final JobContext context) {
        return context
                .warehouse()
                .current(CaseGroupTable.CONTRACT)
                .select("group_code", "grouping_reason")
                .distinct()
                .orderBy("group_code", "grouping_reason")
                .collectAsList()
                .stream()
                .map((Row row) -> tuple(row.getString(0), row.getString(1)))
                .toList();
    }

    private void load(final String file, final String text) throws Exception {
        Files.createDirectories(folder.resolve("scheme"));
        Files.writeString(folder.resolve("scheme").resolve(file), text);
    }

    private void codes(final JobContext context, final String kind, final String text) throws Exception {
        final Path file = Files.writeString(folder.resolve(kind + ".csv"), text);
        new CodesLoadJob().run(context, options("--kind", kind, "--file", file.toString()));
    }

    private static void build(final JobContext context, final String policy) {
        new CatalogBuildJob().run(context, options("--year", "2025", "--history", "2022-2024", "--policy", policy));
    }

    /** A pool of {@code 310+codes} stands for other procedures of the case: cases of tests have a main procedure only. */
    private void ingest(final JobContext context, final List<TestCase> cases) {
        final var rows = TestCase.rows(spark, cases)
                .withColumn(
                        "other_procedures",
                        org.apache.spark.sql.functions.expr("IF(insurance_pool LIKE '310+%',"
                                + " split(substring(insurance_pool, 5), '[+]'), other_procedures)"))
                .withColumn("insurance_pool", org.apache.spark.sql.functions.lit("310"));
        try (Run run = context.warehouse().begin("data ingest", Map.of(), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, rows, "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), JsonNodeFactory.instance.objectNode());
        }
    }

    private String policy(final String grouping) throws Exception {
        return Files.writeString(folder.resolve("p" + grouping.hashCode() + ".yaml"), """
                        region: test
                        year: 2025
                        grouping: {%s}
                        catalog: {threshold: 15, year_weights: [1, 2, 7], score_scale: 1000}
                        settlement:
                          pools: [{pool: "310", fund_share_of_cost: 0.7}]
                          institution_coefficient: {otherwise: 1}
                          ungrouped_factor: 0.7
                        supervision: {readmission_windows_days: [31], split_gap_days: 15}
                        """.formatted(grouping))
                .toString();
    }

    private static JobOptions options(final String... words) {
        return JobOptions.parse("test", Arrays.asList(words));
    }
}
