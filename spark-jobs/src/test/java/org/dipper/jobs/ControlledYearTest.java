package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dipper.cases.InstitutionTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.operations.AuditChain;
import org.dipper.operations.AuditEntry;
import org.dipper.protocol.JobEvent;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecision;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A settlement year as a controlled process: decided, fixed, settled, published, paid, and verified from what was pinned. */
class ControlledYearTest {
    private static final SparkSession SPARK = SparkSessions.shared();
    private static final String POLICY = """
            region: test
            year: 2025
            catalog:
              threshold: 2
              year_weights: [1]
              score_scale: 1000
            settlement:
              pools:
                - pool: "310"
                  fund_share_of_cost: 0.8
              institution_coefficient:
                by_level: {"3": 1.1}
                otherwise: 1
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [31]
              split_gap_days: 15
            """;

    @TempDir
    private static Path folder;

    private static final List<String> REFUSALS = new ArrayList<>();
    private static JsonNode settled;

    /** The year, from its first case to its payment; what is refused on the way is kept for the tests. */
    @BeforeAll
    static void settleTheYear() throws IOException {
        final JobContext context = context("w");
        ingest(context, 1, cases());
        final Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        run(context, new CatalogBuildJob(), "--year 2025 --history 2024-2024 --policy", policy);
        run(context, new CatalogPublishJob(), "--year 2025");

        refused(() -> state("paid"));
        refused(() -> state("feedback"));
        assertThat(state("data_fixed").get("state").asText()).isEqualTo("data_fixed");
        refused(() -> decide(
                "exit", "settlement_id,decided_by,decided_on,reason", "S2025-1,g,2025-07-01,r", "X,g,2025-07-01,r"));
        refused(() -> decide("refund", "settlement_id,decided_on,reason", "S2024-1,2025-07-01,r"));
        refused(() -> decide(
                "audit-deduction",
                "institution_code,insurance_pool,amount_yuan,settlement_id,decided_by,reason",
                "H1,310,5,,g,r",
                "H9,310,5,,g,r",
                "H2,310,5,S2025-1,g,r"));
        decide("exit", "settlement_id,decided_by,decided_on,reason", "S2025-1,g,2025-07-01,r");
        // What comes after the data were fixed is no part of the year.
        ingest(context, 2, List.of(TestCase.of("LATE", 2025, "J18.9", 500_000)));
        settled = settle(policy);
        state("feedback");
        refused(() -> state("paid"));
        run(context, new SettlePublishJob(), "--year 2025");
        state("paid");
    }

    @Test
    void whatIsOutOfOrderOrDecidesTheUnknownIsRefusedByNameAndLine() {
        assertThat(REFUSALS).hasSize(6);
        assertThat(REFUSALS.get(0)).contains("PRECONDITION", "Nothing was done for it yet.");
        assertThat(REFUSALS.get(1)).contains("PRECONDITION", "dipper settle month or dipper settle year");
        assertThat(REFUSALS.get(2))
                .contains("REFUSED", "exit.csv", "line 3, settlement_id: \"X\" is no settled case of 2025");
        assertThat(REFUSALS.get(3))
                .contains("REFUSED", "line 2, settlement_id: \"S2024-1\" is no settled case of 2025");
        assertThat(REFUSALS.get(4))
                .contains(
                        "REFUSED",
                        "line 3, institution_code: \"H9\"",
                        "line 4, settlement_id: \"S2025-1\" is a case of H1, not of H2");
        assertThat(REFUSALS.get(5)).contains("PRECONDITION", "It is feedback (out for feedback).");
    }

    @Test
    void aYearWithFixedDataSettlesTheseAndDependsOnItsDecisions() {
        assertThat(settled.get("case_count").asLong()).isEqualTo(8);
        final List<Publication> publications = context("w").warehouse().publications();
        assertThat(publications)
                .extracting(Publication::subject)
                .containsSubsequence(
                        "state:2025",
                        "decisions:2025:exit",
                        "ingest",
                        "settlement:2025",
                        "state:2025",
                        "settlement:2025",
                        "state:2025");
        assertThat(PeriodStates.inForce(publications, Period.year(2025)))
                .contains(org.dipper.settlement.workflow.PeriodState.PAID);
        final Publication paid = context("w").warehouse().inForce("state:2025").orElseThrow();
        assertThat(paid.tableVersions()).containsOnlyKeys("settled_case");
        final Publication year =
                context("w").warehouse().inForce("settlement:2025").orElseThrow();
        assertThat(context("w").warehouse().booked(year.runId()).orElseThrow().inputVersions())
                .containsEntry("settled_case", paid.tableVersions().get("settled_case"));
        assertThat(context("w")
                        .warehouse()
                        .booked(year.runId())
                        .orElseThrow()
                        .options()
                        .get("decisions"))
                .contains("decisions:2025:exit=1 ");
    }

