package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.operations.AuditChain;
import org.dipper.operations.AuditEntry;
import org.dipper.protocol.JobEvent;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.ReviewReader;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("lead review")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadReviewJobTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final String HEADER =
            "lead_id,step,decided_by,decided_on,reason_code,amount_yuan,appeal_outcome,measure,note\n";

    @TempDir
    private static Path folder;

    private final List<JobEvent> events = new ArrayList<>();
    private JobContext context;

    /** Four leads of a year: by priority C, then by cost A, B, D. */
    @BeforeAll
    void raise() {
        context = new JobContext(
                SparkSessions.shared(),
                Warehouse.open(
                        SparkSessions.shared(), folder.resolve("warehouse").toString()),
                events::add);
        publishLeads("first", lead("A", 90_000), lead("B", 70_000), lead("C", 10_000, "5.5"), lead("D", 70_000));
    }

    /** One warehouse and one story: each step sees what the ones before it recorded. */
    @Test
    void stepsAreRecordedOnceInOrderAllOrNoneAndOutliveTheirLead() throws IOException {
        // One step by options.
        final JsonNode first = step("--id", "A", "--step", "confirm", "--by", "甲", "--on", "2026-03-02");
        assertThat(first.get("state_after").asText()).isEqualTo("first_review");
        assertThat(first.get("due_on").asText()).isEqualTo("2026-03-17");
        assertThat(first.get("revision").asInt()).isEqualTo(1);
        assertThat(records().get(0).<Long>getAs("lead_rank")).isEqualTo(2);
        assertThat(records().get(0).<String>getAs("ranked_by")).isEqualTo("total_cost_fen");

        // The same again: nothing to do.
        final int before = context.warehouse().publications().size();
        assertThat(step("--id", "A", "--step", "confirm", "--by", "甲", "--on", "2026-03-02")
                        .get("already_recorded")
                        .asInt())
                .isEqualTo(1);
        assertThat(context.warehouse().publications()).hasSize(before);

        // A file goes on from there and takes another lead.
        final String steps = HEADER + """
                A,confirm,甲,2026-03-02,,,,,
                A,confirm,乙,2026-03-10,,,,,
                A,accept,H1,2026-03-12,,900.00,,,
                C,reject,甲,2026-03-02,treatment_cycle,,,,
                """;
        final JsonNode many = file(steps);
        assertThat(many.get("recorded").asInt()).isEqualTo(3);
        assertThat(many.get("already_recorded").asInt()).isEqualTo(1);
        assertThat(file(steps).get("recorded").asInt()).isZero();
        assertThat(states()).containsExactly("A verified", "C rejected");
        assertThat(records().get(3).<Long>getAs("lead_rank")).as("by priority").isEqualTo(1);

        // One line of a file that is out of turn refuses the whole file; so does an unknown lead, an amount, a day.
        refused(
                ExitCode.PRECONDITION,
                "line 3, step: handle cannot follow",
                "B,confirm,甲,2026-03-02,,,,,\n" + "D,handle,甲,2026-03-02,,,,recovered,");
        refused(
                ExitCode.REFUSED,
                "line 3, lead_id: \"Z\" is no lead",
                "B,confirm,甲,2026-03-02,,,,,\n" + "Z,confirm,甲,2026-03-02,,,,,");
        refused(
                ExitCode.REFUSED,
                "line 2, amount_yuan: 900.01 is more than 900.00",
                "A,handle,乙,2026-04-02,,900.01,,recovered,");
        refused(ExitCode.REFUSED, "2026-03-11 is before 2026-03-12", "A,handle,乙,2026-03-11,,,,recovered,");
        refused(ExitCode.REFUSED, "2026-07-01 has not come yet; today is 2026-06-30", "B,confirm,甲,2026-07-01,,,,,");
        assertThat(records()).hasSize(4);

        // Recomputed: A is raised again under its id, C is not; both keep what was done, and the review of C can go on.
        publishLeads("second", lead("A", 95_000), lead("B", 70_000));
        assertThat(states()).containsExactly("A verified", "C rejected");
        events.clear();
        step("--id", "C", "--step", "reopen", "--by", "经办", "--on", "2026-04-01", "--note", "复核");
        assertThat(events)
                .anyMatch(event -> event instanceof JobEvent.Notice notice
                        && notice.textEn().contains("no more in force"));
        assertThat(states()).containsExactly("A verified", "C open");
        assertThat(records().get(4).isNullAt(records().get(4).fieldIndex("lead_rank")))
                .isTrue();

        // Every publication of steps has its entry in the audit log, and the chain holds.
        final List<AuditEntry> log = context.warehouse().auditLog();
        assertThat(log).extracting(entry -> entry.action().name()).containsOnly("review");
        assertThat(log).extracting(entry -> entry.action().revision()).containsExactly(1, 2, 3);
        assertThat(log.get(0).action().detail().orElseThrow()).contains("first_review", "\\\"lead_id\\\":\\\"A\\\"");
        assertThat(AuditChain.check(log)).isEmpty();
        assertThat(RunVerifyJob.auditRow(
                                context.warehouse(), context.warehouse().publications())
                        .get("is_equal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void theTemplateIsRefusedForItsUnknownLeadsAlone() {
        refusedFile(ExitCode.REFUSED, "line 2, lead_id: \"split_admission:S0001\" is no lead", ReviewReader.template());
    }

    @Test
    void aStepAndAFileTogetherOrNeitherOrHalfAStepIsWrongUsage() {
        for (final String[] words : List.of(
                new String[] {},
                new String[] {"--file", "x.csv", "--id", "A"},
                new String[] {"--id", "A", "--step", "confirm", "--by", "甲"},
                new String[] {"--id", "A", "--stp", "confirm"})) {
            assertThatThrownBy(() -> step(words))
                    .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.USAGE));
        }
        assertThatThrownBy(() -> step("--id", "A", "--step", "reject", "--by", "甲", "--on", "2026-03-02"))
                .hasMessageContaining("--reason: reject needs it");
    }

    private void refused(final ExitCode code, final String told, final String lines) {
        refusedFile(code, told, HEADER + lines + "\n");
    }

    private void refusedFile(final ExitCode code, final String told, final String text) {
        assertThatThrownBy(() -> file(text)).isInstanceOfSatisfying(DipperException.class, failure -> {
            assertThat(failure.exitCode()).as(failure.getMessage()).isEqualTo(code);
            assertThat(failure.why()).contains(told);
        });
    }

    private JsonNode file(final String text) throws IOException {
        final Path file = Files.createTempFile(folder, "steps", ".csv");
        Files.writeString(file, text);
        return step("--file", file.toString());
    }

    private JsonNode step(final String... words) {
        final LeadReviewJob job = new LeadReviewJob(() -> TODAY);
        final JobOptions options = JobOptions.parse("lead review", List.of(words));
        job.check(options);
        return job.run(context, options);
    }

    private List<Row> records() {
        return context.warehouse()
                .current(LeadReviewTable.CONTRACT)
                .orderBy("revision", "lead_id", "sequence")
                .collectAsList();
    }

    private List<String> states() {
        final Map<String, String> states = new java.util.TreeMap<>();
        records().forEach(row -> states.put(row.getAs("lead_id"), row.getAs("state_after")));
        return states.entrySet().stream()
                .map(state -> state.getKey() + " " + state.getValue())
                .toList();
    }

    private void publishLeads(final String source, final Row... leads) {
        try (Run run =
                context.warehouse().begin("indicator compute", Map.of("source", source), Optional.empty(), List.of())) {
            run.replace(
                    LeadTable.CONTRACT,
                    context.spark().createDataFrame(List.of(leads), Columns.schema(LeadTable.CONTRACT)),
                    "period = '2025'");
            run.publish("indicator:2025", 1, Publication.DRAFT, Optional.empty(), Answers.object());
        }
    }

    private static Row lead(final String id, final long fundFen) {
        return lead(id, fundFen, "");
    }

    private static Row lead(final String id, final long fundFen, final String priority) {
        final Map<Field, Object> given = new HashMap<>(Map.of(
                LeadTable.LEAD_ID, id,
                LeadTable.RULE, "split_admission",
                LeadTable.RULE_VERSION, "1",
                LeadTable.PERIOD, "2025",
                LeadTable.INSTITUTION_CODE, "H1",
                LeadTable.CASE_COUNT, 2L,
                LeadTable.TOTAL_COST_FEN, fundFen * 2,
                LeadTable.FUND_PAY_FEN, fundFen,
                LeadTable.EVIDENCE, "found",
                LeadTable.NOT_CHECKED, "-"));
        given.put(LeadTable.STATE, "open");
        if (!priority.isEmpty()) {
            given.put(LeadTable.PRIORITY, new java.math.BigDecimal(priority).setScale(6));
        }
        final List<Field> fields = LeadTable.CONTRACT.fields();
        return RowFactory.create(IntStream.range(0, fields.size())
                .mapToObj(i -> given.get(fields.get(i)))
                .toArray());
    }
}
