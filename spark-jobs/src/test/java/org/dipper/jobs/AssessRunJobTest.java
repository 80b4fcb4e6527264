package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.operations.PolicyTextTable;
import org.dipper.policy.CommunityPolicy;
import org.dipper.protocol.JobEvent;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.settlement.clearing.CommunityPackage;
import org.dipper.settlement.decision.DecisionFile;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.DecisionReader;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.assessment.AssessmentDecision;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("assess run")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessRunJobTest {
    private static final Path SCHEMES =
            Path.of(System.getProperty("dipper.root")).resolve("policies/assessment");
    private static final String HEADER =
            "subject,measure,part,value,numerator,denominator,sample_count,event_on,note\n";

    @TempDir
    private static Path folder;

    private final List<JobEvent> events = new ArrayList<>();
    private JobContext context;

    @BeforeAll
    void compute() {
        context = new JobContext(
                SparkSessions.shared(),
                Warehouse.open(
                        SparkSessions.shared(), folder.resolve("warehouse").toString()),
                events::add);
        try (Run run = context.warehouse().begin("indicator compute", Map.of(), Optional.empty(), List.of())) {
            run.append(
                    IndicatorValueTable.CONTRACT,
                    context.spark()
                            .createDataFrame(
                                    List.of(
                                            value("mean_stay", "community", "C1", "7.5", "evaluated"),
                                            value("ungrouped_share", "community", "C1", "0.05", "evaluated"),
                                            value("mean_stay", "institution", "H1", "11", "evaluated"),
                                            value("case_mix_index", "institution", "H1", null, "no_cases"),
                                            value("mean_stay", "region", "all", "9", "evaluated")),
                                    Columns.schema(IndicatorValueTable.CONTRACT)),
                    "true");
            run.publish("indicator:2020", 1, "draft", Optional.empty(), Answers.object());
        }
    }

    /** One warehouse and one story: a community at 65 points and one that is vetoed, up to the settlement's decision. */
    @Test
    void aCommunityIsAssessedPaidAndDecidedOn() throws Exception {
        final Path measures =
                Files.writeString(folder.resolve("measures.csv"), HEADER + measures("C1", "0") + measures("C2", "1"));
        final Path packages = Files.writeString(
                folder.resolve("packages.csv"), "subject,package_yuan\nC1,100000000.00\nC2,50000000.00\nC9,1\n");
        final String[] words = {
            "--scheme", SCHEMES.resolve("meishan-2020.yaml").toString(),
            "--period", "2020",
            "--measures", measures.toString(),
            "--package", packages.toString()
        };
        final JsonNode answer = run(words);
        assertThat(answer).hasSize(3);
        assertThat(answer.get(0).get("graded_score").decimalValue()).isEqualByComparingTo("65");
        assertThat(answer.get(0).get("grade").asText()).isEqualTo("pass");
        assertThat(answer.get(0).get("payable_fen").asLong()).isEqualTo(9_000_000_000L);
        assertThat(answer.get(0).get("next_grade_worth_fen").asLong()).isEqualTo(1_000_000_000L);
        assertThat(answer.get(1).get("is_vetoed").asBoolean()).isTrue();
        assertThat(answer.get(1).get("payable_fen").asLong()).isEqualTo(3_500_000_000L);
        assertThat(answer.get(2).get("state").asText()).startsWith("not_evaluable: items 1, 2");
        assertThat(answer.get(2).get("payable_fen").isNull()).isTrue();
        assertThat(events).anyMatch(JobEvent.Notice.class::isInstance);

        final Row stay = items("subject = 'C1' AND item = '3'").get(0);
        assertThat(stay.<BigDecimal>getAs("measured")).isEqualByComparingTo("7.5");
        assertThat(stay.<BigDecimal>getAs("target")).isEqualByComparingTo("8");
        assertThat(stay.getList(stay.fieldIndex("evidence")).get(0).toString())
                .isEqualTo("mean_stay = 7.5, target 8 (indicator_value mean_stay, community C1, 2020; "
                        + "not used: 8.000000 of measures.csv line 2)");
        final Row surgery = items("subject = 'C1' AND item = '5'").get(0);
        assertThat(surgery.<BigDecimal>getAs("measured")).isNull();
        assertThat(surgery.getList(surgery.fieldIndex("evidence"))).hasSize(2);
        final Row burden = items("subject = 'C1' AND item = '7'").get(0);
        assertThat(burden.<BigDecimal>getAs("distance")).isEqualByComparingTo("0.040001");
        assertThat(burden.<Long>getAs("distance_worth_fen")).isEqualTo(1_000_000_000L);
        assertThat(totals("subject = 'C1'")
                        .get(0)
                        .getList(AssessmentTotalTable.CONTRACT.columnNames().indexOf("parameters_en")))
                .anyMatch(text -> text.toString().startsWith("step_mode = full_step"))
                .anyMatch(text -> text.toString().equals("targets_year = 2020"));

        final int publications = context.warehouse().publications().size();
        assertThat(run(words).toString()).isEqualTo(answer.toString());
        assertThat(context.warehouse().publications()).hasSize(publications);
        assertThat(context.warehouse().inForce("assessment:meishan-2020:2020")).isPresent();
        assertThat(context.warehouse()
                        .current(PolicyTextTable.CONTRACT)
                        .where("region = 'meishan-2020'")
                        .count())
                .isEqualTo(1);
        assertThatTheSettlementReadsIt();
    }

    /** What the settlement makes of the file of decisions: the same scores, and by the same grades the same money. */
    private void assertThatTheSettlementReadsIt() {
        final List<AssessmentDecision> decisions = new ArrayList<>();
        for (final Row row : totals("grade IS NOT NULL")) {
            decisions.add(AssessmentDecision.of(
                    row.getAs("scheme"),
                    row.getAs("scheme_hash"),
                    row.getAs("period"),
                    row.getAs("subject"),
                    Optional.ofNullable(row.getAs("graded_score")),
                    row.getAs("grade"),
                    row.getAs("share"),
                    Optional.ofNullable(row.getAs("veto"))));
        }
        final DecisionFile read = DecisionReader.read(
                        DecisionKind.ASSESSMENT, 2020, "a.csv", AssessmentDecision.file(decisions, "医保局, \"考核组\""))
                .requireLoadable();
        assertThat(read.decisions()).hasSize(2);
        assertThat(read.decisions().get(0).institutionCode()).contains("C1");
        assertThat(read.decisions().get(0).score().orElseThrow()).isEqualByComparingTo("65");
        assertThat(read.decisions().get(0).coefficient().orElseThrow()).isEqualByComparingTo("0.9");
        assertThat(read.decisions().get(0).decidedBy()).contains("医保局, \"考核组\"");
        assertThat(read.decisions().get(1).score().orElseThrow()).isEqualByComparingTo("0");
        assertThat(read.decisions().get(1).reason().orElseThrow())
                .contains("grade fail, total 65.0000, vetoed: referred");
        final CommunityPackage settled = new CommunityPackage(new CommunityPolicy(
                "C1",
                "H1",
                "390",
                java.util.Set.of("H1"),
                java.util.Set.of("51"),
                10_000_000_000L,
                List.of(
                        new CommunityPolicy.Grade(new BigDecimal("70"), BigDecimal.ONE, BigDecimal.ONE),
                        new CommunityPolicy.Grade(new BigDecimal("60"), new BigDecimal("0.9"), BigDecimal.ONE),
                        new CommunityPolicy.Grade(BigDecimal.ZERO, new BigDecimal("0.7"), new BigDecimal("0.9")))));
        assertThat(settled.settle(0, 0, read.decisions().get(0).score()).dueFen())
                .isEqualTo(9_000_000_000L);
        assertThat(settled.settle(0, 0, read.decisions().get(1).score()).dueFen())
                .isEqualTo(7_000_000_000L);
    }

    @Test
    void thePackageComesFromTheSettlementWhereNoFileIsGiven() throws Exception {
        try (Run run = context.warehouse().begin("settle year", Map.of("year", "2021"), Optional.empty(), List.of())) {
            run.append(
                    CommunitySettlementTable.CONTRACT,
                    context.spark()
                            .createDataFrame(
                                    List.of(RowFactory.create(
                                            2021,
                                            1,
                                            "C1",
                                            "H1",
                                            "390",
                                            2_000_000L,
                                            1L,
                                            0L,
                                            0L,
                                            null,
                                            BigDecimal.ONE,
                                            2_000_000L,
                                            BigDecimal.ONE,
                                            0L)),
                                    Columns.schema(CommunitySettlementTable.CONTRACT)),
                    "true");
            run.publish("settlement:2021", 1, "draft", Optional.empty(), Answers.object());
        }
        final Path measures =
                Files.writeString(folder.resolve("measures21.csv"), HEADER + "C1,referred_to_justice,,1,,,,,\n");
        final JsonNode answer = run(
                "--scheme",
                SCHEMES.resolve("meishan-2020.yaml").toString(),
                "--period",
                "2021",
                "--measures",
                measures.toString());
        assertThat(answer.get(0).get("package_fen").asLong()).isEqualTo(2_000_000L);
        assertThat(answer.get(0).get("payable_fen").asLong()).isEqualTo(1_400_000L);
        assertThat(answer.get(0).get("total_score").isNull()).isTrue();
    }

    @Test
    void institutionsAreAssessedFromIndicatorsAlone() {
        final JsonNode answer =
                run("--scheme", SCHEMES.resolve("hainan-families.yaml").toString(), "--period", "2020");
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("subject").asText()).isEqualTo("H1");
        assertThat(answer.get(0).get("total_score").decimalValue()).isEqualByComparingTo("50");
        assertThat(context.warehouse()
                        .current(AssessmentTable.CONTRACT)
                        .where("subject = 'H1' AND item = 'c1'")
                        .first()
                        .<String>getAs("state"))
                .isEqualTo("not_evaluable: case_mix_index is no_cases");
    }

    @Test
    void aPeriodWithoutAnybodyIsAPrecondition() {
        assertThatThrownBy(() ->
                        run("--scheme", SCHEMES.resolve("hainan-families.yaml").toString(), "--period", "1999"))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.PRECONDITION));
    }

    @Test
    void wrongFilesAreRefusedBeforeSparkStarts() throws Exception {
        final Path measures = Files.writeString(folder.resolve("wrong.csv"), HEADER + "C1,satisfaction,,90,,,50,,\n");
        refused(ExitCode.REFUSED, "meishan-2020.yaml", "--period", "2020", "--measures", measures.toString());
        refused(ExitCode.REFUSED, "meishan-2020.yaml", "--period", "2023");
        refused(ExitCode.USAGE, "meishan-2020.yaml", "--period", "2020-2021");
        refused(ExitCode.USAGE, "no-such.yaml", "--period", "2020");
        refused(
                ExitCode.USAGE,
                "meishan-2020.yaml",
                "--period",
                "2020",
                "--measures",
                folder.resolve("x").toString());
        refused(ExitCode.USAGE, "meishan-2020.yaml", "--year", "2020");
    }

    private static void refused(final ExitCode code, final String scheme, final String... words) {
        final List<String> all =
                new ArrayList<>(List.of("--scheme", SCHEMES.resolve(scheme).toString()));
        all.addAll(List.of(words));
        assertThatThrownBy(() -> new AssessRunJob().check(JobOptions.parse("assess run", all)))
                .as(all.toString())
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code));
    }

    private JsonNode run(final String... words) {
        return new AssessRunJob().run(context, JobOptions.parse("assess run", List.of(words)));
    }

    private List<Row> items(final String where) {
        return context.warehouse()
                .current(AssessmentTable.CONTRACT)
                .where("period = '2020'")
                .where(where)
                .collectAsList();
    }

    private List<Row> totals(final String where) {
        return context.warehouse()
                .current(AssessmentTotalTable.CONTRACT)
                .where("period = '2020' AND scheme = 'meishan-2020'")
                .where(where)
                .orderBy("subject")
                .collectAsList();
    }

    /** 35 points off: visits 10, cost growth 10, six diseases 10, burden 5. */
    private static String measures(final String subject, final String justice) {
        return """
                SUBJECT,mean_stay,,8,,,,,
                SUBJECT,ungrouped_share,,0.1,,,,,
                SUBJECT,county_visit_rate,,0.8,,,,,
                SUBJECT,mean_cost_growth,,0.15,,,,,
                SUBJECT,day_surgery_types,,5,,,,,
                SUBJECT,day_surgery_cases,,200,,,,,
                SUBJECT,six_disease_management_rate,hypertension,,650,1000,,,
                SUBJECT,personal_burden,,0.4,,,,,
                SUBJECT,drg_charging_ready,,0,,,,,
                SUBJECT,rehabilitation_payment_reform,,0,,,,,
                SUBJECT,satisfaction,,1,,,100,,
                SUBJECT,agreement_suspended_or_ended,,0,,,,,
                SUBJECT,referred_to_justice,,JUSTICE,,,,,
                SUBJECT,violation_cost_share,,0,,,,,
                """.replace("SUBJECT", subject).replace("JUSTICE", justice);
    }

    private static Row value(
            final String indicator, final String type, final String subject, final String value, final String state) {
        return RowFactory.create(
                indicator,
                type,
                subject,
                "2020",
                null,
                null,
                value == null ? null : new BigDecimal(value).setScale(6),
                state,
                null);
    }
}