    @Test
    void sanctionsMovePaymentsFromOneInstitutionToTheOthersAndChangeNothing() throws IOException {
        final Path file =
                Files.writeString(folder.resolve("sanctions.csv"), "settlement_id,measure\nS2025-2,high_coded\n");
        final List<Publication> before = context("w").warehouse().publications();

        final JsonNode answer = run(context("w"), new SettleSanctionsJob(), "--year 2025 --file", file);

        final JsonNode total = answer.get(answer.size() - 1);
        assertThat(total.get("institution_code").asText()).isEqualTo("total");
        assertThat(total.get("payment_before_fen")).isEqualTo(total.get("payment_after_fen"));
        assertThat(total.get("score_after").decimalValue())
                .isLessThan(total.get("score_before").decimalValue());
        assertThat(answer.get(0).get("difference_fen").longValue()).isNegative();
        assertThat(context("w").warehouse().publications()).isEqualTo(before);
    }

    @Test
    void sanctionsOnAnUnknownCaseAreRefusedByLine() throws IOException {
        final Path file = Files.writeString(folder.resolve("unknown.csv"), "settlement_id,measure\nX,fraud\n");

        assertThatThrownBy(() -> run(context("w"), new SettleSanctionsJob(), "--year 2025 --file", file))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("line 2: X");
    }

    @Test
    void whatIsPublishedIsWhatItsInputsYieldAndTheLogIsWhole() throws IOException {
        final JsonNode answer = run(context("w"), new RunVerifyJob(), "--all");
        assertThat(answer).hasSize(2);
        assertThat(answer.get(0).get("subject").asText()).isEqualTo("settlement:2025");
        assertThat(answer.get(0).get("is_equal").booleanValue()).isTrue();
        assertThat(answer.get(0).get("recomputed_hash")).isEqualTo(answer.get(0).get("content_hash"));
        assertThat(answer.get(1).get("subject").asText()).isEqualTo("audit_log");
        assertThat(answer.get(1).get("is_equal").booleanValue()).isTrue();
        try (Stream<Path> left = Files.list(folder.resolve("w/.verify"))) {
            assertThat(left).isEmpty();
        }
        assertThat(context("w").warehouse().auditLog())
                .extracting(entry -> entry.action().name())
                .containsExactly("set_state", "decide", "compute", "set_state", "publish", "set_state");
    }

    @Test
    void changedRowsOfATableAreFound() throws IOException {
        final JobContext copy = copy("tampered-table");
        final String table = copy.warehouse().root() + "/annual_settlement_case";
        final long version = copy.warehouse()
                .inForce("settlement:2025")
                .orElseThrow()
                .tableVersions()
                .get("annual_settlement_case");
        DeltaTable.forPath(SPARK, table)
                .updateExpr("settlement_id = 'S2025-2'", Map.of("payment_fen", "payment_fen + 1"));
        DeltaTable.forPath(SPARK, copy.warehouse().root() + "/publication")
                .updateExpr(
                        "subject = 'settlement:2025'",
                        Map.of(
                                "table_versions",
                                "replace(table_versions, 'annual_settlement_case\":" + version
                                        + "', 'annual_settlement_case\":" + (version + 1) + "')"));
        final List<JobEvent> events = new ArrayList<>();
        final DipperException found = catchThrowableOfType(
                DipperException.class,
                () -> run(
                        new JobContext(SPARK, copy.warehouse(), events::add),
                        new RunVerifyJob(),
                        "--subject settlement:2025 --revision 1"));
        assertThat(found.exitCode()).isEqualTo(ExitCode.NOT_RECONCILED);
        assertThat(found.why())
                .contains("settlement:2025 revision 1: the rows in the tables are not those that were published")
                // The log kept which versions were published.
                .contains("audit_log: publication");
        assertThat(events).anySatisfy(event -> assertThat(event).isInstanceOf(JobEvent.Result.class));
    }

    @Test
    void aChangedLogIsFoundAndAMissingEndIsWrittenAgainByTheNextRun() throws IOException {
        final JobContext copy = copy("tampered-log");
        final List<AuditEntry> before = copy.warehouse().auditLog();
        final DeltaTable log = DeltaTable.forPath(SPARK, copy.warehouse().root() + "/audit_log");
        // A run that was killed between its publication and its entry leaves the end of the log out.
        log.delete("sequence >= 5");
        run(copy, new SettleStateJob(), "--year 2025 --to data_fixed --reason late");
        final List<AuditEntry> healed = copy.warehouse().auditLog();
        assertThat(healed).hasSize(7).startsWith(before.toArray(AuditEntry[]::new));
        assertThat(AuditChain.check(healed)).isEmpty();

        log.updateExpr("sequence = 2", Map.of("recorded_by", "'somebody else'"));
        assertThat(AuditChain.check(copy.warehouse().auditLog()))
                .get()
                .extracting(AuditChain.Break::sequence)
                .isEqualTo(2L);
        final JsonNode found =
                RunVerifyJob.auditRow(copy.warehouse(), copy.warehouse().publications());
        assertThat(found.get("is_equal").booleanValue()).isFalse();
        assertThat(found.get("finding").asText()).contains("entry 2 is not as it was written");
    }

