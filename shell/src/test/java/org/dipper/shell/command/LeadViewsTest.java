package org.dipper.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dipper.errors.DipperException;
import org.dipper.shell.read.SampleReviews;
import org.dipper.shell.read.SampleWarehouse;
import org.dipper.supervision.review.ReviewReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads under review as people see them. */
class LeadViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @BeforeAll
    static void review() {
        SampleReviews.write(folder.resolve("warehouse"));
        SampleWarehouse.write(folder.resolve("old"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lead list --period 2025                       | P2 P1 C1 C2
            lead list --period 2025 --top 2               | P2 P1
            lead list --period 2025 --state open          | C1
            lead list --state handled                     | P1 P1
            lead list --period 2025 --institution H2      | C1 C2
            lead list --period 2025 --rule t              | C2
            lead list --period 2025 --overdue             | P2
            lead list --state appealed                    |
            """)
    void leads_are_listed_by_priority_then_cost_and_chosen_by_what_they_are(final String line, final String ids)
            throws Exception {
        final JsonNode leads = JSON.readTree(run(line + " --output json"));
        assertThat(String.join(" ", leads.findValuesAsText("lead_id"))).isEqualTo(ids == null ? "" : ids);
    }

    @Test
    void the_state_of_a_lead_is_that_of_its_last_step_in_keys_for_scripts_and_words_for_people() throws Exception {
        final JsonNode leads = JSON.readTree(run("lead list --period 2025 --output json"));
        assertThat(leads.findValuesAsText("state")).containsExactly("second_review", "handled", "open", "rejected");
        assertThat(leads.get(0).get("due_on").asText()).isEqualTo("2026-01-22");
        assertThat(leads.get(1).get("due_on").isNull()).isTrue();
        assertThat(run("lead list --period 2025"))
                .contains("4 leads for review", "open 1, second_review 1, handled 1, rejected 1", "came back soon")
                .contains("second review passed, the institution may appeal");
        assertThat(run("lead list --period 2025 --lang zh")).contains("待初审 1", "复审通过，待申诉", "短期内再次入院", "came back soon");
    }

    @Test
    void a_lead_is_shown_with_its_stays_its_steps_and_what_may_follow() throws Exception {
        assertThat(run("lead show --id P1 --period 2025"))
                .contains("handled", "S1", "S2", "2026-01-20", "分次手术", "丙")
                .contains("appeal upheld in part: a smaller amount stays; fund found to be concerned 400.00 yuan")
                .contains("money of the fund was recovered; fund recovered or refused 400.00 yuan")
                .contains("reopen");
        assertThat(run("lead show --id P1 --lang zh --period 2025")).contains("已处理", "部分成立", "追回基金", "短期内再次入院");
        final JsonNode lead = JSON.readTree(run("lead show --id P1 --period 2025 --output json"));
        assertThat(lead.get("stays").findValuesAsText("settlement_id")).containsExactly("S1", "S2");
        assertThat(lead.get("reviews").findValuesAsText("state_after"))
                .containsExactly("first_review", "second_review", "appealed", "verified", "handled");
        assertThat(lead.get("reviews").findValuesAsText("is_late"))
                .containsExactly("false", "false", "false", "false", "true");
        assertThat(lead.get("next_steps").findValuesAsText("step")).containsExactly("reopen");
        assertThat(lead.get("is_in_force").asBoolean()).isTrue();
        assertThat(run("lead show --id P1 --output csv").lines()).hasSize(3);
    }

    @Test
    void what_may_follow_says_who_may_do_it_and_from_when() {
        assertThat(run("lead show --id P2"))
                .contains("until 2026-01-22", "after the time to appeal, which ends 2026-01-22", "the institution");
        assertThat(run("lead show --id C1")).contains("confirm", "a reviewer").doesNotContain("steps taken");
    }

    @Test
    void a_lead_that_is_no_more_in_force_keeps_what_was_done_with_it() throws Exception {
        assertThat(run("lead show --id G")).contains("no more in force", "treatment in cycles", "2026-02-06");
        final JsonNode lead = JSON.readTree(run("lead show --id G --output json"));
        assertThat(lead.get("is_in_force").asBoolean()).isFalse();
        assertThat(lead.get("state").asText()).isEqualTo("rejected");
        assertThat(lead.get("stays")).isEmpty();
    }

    @Test
    void precision_is_told_by_rule_and_quarter_with_small_counts_marked() throws Exception {
        final JsonNode rows = JSON.readTree(run("lead precision --output json"));
        assertThat(rows.findValuesAsText("rule")).containsExactly("s", "s", "t", "t");
        final JsonNode first = rows.get(0);
        assertThat(first.get("quarter").asText()).isEqualTo("2026Q1");
        assertThat(first.get("decided").asInt()).isEqualTo(2);
        assertThat(first.get("precision").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(first.get("precision_at_10").decimalValue()).isEqualByComparingTo("1");
        assertThat(first.get("precision_at_50").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(first.get("is_small").asBoolean()).isTrue();
        assertThat(first.get("reasons").get(0).get("reason_code").asText()).isEqualTo("treatment_cycle");
        assertThat(run("lead precision --rule t")).contains("0.000000", "treatment in cycles", "Fewer than 10");
        assertThat(run("lead precision --lang zh")).contains("准确率@10", "周期性治疗");
        assertThat(run("lead precision --output csv")).contains(",treatment_cycle 1");
    }

    @Test
    void a_file_of_steps_is_begun_from_a_template() throws Exception {
        assertThat(run("lead template")).isEqualTo(ReviewReader.template());
        final Path file = folder.resolve("steps.csv");
        run("lead template --out " + file);
        assertThat(Files.readString(file)).isEqualTo(ReviewReader.template());
        refused(2, "lead template --out " + file);
    }

    @Test
    void a_warehouse_of_before_shows_its_leads_as_open_and_has_no_precision() throws Exception {
        final String old = " --warehouse " + folder.resolve("old");
        assertThat(JSON.readTree(run("lead list --output json" + old)).findValuesAsText("state"))
                .containsExactly("open");
        assertThat(JSON.readTree(run("lead show --id L1 --output json" + old)).get("reviews"))
                .isEmpty();
        refused(5, "lead precision" + old);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | lead show --id nothing
            5 | lead show --id C1 --period 2019
            2 | lead show
            2 | lead list --state perhaps
            2 | lead list --top many
            """)
    void what_is_not_there_or_wrong_is_refused(final int code, final String line) {
        refused(code, line);
    }

    private static void refused(final int code, final String line) {
        assertThatThrownBy(() -> run(line)).isInstanceOfSatisfying(DipperException.class, refusal -> assertThat(
                        refusal.exitCode().code())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }

    private static String run(final String line) {
        return ViewRun.of(SupervisionCommands.all(), line, folder.resolve("warehouse"));
    }
}
