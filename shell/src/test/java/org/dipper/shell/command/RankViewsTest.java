package org.dipper.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.shell.read.TableFixture;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.table.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** The fair ranking as people see it. */
class RankViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @BeforeAll
    static void rank() {
        final TableFixture tables = new TableFixture(folder);
        final long ranking = tables.append(
                FairRankingTable.CONTRACT,
                List.of(
                        row("2023", "mortality", "H1", "3", 1),
                        row("2024", "mortality", "H3", "2", 3),
                        row("2024", "mortality", "H1", "3", 2),
                        row("2024", "mortality", "H9", "3", null),
                        row("2024", "mortality", "H2", "3", 1),
                        row("2024", "cost_index", "H1", "3", 1)));
        tables.publish("indicator:2024", 1, "draft", "{\"institution_ranking\":" + ranking + "}");
    }

    @Test
    void institutions_stand_in_the_order_of_review_those_without_a_rank_last() throws Exception {
        assertThat(institutions("rank show --indicator mortality --output json"))
                .containsExactly("H2", "H1", "H3", "H9");
        assertThat(institutions("rank show --indicator mortality --level 3 --output json"))
                .containsExactly("H2", "H1", "H9");
        assertThat(institutions("rank show --indicator mortality --period 2023 --output json"))
                .containsExactly("H1");
        assertThat(run("rank show --indicator mortality --output csv")).contains("institution_code", "H2");
    }

    @Test
    void the_heading_names_the_indicator_and_says_that_a_rank_is_no_verdict() {
        assertThat(run("rank show --indicator mortality"))
                .contains("In-hospital mortality 2024: 4 institutions, 3 ranked", "never a verdict");
        assertThat(run("rank show --indicator mortality --lang zh")).contains("住院死亡率 2024：机构 4 家，已排序 3 家", "核查优先名次");
    }

    @Test
    void the_list_counts_what_was_ranked() throws Exception {
        final JsonNode rows = JSON.readTree(run("rank list --period 2024 --output json"));
        assertThat(rows.findValuesAsText("indicator")).containsExactly("cost_index", "mortality");
        final JsonNode mortality = rows.get(1);
        assertThat(mortality.get("institutions").asInt()).isEqualTo(4);
        assertThat(mortality.get("evaluated").asInt()).isEqualTo(3);
        assertThat(mortality.get("above_998").asInt()).isEqualTo(1);
        assertThat(mortality.get("small_counts").asInt()).isEqualTo(1);
        assertThat(mortality.get("priority_fen").asLong()).isEqualTo(6_000);
        assertThat(JSON.readTree(run("rank list --output json"))).hasSize(3);
        assertThat(run("rank list --lang zh")).contains("住院死亡率", "机构数");
    }

    @Test
    void an_indicator_that_nobody_is_ranked_by_is_refused() {
        assertThatThrownBy(() -> run("rank show --indicator beauty"))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("beauty");
        assertThatThrownBy(() -> run("rank show --indicator mortality --period 2020"))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("2020");
    }

    @Test
    void a_warehouse_without_a_ranking_says_what_to_run() {
        new TableFixture(folder.resolve("empty")).publish("ingest", 1, "published", "{}");
        assertThatThrownBy(() -> run("rank list", folder.resolve("empty")))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode().code()).isEqualTo(5);
                    assertThat(refusal.getMessage()).contains("dipper indicator compute");
                });
    }

    private static List<Object> row(
            final String period,
            final String indicator,
            final String institution,
            final String level,
            final Integer rank) {
        final Map<Field, Object> values = new HashMap<>();
        values.put(FairRankingTable.PERIOD, period);
        values.put(FairRankingTable.INDICATOR, indicator);
        values.put(FairRankingTable.INSTITUTION_CODE, institution);
        values.put(FairRankingTable.PEER_GROUP, level);
        values.put(FairRankingTable.RANK, rank);
        values.put(FairRankingTable.PRIORITY_FEN, rank == null ? null : 1_000L * rank);
        values.put(FairRankingTable.FUND_AT_STAKE_FEN, 10_000L);
        values.put(FairRankingTable.CASE_COUNT, 100L);
        values.put(FairRankingTable.OBSERVED, new BigDecimal("2.000000"));
        values.put(FairRankingTable.EXPECTED, new BigDecimal("1.000000"));
        values.put(FairRankingTable.RATIO, new BigDecimal("2.000000"));
        values.put(FairRankingTable.FUNNEL_POSITION, rank == null ? null : rank == 1 ? "above_998" : "inside");
        values.put(FairRankingTable.IS_SMALL_COUNT, rank == null);
        values.put(FairRankingTable.IS_SMALL_PEER_GROUP, false);
        values.put(FairRankingTable.STATE, rank == null ? "not_evaluable_no_expected" : "evaluated");
        return TableFixture.row(FairRankingTable.CONTRACT, values);
    }

    private static List<String> institutions(final String line) throws Exception {
        return JSON.readTree(run(line)).findValuesAsText("institution_code");
    }

    private static String run(final String line) {
        return run(line, folder);
    }

    private static String run(final String line, final Path warehouse) {
        final List<CommandSpec> commands = RankCommands.all();
        final ParsedInput input = new ArgumentParser(commands).parse(line + " --warehouse " + warehouse);
        final String name = input.commandName() + " " + input.subCommands().get(0);
        final CommandSpec command = commands.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
        final Map<String, String> options = new HashMap<>();
        for (final CommandOption option : input.options()) {
            options.put(option.longName(), option.value());
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        final Console console = new Console(
                out,
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                false);
        command.action()
                .run(new Invocation(
                        command, options, List.of(), console, Language.ofCode(options.getOrDefault("lang", "en"))));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
