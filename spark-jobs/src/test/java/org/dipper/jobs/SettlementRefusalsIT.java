package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A settlement year as operators get it wrong: the right exit code, a sentence that says what to do. All on one warehouse,
 * where January is published, February is computed and an objection is open.
 */
class SettlementRefusalsIT {
    private static final String POLICY = """
            region: test
            year: 2025
            catalog: {threshold: 3, year_weights: [1, 2, 7], score_scale: 1000}
            settlement:
              pools:
                - {pool: "310", fund_yuan: 30000.00}
              institution_coefficient: {by_level: {"3": 1.1}, otherwise: 1}
              ungrouped_factor: 0.7
              month: {formula: ratio, prepay_ratio: 0.95, prepayment_months: 1}
            supervision: {readmission_windows_days: [31], split_gap_days: 15}
            """;

    private static final SparkSession SPARK = SparkSessions.shared();

    @TempDir
    private static Path folder;

    private static Path policy;

    @BeforeAll
    static void settleTwoMonths() throws IOException {
        policy = write("policy.yaml", POLICY);
        try (Run run =
                context().warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(SPARK, cases()), "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
        run(new CatalogBuildJob(), "--year", 2025, "--history", "2022-2024", "--policy", policy);
        run(new CatalogPublishJob(), "--year", 2025);
        settleMonth(202501, policy);
        run(new SettlePublishJob(), "--month", 202501);
        settleMonth(202502, policy);
        decide("objection", "Y1,H1,,2025-04-15,disagrees,open,,");
    }

    /** Four cases a year at two hospitals; those of 2025 were discharged in January and February. */
    private static List<TestCase> cases() {
        final List<TestCase> cases = new ArrayList<>();
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < 4; i++) {
                final LocalDate discharge = LocalDate.of(year, 1 + i / 2, 20);
                cases.add(TestCase.of("S" + year + i, year, "J18.9", 500_000L + i * 137L)
                        .of("P" + i, discharge.minusDays(3), discharge)
                        .at(i % 2 == 0 ? "H1" : "H2", i % 2 == 0 ? "3" : "2"));
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no month of any year | settle month --month 202513 --catalog 2025 --policy POLICY | must be a month",
                "month 0 | settle month --month 202500 --catalog 2025 --policy POLICY | must be a month",
                "month in words | settle month --month March --catalog 2025 --policy POLICY | must be a whole number",
                "year for month | settle month --month 2025 --catalog 2025 --policy POLICY | must be a month",
                "no catalog | settle month --month 202501 --policy POLICY | needs --catalog",
                "no policy | settle year --year 2025 --catalog 2025 | needs --policy",
                "no such policy | settle year --year 2025 --catalog 2025 --policy absent.yaml | no such file",
                "no such option | settle year --year 2025 --colour red | --colour is not known",
                "no reason | settle year --year 2025 --catalog 2025 --policy POLICY --supersede | needs --reason",
                "empty reason | settle year --year 2025 --catalog 2025 --policy POLICY --supersede --reason | nothing",
                "reason of a month | settle month --month 202501 --catalog 2025 --policy POLICY --supersede | --reason",
                "nothing to publish | settle publish | either --year or --month",
                "two to publish | settle publish --year 2025 --month 202501 | either --year or --month",
                "no month to publish | settle publish --month 202513 | must be a month",
                "no state | settle state --year 2025 | needs --to",
                "unknown state | settle state --year 2025 --to confirmed | data_fixed, feedback, paid",
                "state of publishing | settle state --year 2025 --to published | come of plan, settlement",
                "month of another year | settle state --year 2025 --month 202401 --to paid | must be a month of 2025",
                "unknown kind | settle decide --year 2025 --kind bonus --file POLICY | special-review, exit, refund",
                "no file | settle decide --year 2025 --kind exit | needs --file",
                "no such file | settle decide --year 2025 --kind exit --file absent.csv | There is no file",
                "no such year | settle decide --year 20250 --kind exit --file POLICY | must be a settlement year",
            })
    void aWrongCallEndsBeforeAnyWork(final String name, final String call, final String says) {
        refuses(ExitCode.USAGE, says, () -> check(call));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown case | refund | S9,2025-04-12,slip | line 2, settlement_id: \"S9\" is no settled case of 2025",
                "case of another year | refund | S20240,2025-04-12,slip | \"S20240\" is no settled case of 2025",
                "case twice | exit | S20250,office,2025-04-10,a // S20250,office,2025-04-10,b | line 3, settlement_id",
                "no such day | refund | S20250,2025-02-30,slip | line 2, decided_on: \"2025-02-30\" is no day",
                "day of a spreadsheet | refund | S20250,2025/4/12,slip | is no day as yyyy-MM-dd",
                "cell left out | refund | S20250,,slip | decided_on: it is empty",
                "cell too many | refund | S20250,2025-04-12,slip,more | it has 4 cells for 3 columns",
                "quotes broken | refund | S20250,2025-04-12,\"slip | line 2",
                "approved without method | special-review | S20250,approved,,,a,2025-04-10,r | line 2, method",
                "score without score | special-review | S20250,approved,score,,a,2025-04-10,r | line 2, score",
                "score 0 | special-review | S20250,approved,score,0,a,2025-04-10,r | is not between 0.0001",
                "score too fine | special-review | S20250,approved,score,1.00001,a,2025-04-10,r | more than 4 decimals",
                "rejected with score | special-review | S20250,rejected,,5,a,2025-04-10,r | a rejected case has none",
                "unknown outcome | special-review | S20250,yes,score,5,a,2025-04-10,r | is none of approved, rejected",
                "unknown institution | audit-deduction | H9,310,,10.00,,a,r | institution_code: \"H9\" is no institution",
                "case of another | audit-deduction | H2,310,,10.00,S20250,a,r | is a case of H1, not of H2",
                "negative amount | audit-deduction | H1,310,,-10.00,,a,r | amount_yuan: \"-10.00\" is negative",
                "part of a fen | audit-deduction | H1,310,,10.005,,a,r | more than 2 decimals",
                "amount in words | audit-deduction | H1,310,,ten,,a,r | \"ten\" is not a number",
                "amount with commas | audit-deduction | H1,310,,\"1,200.00\",,a,r | \"1,200.00\" is not a number",
                "month of another year | audit-deduction | H1,310,202401,10.00,,a,r | 202401 is no month of 2025",
                "no month | audit-deduction | H1,310,202513,10.00,,a,r | is no month as yyyymm",
                "deducted twice | audit-deduction | H1,310,,1,,a,r // H1,310,,2,,a,r | stands in line 2 already",
                "nothing assessed | assessment | H1,,,a,r | neither score nor coefficient is given",
                "score as per mille | assessment | H1,935,,a,r | is not between 0 and 110",
                "unknown payment | other-payment | H1,310,bonus,n,1,, | line 2, kind",
                "visits in part | other-payment | H1,310,capitation,n,1,1.5, | is no whole number",
                "risk of no heads | other-payment | H1,310,item,n,1,,0.1 | only a capitation has one",
                "objection twice | objection | Y1,H1,,2025-04-15,t,open,, // Y1,H2,,2025-04-15,t,open,, | Y1 stands in",
                "no answer | objection | Y1,H1,,2025-04-15,t,accepted,, | line 2, answer",
            })
    void aWrongLineOfDecisionsRefusesTheFile(
            final String name, final String kind, final String lines, final String says) {
        refuses(ExitCode.REFUSED, says, () -> decide(kind, lines.split(" // ")));
    }

    @Test
    void aFileThatIsNoFileOfTheKindIsRefusedByItsHeader() {
        refuses(ExitCode.REFUSED, "It is empty", () -> decideText("exit", ""));
        refuses(ExitCode.REFUSED, "not known: cause", () -> decideText("exit", "settlement_id,cause\nS1,x\n"));
        refuses(ExitCode.REFUSED, "lacks the columns", () -> decideText("exit", "settlement_id,reason\nS1,x\n"));
        refuses(ExitCode.REFUSED, "twice", () -> decideText("exit", "reason,reason\nx,x\n"));
        refuses(ExitCode.REFUSED, "begins with: settlement_id", () -> decideText("exit", "S1;x;y\n"));
        refuses(ExitCode.REFUSED, "objection_id", () -> decideText("exit", DecisionKind.OBJECTION.template()));
    }

    @Test
    void whatComesBeforeAMonthOrAYearIsSaid() throws IOException {
        refuses(ExitCode.PRECONDITION, "--month 202503 first", () -> settleMonth(202504, policy));
        refuses(
                ExitCode.PRECONDITION,
                "never built",
                () -> run(new SettleYearJob(), "--year", 2025, "--catalog", 2024, "--policy", policy));
        final Path later = policyOf(2030, POLICY);
        refuses(
                ExitCode.PRECONDITION,
                "no cases of 2030",
                () -> run(new SettleYearJob(), "--year", 2030, "--catalog", 2025, "--policy", later));
        refuses(ExitCode.PRECONDITION, "no cases of 2030", () -> settleMonth(203001, later));
        refuses(
                ExitCode.PRECONDITION,
                "settle year --year 2025 first",
                () -> run(new SettlePublishJob(), "--year", 2025));
        refuses(
                ExitCode.PRECONDITION,
                "settle month --month 202503 first",
                () -> run(new SettlePublishJob(), "--month", 202503));
    }

    @Test
    void aStateOutOfOrderIsRefused() {
        refuses(ExitCode.PRECONDITION, "Nothing was done", () -> state("--year", 2025, "--to", "paid"));
        refuses(ExitCode.PRECONDITION, "settle month or", () -> state("--year", 2025, "--to", "feedback"));
        refuses(
                ExitCode.PRECONDITION,
                "paid follows published",
                () -> state("--year", 2025, "--month", 202502, "--to", "paid"));
        refuses(
                ExitCode.PRECONDITION,
                "cannot become feedback",
                () -> state("--year", 2025, "--month", 202501, "--to", "feedback"));
        refuses(ExitCode.PRECONDITION, "no cases of that period", () -> state("--year", 2031, "--to", "data_fixed"));
    }

    @Test
    void aPublishedMonthStaysAsItIs() throws IOException {
        final int before = context().warehouse().publications().size();
        assertThat(run(new SettlePublishJob(), "--month", 202501).get("state").asText())
                .isEqualTo("published");
        assertThat(context().warehouse().publications()).hasSize(before);
        final Path other = write("other.yaml", POLICY.replace("prepay_ratio: 0.95", "prepay_ratio: 0.9"));
        refuses(ExitCode.PRECONDITION, "--supersede --reason", () -> settleMonth(202501, other));
        assertThat(context().warehouse().publications()).hasSize(before);
    }

    @Test
    void anOpenObjectionBlocksPublishing() {
        refuses(
                ExitCode.PRECONDITION,
                "Objections that wait for an answer: 1, which are Y1",
                () -> run(new SettlePublishJob(), "--month", 202502));
    }

    @Test
    void aPolicyThatTheYearCannotUseIsRefused() throws IOException {
        final Path later = policyOf(2026, POLICY);
        refuses(ExitCode.REFUSED, "is for 2026, not for 2025", () -> settleMonth(202502, later));
        refuses(
                ExitCode.REFUSED,
                "is for 2026, not for 2025",
                () -> run(new SettleYearJob(), "--year", 2025, "--catalog", 2025, "--policy", later));
        refuses(ExitCode.REFUSED, "line 2", () -> settleMonth(202502, write("broken.yaml", "region: [\n")));
        final String bedDays = POLICY.replace("30000.00}\n", "30000.00}\n    - {pool: \"400\", fund_yuan: 1}\n")
                .replace(
                        "  month:",
                        "  bed_day: [{name: a, medical_types: [\"2105\"], phases: [{otherwise: 300}]}]\n  month:");
        refuses(
                ExitCode.REFUSED,
                "400 has no year-start point value",
                () -> settleMonth(202502, write("bed.yaml", bedDays)));
    }

    @Test
    void aPlanThatNobodyCanMakeIsRefused() throws IOException {
        final String share = POLICY.replace("fund_yuan: 30000.00", "fund_share_of_cost: 0.8");
        refuses(ExitCode.REFUSED, "310 cannot be planned", () -> plan(2025, write("share.yaml", share)));
        refuses(ExitCode.REFUSED, "is for 2026, not for 2025", () -> plan(2025, policyOf(2026, POLICY)));
        refuses(ExitCode.REFUSED, "Load last year's cases", () -> plan(2030, policyOf(2030, POLICY)));
        final String nothing = POLICY.replace(
                "fund_yuan: 30000.00", "adjustment_fund_yuan: 1000, budget: {method: by_item, inpatient_yuan: 1000}");
        refuses(ExitCode.REFUSED, "no fund to distribute", () -> plan(2025, write("nothing.yaml", nothing)));
    }

    @Test
    void decisionsThatTheYearCannotUseAreRefusedWhenItIsSettledAndWithdrawnByAHeaderAlone() throws IOException {
        decide("special-review", "S20250,approved,itemised,,a,2025-04-10,r");
        refuses(ExitCode.REFUSED, "more cases than its quota", () -> settleMonth(202502, policy));
        assertThat(decide("special-review").get("rows").asInt()).isZero();

        decide("audit-deduction", "H1,999,202502,10.00,,a,r");
        refuses(ExitCode.REFUSED, "A deduction from institution H1", () -> settleMonth(202502, policy));
        decide("audit-deduction");

        decide("other-payment", "H1,999,item,drugs,10.00,,");
        refuses(ExitCode.REFUSED, "The other payment drugs of institution H1", SettlementRefusalsIT::settleYear);
        decide("other-payment");
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What is refused is told in three lines that help. */
    private static void refuses(final ExitCode code, final String says, final Work work) {
        try {
            work.run();
        } catch (DipperException refusal) {
            assertThat(refusal.exitCode()).as(refusal.getMessage()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(says);
            assertThat(List.of(refusal.what(), refusal.why(), refusal.fix()))
                    .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n", "Exception"));
            return;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError("Nothing was refused; expected " + code + " saying " + says);
    }

    private static JobContext context() {
        return new JobContext(
                SPARK, Warehouse.open(SPARK, folder.resolve("warehouse").toString()), event -> {});
    }

    private static JsonNode run(final Job job, final Object... words) {
        return job.run(context(), options(words));
    }

    private static JsonNode settleMonth(final int month, final Path rules) {
        return run(new SettleMonthJob(), "--month", month, "--catalog", 2025, "--policy", rules);
    }

    private static JsonNode settleYear() {
        return run(new SettleYearJob(), "--year", 2025, "--catalog", 2025, "--policy", policy);
    }

    private static JsonNode plan(final int year, final Path rules) {
        return run(new SettlePlanJob(), "--year", year, "--policy", rules);
    }

    private static JsonNode state(final Object... words) {
        return run(new SettleStateJob(), words);
    }

    private static JsonNode decide(final String kind, final String... lines) throws IOException {
        final List<String> text =
                new ArrayList<>(List.of(String.join(",", DecisionKind.of(kind).columnNames())));
        text.addAll(List.of(lines));
        return decideText(kind, String.join("\n", text) + "\n");
    }

    private static JsonNode decideText(final String kind, final String text) throws IOException {
        final Path file = write("decisions.csv", text);
        final Object[] words = {"--year", 2025, "--kind", kind, "--file", file};
        // As a call does: what the file alone tells is refused without the warehouse.
        new SettleDecideJob().check(options(words));
        return run(new SettleDecideJob(), words);
    }

    private static void check(final String call) {
        final List<String> words =
                List.of(call.replace("POLICY", policy.toString()).split(" "));
        final Job job =
                switch (words.get(1)) {
                    case "month" -> new SettleMonthJob();
                    case "year" -> new SettleYearJob();
                    case "publish" -> new SettlePublishJob();
                    case "state" -> new SettleStateJob();
                    default -> new SettleDecideJob();
                };
        job.check(JobOptions.parse(words.get(0) + " " + words.get(1), words.subList(2, words.size())));
    }

    private static Path policyOf(final int year, final String text) throws IOException {
        return write("policy-" + year + ".yaml", text.replace("year: 2025", "year: " + year));
    }

    private static Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static JobOptions options(final Object... words) {
        return JobOptions.parse(
                "test", Arrays.stream(words).map(Object::toString).toList());
    }
}
