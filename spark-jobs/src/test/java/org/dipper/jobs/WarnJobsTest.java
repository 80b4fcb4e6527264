package org.dipper.jobs;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.protocol.JobEvent;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A community of two hospitals, ten yuan a case, but H2 takes fourteen in March and April 2025. */
@DisplayName("warn run and warn replay")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarnJobsTest {
    private static final String RULES = """
            title: Test
            rules:
              - id: cost
                version: 1
                kind: month_on_month
                indicator: mean_cost
                direction: above
                change: 0.15
                severity: high
                subjects: [community, institution]
                label_en: Mean cost
                label_zh: 次均费用
                source: test
              - id: uploads
                version: 1
                kind: absolute
                indicator: timely_upload_rate
                direction: below
                limit: 0.9
                severity: low
                subjects: [institution]
                missing_input: no time of upload
                label_en: Uploads
                label_zh: 上传
                source: test
              - id: budget
                version: 1
                kind: budget_progress
                severity: low
                subjects: [community]
                bands: [{name: blue, above: 1, severity: low}, {name: red, above: 1.1, severity: high}]
                too_low_below: 0.9
                label_en: Budget
                label_zh: 预算
                source: test
            """;

    @TempDir
    private static Path folder;

    private final List<JobEvent> events = new ArrayList<>();
    private JobContext context;
    private Path rules;
    private Path policy;

    @BeforeAll
    void ingest() throws Exception {
        context = new JobContext(
                SparkSessions.shared(),
                Warehouse.open(
                        SparkSessions.shared(), folder.resolve("warehouse").toString()),
                events::add);
        final List<TestCase> cases = new ArrayList<>();
        for (int month = 0; month < 18; month++) {
            final LocalDate discharge = LocalDate.of(2024, 1, 20).plusMonths(month);
            for (int i = 0; i < 2; i++) {
                final boolean isDear = discharge.getYear() == 2025
                        && (discharge.getMonthValue() == 3 || discharge.getMonthValue() == 4);
                cases.add(at("H1", discharge, i, 1_000));
                cases.add(at("H2", discharge, i, isDear ? 1_400 : 1_000));
            }
        }
        rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        policy = Files.writeString(folder.resolve("policy.yaml"), policy(2025));
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(
                    SettledCaseTable.CONTRACT,
                    TestCase.rows(context.spark(), cases)
                            .withColumn(
                                    "insured_area",
                                    expr("case when institution_code = 'H1' then '511401' else '511402' end")),
                    "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
    }

    /** One warehouse and one story: each call sees what the ones before it published. */
    @Test
    void aYearIsWarnedOfAndAgainOnceMonthsAreSettled() {
        final JsonNode answer = warn("--year", "2025", "--policy", policy.toString());
        assertThat(answer.get("through_month").asInt()).isEqualTo(202506);
        // H2 alone rises by 40 percent in March, and so its community by 20; April, May and June do not rise again.
        assertThat(states("cost"))
                .containsExactly(
                        "202503 community C1 open",
                        "202503 institution H2 open",
                        "202504 community C1 open",
                        "202504 institution H2 open",
                        "202505 community C1 open",
                        "202505 institution H2 open",
                        "202506 community C1 closed",
                        "202506 institution H2 closed");
        assertThat(states("uploads"))
                .hasSize(6)
                .allMatch(row -> row.endsWith("region all not_evaluable: no time of upload"));
        final Row march = one("month = 202503 AND rule = 'cost' AND subject = 'H2'");
        assertThat(march.<BigDecimal>getAs("measured")).isEqualByComparingTo("1400");
        assertThat(march.<BigDecimal>getAs("threshold")).isEqualByComparingTo("1150");
        // 7/10 of the cost of two cases is booked: 1960 fen; a share of 250 / 1400 is beyond the threshold.
        assertThat(march.<Long>getAs("fund_at_stake_fen")).isEqualTo(350);
        assertThat(march.<String>getAs("message_en"))
                .isEqualTo("Mean cost: 14.00 yuan is above 11.50 yuan, compared with 10.00 yuan.");

        final Row january = progress(202501);
        assertThat(january.<Long>getAs("booked_fen")).isEqualTo(2_800);
        assertThat(january.<Long>getAs("developed_fen")).isEqualTo(2_800);
        assertThat(january.<BigDecimal>getAs("expected_share")).isEqualByComparingTo("0.083333333333");
        assertThat(january.<BigDecimal>getAs("ratio")).isEqualByComparingTo("1");
        assertThat(january.<String>getAs("note"))
                .contains("expected shares from 2024")
                .contains("no settled months");
        // 6 x 2800 and 2 x 560 more against half of 33600.
        assertThat(progress(202506).<BigDecimal>getAs("ratio")).isEqualByComparingTo("1.066667");
        assertThat(progress(202506).<String>getAs("band")).isEqualTo("blue");
        assertThat(progress(202506).<Long>getAs("forecast_fen")).isEqualTo(35_840);

        final int before = context.warehouse().publications().size();
        assertThat(warn("--year", "2025", "--policy", policy.toString())).hasToString(answer.toString());
        assertThat(context.warehouse().publications()).hasSize(before);

        theSameMonthsAloneSayTheSame();
        aReplaySaysWhatTheRunSaid();
        settledMonthsTellWhatIsStillToCome();
    }

    private void theSameMonthsAloneSayTheSame() {
        final List<String> whole = table();
        warn("--year", "2025", "--policy", policy.toString(), "--through", "202504");
        assertThat(table())
                .isNotEmpty()
                .isEqualTo(whole.stream()
                        .filter(row -> row.compareTo("202505") < 0)
                        .toList());
    }

    private void aReplaySaysWhatTheRunSaid() {
        final JsonNode months = replay("--rule", "cost", "--policy", policy.toString(), "--months", "6");
        assertThat(months).hasSize(6);
        assertThat(months.get(2).get("month").asInt()).isEqualTo(202503);
        assertThat(months.get(2).get("opened").asInt()).isEqualTo(2);
        assertThat(months.get(5).get("closed").asInt()).isEqualTo(2);
        assertThat(replay("--rule", "cost", "--months", "6", "--threshold", "0.5")
                        .get(2)
                        .get("fired")
                        .asInt())
                .isZero();
        final JsonNode subjects = replay("--rule", "cost", "--months", "6", "--by", "subject");
        assertThat(subjects).hasSize(1);
        assertThat(subjects.get(0).get("subject").asText()).isEqualTo("H2");
        final JsonNode episodes = replay("--rule", "cost", "--months", "6", "--by", "episode");
        assertThat(episodes.get(0).get("episode_start_month").asInt()).isEqualTo(202503);
        assertThat(episodes.get(0).get("closed_month").asInt()).isEqualTo(202506);
    }

    /** H2 is settled a month late; then June lacks its part. */
    private void settledMonthsTellWhatIsStillToCome() {
        for (int month = 202501; month <= 202506; month++) {
            settle(month);
        }
        final JsonNode answer = warn("--year", "2025", "--policy", policy.toString());
        assertThat(answer.get("through_month").asInt()).isEqualTo(202506);
        final Row june = progress(202506);
        // Of June 1400 of H1 are settled, 1400 of H2 will be in July: 17,920 - 1,400. All are members: one set of
        // factors, here
        // (5 x 2800 + 2 x 560) / (5 x 1400) = 2.16.
        assertThat(june.<Long>getAs("booked_fen")).isEqualTo(16_520);
        assertThat(june.<Long>getAs("developed_fen")).isEqualTo(15_120 + 3_024);
        assertThat(june.<String>getAs("note"))
                .contains("expected shares from 2024")
                .doesNotContain("no settled months");
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        final Path other = Files.writeString(folder.resolve("other.yaml"), policy(2024));
        refused(ExitCode.REFUSED, () -> warn("--year", "2025", "--policy", other.toString()));
        refused(ExitCode.USAGE, () -> warn("--year", "2025", "--through", "202406"));
        refused(ExitCode.USAGE, () -> warn("--year", "2025", "--through", "202513"));
        refused(ExitCode.PRECONDITION, () -> warn("--year", "2019"));
        refused(ExitCode.PRECONDITION, () -> warn("--year", "2025", "--through", "202507"));
        refused(ExitCode.USAGE, () -> replay("--rule", "nothing"));
        refused(ExitCode.USAGE, () -> replay("--rule", "cost", "--version", "2"));
        refused(ExitCode.USAGE, () -> replay("--rule", "cost", "--threshold", "much"));
        refused(ExitCode.USAGE, () -> replay("--rule", "budget", "--threshold", "1"));
        refused(ExitCode.USAGE, () -> replay("--rule", "cost", "--months", "0"));
        refused(ExitCode.USAGE, () -> replay("--rule", "cost", "--by", "person"));
    }

    private static void refused(final ExitCode code, final org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                .isEqualTo(code));
    }

    private static TestCase at(final String hospital, final LocalDate discharge, final int number, final long cost) {
        return TestCase.of(hospital + "-" + discharge + "-" + number, discharge.getYear(), "I21.0", cost)
                .of("P" + hospital + discharge + number, discharge.minusDays(3), discharge)
                .at(hospital, "2")
                .in("390");
    }

    private void settle(final int month) {
        final List<Row> settled = new ArrayList<>();
        context.warehouse().current(SettledCaseTable.CONTRACT).collectAsList().forEach(row -> {
            final String hospital = row.getAs("institution_code");
            final int discharge = row.getAs("discharge_month");
            if (discharge == month && hospital.equals("H1") || discharge == month - 1 && hospital.equals("H2")) {
                settled.add(RowFactory.create(
                        2025,
                        month,
                        1,
                        row.getAs("settlement_id"),
                        hospital,
                        "390",
                        "2",
                        discharge,
                        "new",
                        new BigDecimal("1.0000"),
                        row.getAs("total_cost_fen"),
                        row.getAs("fund_pay_fen")));
            }
        });
        try (Run run = context.warehouse()
                .begin("settle month", Map.of("month", String.valueOf(month)), Optional.empty(), List.of())) {
            final String where = "settlement_month = " + month + " AND revision = 1";
            run.replace(
                    MonthlySettlementCaseTable.CONTRACT,
                    context.spark().createDataFrame(settled, Columns.schema(MonthlySettlementCaseTable.CONTRACT)),
                    where);
            run.replace(
                    MonthlySettlementTable.CONTRACT,
                    context.spark().createDataFrame(List.of(), Columns.schema(MonthlySettlementTable.CONTRACT)),
                    where);
            run.publish(SettledMonths.subject(month), 1, "published", Optional.empty(), Answers.object());
        }
    }

    private JsonNode warn(final String... words) {
        return new WarnRunJob().run(context, options("warn run", words));
    }

    private JsonNode replay(final String... words) {
        return new WarnReplayJob().run(context, options("warn replay", words));
    }

    private JobOptions options(final String command, final String... words) {
        final List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--rules", rules.toString()));
        return JobOptions.parse(command, all);
    }

    private List<String> states(final String rule) {
        return context
                .warehouse()
                .current(WarningTable.CONTRACT)
                .where("rule = '" + rule + "'")
                .orderBy("month", "subject_type", "subject")
                .collectAsList()
                .stream()
                .map(row -> row.getAs("month") + " " + row.getAs("subject_type") + " " + row.getAs("subject") + " "
                        + row.getAs("state"))
                .toList();
    }

    private List<String> table() {
        return context
                .warehouse()
                .current(WarningTable.CONTRACT)
                .orderBy("month", "rule", "subject_type", "subject")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private Row one(final String where) {
        final List<Row> rows =
                context.warehouse().current(WarningTable.CONTRACT).where(where).collectAsList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private Row progress(final int month) {
        return context.warehouse()
                .current(BudgetProgressTable.CONTRACT)
                .where("month = " + month + " AND subject = 'C1'")
                .head();
    }

    private static String policy(final int year) {
        return """
                region: test
                year: %d
                catalog:
                  threshold: 3
                  year_weights: [1, 2, 7]
                  score_scale: 1000
                settlement:
                  pools:
                    - pool: "390"
                      fund_share_of_cost: 0.8
                  institution_coefficient:
                    otherwise: 1
                  ungrouped_factor: 0.7
                  communities:
                    - code: C1
                      lead: H1
                      pool: "390"
                      members: [H2]
                      areas: ["5114"]
                      package_yuan: 336
                supervision:
                  readmission_windows_days: [7, 31]
                  split_gap_days: 15
                """.formatted(year);
    }
}
