package org.dipper.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.shell.read.TableFixture;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and budget progress as people see them. */
class WarnViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @BeforeAll
    static void warn() {
        final TableFixture tables = new TableFixture(folder);
        final long warnings = tables.append(
                WarningTable.CONTRACT,
                List.of(
                        warning(202505, "H1", "open", 100L, 1, true),
                        warning(202506, "H1", "escalated", 100L, 2, true),
                        warning(202506, "H2", "open", 123_456L, 1, true),
                        warning(202506, "H3", "open", 5L, 3, false),
                        warning(202506, "H4", "closed", 7L, null, false),
                        warning(202506, "H5", "not_evaluable: no value", null, null, false)));
        final long progress = tables.append(
                BudgetProgressTable.CONTRACT,
                List.of(TableFixture.row(
                        BudgetProgressTable.CONTRACT,
                        Map.of(
                                BudgetProgressTable.MONTH,
                                202506,
                                BudgetProgressTable.SUBJECT_TYPE,
                                "community",
                                BudgetProgressTable.SUBJECT,
                                "C1",
                                BudgetProgressTable.BUDGET_FEN,
                                120_000_00L,
                                BudgetProgressTable.BOOKED_FEN,
                                60_000_00L,
                                BudgetProgressTable.DEVELOPED_FEN,
                                66_000_00L,
                                BudgetProgressTable.BAND,
                                "orange",
                                BudgetProgressTable.RESIDUAL_COUNT,
                                0,
                                BudgetProgressTable.NOTE,
                                "even shares",
                                BudgetProgressTable.NOTE_ZH,
                                "均摊"))));
        tables.publish(
                "warning:2025",
                1,
                "draft",
                "{\"early_warning\":" + warnings + ",\"budget_progress\":" + progress + "}");
    }

    @Test
    void the_newest_month_is_listed_by_fund_at_stake_and_the_heading_tells_the_rest() {
        final String list = run("warn list");
        assertThat(list)
                .contains(
                        "202506: 3 live alerts, 2 shown, 1,235.61 yuan at stake; 1 cannot be judged", "never a verdict")
                .contains("H1", "H2", "message of H2")
                .doesNotContain("H3", "H4", "H5");
        assertThat(list.indexOf("H2")).isLessThan(list.indexOf("H1"));
        assertThat(run("warn list --lang zh")).contains("在办预警 3 条", "H2 的说明").doesNotContain("message of H2");
    }

    @Test
    void all_shows_what_is_closed_below_the_cap_or_cannot_be_judged() throws Exception {
        final JsonNode rows = JSON.readTree(run("warn list --all --output json"));
        assertThat(rows.findValuesAsText("subject")).containsExactly("H2", "H1", "H3", "H4", "H5");
        assertThat(JSON.readTree(run("warn list --month 202505 --output json")).findValuesAsText("state"))
                .containsExactly("open");
    }

    @Test
    void budgets_are_shown_with_the_note_in_the_language_asked_for() throws Exception {
        assertThat(run("warn progress")).contains("C1", "orange", "even shares").doesNotContain("均摊");
        assertThat(run("warn progress --lang zh")).contains("均摊").doesNotContain("even shares");
        assertThat(JSON.readTree(run("warn progress --output json"))
                        .get(0)
                        .get("developed_fen")
                        .asLong())
                .isEqualTo(66_000_00L);
    }

    @Test
    void a_warehouse_without_warnings_says_what_to_run() {
        new TableFixture(folder.resolve("empty")).publish("ingest", 1, "published", "{}");
        assertThatThrownBy(() -> run("warn list", folder.resolve("empty")))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode().code()).isEqualTo(5);
                    assertThat(refusal.getMessage()).contains("dipper warn run");
                });
    }

    private static List<Object> warning(
            final int month,
            final String subject,
            final String state,
            final Long stake,
            final Integer rank,
            final boolean isShown) {
        final Map<Field, Object> values = new HashMap<>();
        values.put(WarningTable.MONTH, month);
        values.put(WarningTable.RULE, "cost");
        values.put(WarningTable.RULE_VERSION, 1);
        values.put(WarningTable.KIND, "absolute");
        values.put(WarningTable.SEVERITY, "high");
        values.put(WarningTable.SUBJECT_TYPE, "institution");
        values.put(WarningTable.SUBJECT, subject);
        values.put(WarningTable.INDICATOR, "mean_cost");
        values.put(WarningTable.IS_FIRED, true);
        values.put(WarningTable.MEASURED, new BigDecimal("1.000000"));
        values.put(WarningTable.STATE, state);
        values.put(WarningTable.FUND_AT_STAKE_FEN, stake);
        values.put(WarningTable.RANK, rank);
        values.put(WarningTable.IS_SHOWN, isShown);
        values.put(WarningTable.IS_PEER_DEFAULT, true);
        values.put(WarningTable.MESSAGE_EN, "message of " + subject);
        values.put(WarningTable.MESSAGE_ZH, subject + " 的说明");
        return TableFixture.row(WarningTable.CONTRACT, values);
    }

    private static String run(final String line) {
        return run(line, folder);
    }

    private static String run(final String line, final Path warehouse) {
        return ViewRun.of(WarnCommands.views(), line, warehouse);
    }
}