    @Test
    void aFileOfDecisionsReplacesTheOneBeforeAndTheSameAgainIsNothingToDo() throws IOException {
        final JobContext copy = copy("decisions");
        final String header = "settlement_id,decided_by,decided_on,reason";
        final JsonNode again = decide(copy, "exit", header, "", "S2025-1,g,2025-07-01,r");
        assertThat(again.get("revision").asInt()).isEqualTo(1);
        final JsonNode other = decide(copy, "exit", header, "S2025-3,g,2025-07-01,r", "S2025-2,g,2025-07-01,r");
        assertThat(other.get("revision").asInt()).isEqualTo(2);
        assertThat(other.get("rows").asInt()).isEqualTo(2);
        decide(copy, "assessment", "institution_code,score,decided_by,reason", "H1,93.5,g,r", "COMMUNITY,88,g,r");
        try (Run run = copy.warehouse().begin("test", Map.of(), Optional.empty(), List.of())) {
            final Decisions decisions = Decisions.of(run, 2025);
            assertThat(decisions.of(DecisionKind.EXIT))
                    .extracting(decision -> decision.settlementId().orElseThrow())
                    .containsExactly("S2025-3", "S2025-2");
            assertThat(decisions.of(DecisionKind.ASSESSMENT))
                    .extracting(SettlementDecision::score)
                    .containsExactly(
                            Optional.of(new java.math.BigDecimal("93.5000")),
                            Optional.of(new java.math.BigDecimal("88.0000")));
            assertThat(decisions.of(DecisionKind.REFUND)).isEmpty();
            assertThat(Decisions.claim(run.publications(), 2025).get("decisions"))
                    .contains("decisions:2025:assessment=1 ", "decisions:2025:exit=2 ");
            assertThat(Decisions.claim(run.publications(), 2024)).isEmpty();
        }
    }

    private static List<TestCase> cases() {
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            final String diagnosis = i % 2 == 0 ? "J18.9" : "K35.2";
            cases.add(TestCase.of("S2024-" + i, 2024, diagnosis, 100_000 + 7_000L * i));
            cases.add(TestCase.of("S2025-" + i, 2025, diagnosis, 110_000 + 9_000L * i)
                    .at(i < 4 ? "H1" : "H2", i < 4 ? "3" : "2"));
        }
        return cases;
    }

    private static void ingest(final JobContext context, final int revision, final List<TestCase> cases) {
        try (Run run = context.warehouse()
                .begin("data ingest", Map.of("revision", "" + revision), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(SPARK, cases).coalesce(1), "true");
            if (revision == 1) {
                run.append(
                        InstitutionTable.CONTRACT,
                        SPARK.createDataFrame(
                                        List.of(
                                                RowFactory.create("H1", 1L, null, "3"),
                                                RowFactory.create("H2", 2L, null, "2")),
                                        Columns.schema(InstitutionTable.CONTRACT))
                                .coalesce(1),
                        "true");
            }
            run.publish(Run.INGEST, revision, "published", Optional.empty(), Answers.object());
        }
    }

    private static JsonNode settle(final Path policy) {
        return run(context("w"), new SettleYearJob(), "--year 2025 --catalog 2025 --policy", policy);
    }

    private static JsonNode state(final String to) {
        return run(context("w"), new SettleStateJob(), "--year 2025 --to " + to);
    }

    private static JsonNode decide(final String kind, final String... lines) {
        return decide(context("w"), kind, lines);
    }

    private static JsonNode decide(final JobContext context, final String kind, final String... lines) {
        try {
            final Path file = Files.writeString(folder.resolve(kind + ".csv"), String.join("\n", lines));
            return run(context, new SettleDecideJob(), "--year 2025 --kind " + kind + " --file", file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void refused(final ThrowingCallable call) {
        final DipperException refusal = catchThrowableOfType(DipperException.class, call);
        REFUSALS.add(refusal.exitCode() + " " + refusal.getMessage());
    }

    private static JobContext context(final String warehouse) {
        return new JobContext(
                SPARK, Warehouse.open(SPARK, folder.resolve(warehouse).toString()), event -> {});
    }

    private static JobContext copy(final String name) throws IOException {
        final Path from = folder.resolve("w");
        try (Stream<Path> all = Files.walk(from)) {
            for (final Path each : all.toList()) {
                final Path to =
                        folder.resolve(name).resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
        return context(name);
    }

    private static JsonNode run(final JobContext context, final Job job, final String words, final Path... file) {
        final List<String> all = new ArrayList<>(List.of(words.split(" ")));
        Stream.of(file).map(Path::toString).forEach(all::add);
        final JobOptions options = JobOptions.parse("test", all);
        job.check(options);
        return job.run(context, options);
    }
}
