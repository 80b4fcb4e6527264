package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.protocol.JobEvent;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.split.SplitAdmissionLinkTable;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("indicator compute")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorJobTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);

    @TempDir
    private static Path folder;

    private final List<JobEvent> events = new ArrayList<>();
    private JobContext context;

    @BeforeAll
    void ingest() {
        context = new JobContext(
                SparkSessions.shared(),
                Warehouse.open(
                        SparkSessions.shared(), folder.resolve("warehouse").toString()),
                events::add);
        final List<TestCase> cases = new ArrayList<>();
        for (int year = 2022; year <= 2025; year++) {
            for (int i = 0; i < 4; i++) {
                cases.add(TestCase.of("A" + year + i, year, "I21.0", 2_000_000L + i * 1_001L));
            }
        }
        cases.add(TestCase.of("X1", 2025, "I21.0", 1_000).of("P", FIRST, FIRST.plusDays(3)));
        cases.add(TestCase.of("X2", 2025, "I21.4", 2_000).of("P", FIRST.plusDays(8), FIRST.plusDays(9)));
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("source", "test"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(context.spark(), cases), "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), Answers.object());
        }
    }

    /** One warehouse and one story: each call sees what the ones before it published. */
    @Test
    void aYearIsComputedOnceBesideAPeriodAndAgainWithAnEdition() throws Exception {
        final JsonNode answer = compute("--year", "2025");
        assertThat(row(answer, "readmission_7d_any").get("numerator").decimalValue())
                .isEqualByComparingTo("1");
        assertThat(row(answer, "readmission_7d_any").get("denominator").decimalValue())
                .isEqualByComparingTo("6");
        assertThat(row(answer, "readmission_7d_any").get("value").decimalValue())
                .isEqualByComparingTo("0.166667");
        assertThat(count(ReadmissionPairTable.CONTRACT)).isEqualTo(1);
        assertThat(count(LeadTable.CONTRACT)).isEqualTo(1);
        assertThat(count(LeadCaseTable.CONTRACT)).isEqualTo(2);
        assertThat(count(SplitAdmissionLinkTable.CONTRACT)).isEqualTo(1);
        // Data end with June, so the stays of its second half have no follow-up of 31 days: X1 and X2 are left.
        assertThat(row(answer, "readmission_31d_any_unplanned").get("numerator").decimalValue())
                .isEqualByComparingTo("1");
        assertThat(row(answer, "readmission_31d_any_unplanned")
                        .get("denominator")
                        .decimalValue())
                .isEqualByComparingTo("2");
        assertThat(row(answer, "readmission_31d_same_group").get("state").asText())
                .isEqualTo("not_evaluable: no catalog edition");
        assertThat(row(answer, "case_mix_index").get("state").asText()).isEqualTo("not_evaluable: no catalog edition");
        assertThat(events).anyMatch(JobEvent.Notice.class::isInstance);

        final int before = context.warehouse().publications().size();
        assertThat(compute("--year", "2025")).isEqualTo(answer);
        assertThat(context.warehouse().publications()).hasSize(before);

        final Path own = Files.writeString(folder.resolve("own.yaml"), """
                indicators:
                  - id: cost_a_day
                    label_en: Cost of a day
                    label_zh: 日均费用
                    family: fund
                    direction: lower
                    unit: fen
                    clause: test
                    numerator:
                      sum: total_cost_fen
                    denominator:
                      sum: stay_days
                """);
        final JsonNode withOwn = compute("--period", "2022-2025", "--indicators", own.toString());
        assertThat(row(withOwn, "cost_a_day").get("numerator").decimalValue()).isEqualByComparingTo("32027024");
        assertThat(row(withOwn, "cost_a_day").get("denominator").decimalValue()).isEqualByComparingTo("52");
        assertThat(context.warehouse()
                        .current(IndicatorValueTable.CONTRACT)
                        .where("indicator = 'mean_cost' AND subject_type = 'region'")
                        .orderBy("period")
                        .collectAsList())
                .extracting(row -> row.<String>getAs("period"))
                .containsExactly("2022-2025", "2025", "2025-03", "2025-06", "2025-Q1", "2025-Q2");

        publishEdition();
        final JsonNode grouped = compute("--year", "2025");
        assertThat(row(grouped, "cost_index").get("value").decimalValue()).isEqualByComparingTo("1");
        assertThat(row(grouped, "readmission_31d_same_group").get("state").asText())
                .isEqualTo("evaluated");
        assertThat(row(grouped, "case_mix_index").get("state").asText()).isEqualTo("evaluated");
        assertThat(row(grouped, "ungrouped_share").get("value").decimalValue()).isEqualByComparingTo("0.166667");
        assertThat(compute("--year", "2025", "--catalog", "2025")).isEqualTo(grouped);

        // The year before has the same four cases of 8,006,006 fen, all in June; X1 and X2 of March are not compared.
        assertThat(row(grouped, "total_cost_growth").get("numerator").decimalValue())
                .isEqualByComparingTo("0");
        assertThat(row(grouped, "total_cost_growth").get("denominator").decimalValue())
                .isEqualByComparingTo("8006006");
        assertThat(row(grouped, "case_mix_index_settled").get("state").asText())
                .isEqualTo("not_evaluable: no settled year with case_score");
        assertThat(grouped.findValuesAsText("indicator"))
                .doesNotContain("bed_occupancy")
                .doesNotHaveDuplicates();
        assertThat(context.warehouse()
                        .current(IndicatorValueTable.CONTRACT)
                        .where("indicator = 'bed_occupancy' AND period = '2025'")
                        .collectAsList())
                .extracting(row -> row.<String>getAs("state"))
                .containsExactly("not_evaluable: opened beds of each institution");
    }

    @Test
    void ownIndicatorsThatCannotBeReadAreRefusedBeforeAnythingRuns() throws Exception {
        final Path own = Files.writeString(folder.resolve("wrong.yaml"), "indicators:\n  - id: mean_cost\n");
        assertThatThrownBy(() -> new IndicatorJob()
                        .check(JobOptions.parse(
                                "indicator compute", List.of("--year", "2025", "--indicators", own.toString()))))
                .isInstanceOfSatisfying(DipperException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(failure.why()).contains("taken by a built-in indicator");
                });
    }

    @Test
    void aPeriodWithoutCasesIsAPrecondition() {
        assertThatThrownBy(() -> compute("--year", "1999"))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.PRECONDITION));
    }

    @Test
    void anUnpublishedEditionIsAPrecondition() {
        assertThatThrownBy(() -> compute("--year", "2025", "--catalog", "2031"))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.PRECONDITION));
    }

    @Test
    void yearAndPeriodTogetherOrNeitherIsWrongUsage() {
        for (final String[] words :
                List.of(new String[] {}, new String[] {"--year", "2025", "--period", "2024-2025"})) {
            assertThatThrownBy(() -> compute(words))
                    .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.USAGE));
        }
    }

    private void publishEdition() throws Exception {
        final Path policy = Files.writeString(folder.resolve("policy.yaml"), """
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
                    otherwise: 1
                  ungrouped_factor: 0.7
                supervision:
                  readmission_windows_days: [7, 31]
                  split_gap_days: 15
                """);
        run(new CatalogBuildJob(), "--year", "2025", "--history", "2022-2024", "--policy", policy.toString());
        run(new CatalogPublishJob(), "--year", "2025");
    }

    private JsonNode compute(final String... words) {
        return run(new IndicatorJob(), words);
    }

    private JsonNode run(final Job job, final String... words) {
        return job.run(context, JobOptions.parse("indicator compute", List.of(words)));
    }

    private long count(final TableContract table) {
        return context.warehouse().current(table).count();
    }

    private static JsonNode row(final JsonNode answer, final String indicator) {
        for (final JsonNode row : answer) {
            if (row.get("indicator").asText().equals(indicator)) {
                return row;
            }
        }
        throw new AssertionError("no row for " + indicator);
    }
}
