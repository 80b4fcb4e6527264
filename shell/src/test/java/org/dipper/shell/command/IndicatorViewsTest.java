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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.operations.PublicationTable;
import org.dipper.shell.read.TableFixture;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.indicator.IndicatorRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** Indicators as people see them: a year with months and quarters in several files, and what the registry says. */
class IndicatorViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @BeforeAll
    static void compute() throws Exception {
        final TableFixture tables = new TableFixture(folder.resolve("warehouse"));
        tables.append(
                IndicatorValueTable.CONTRACT,
                List.of(
                        value("mean_cost", "region", "all", "2024", "evaluated"),
                        value("mean_cost", "institution", "H1", "2024", "evaluated"),
                        value("mean_cost", "institution", "H2", "2024", "small_count"),
                        value("mean_cost", "institution", "H1", "2024-03", "small_count"),
                        value("mean_cost", "institution", "H1", "2024-04", "small_count"),
                        value("mean_cost", "institution", "H1", "2024-Q1", "evaluated"),
                        value("mean_cost_growth", "region", "all", "2024", "evaluated")));
        final long values = tables.append(
                IndicatorValueTable.CONTRACT,
                List.of(
                        value("readmission_7d_any", "region", "all", "2024", "evaluated"),
                        value("elderly_share", "region", "all", "2022-2024", "evaluated")));
        publish(tables, 1, "indicator:2024", values, "mean_cost", "mean_cost_growth", "readmission_7d_any");
        publish(tables, 2, "indicator:2022-2024", values, "elderly_share", "mean_cost");
    }

    @Test
    void values_of_whole_periods_are_shown_unless_a_part_is_asked_for() throws Exception {
        assertThat(periods("--id mean_cost --subject-type institution")).containsExactly("2024", "2024");
        assertThat(periods("--id mean_cost --month 202403")).containsExactly("2024-03");
        assertThat(periods("--id mean_cost --quarter 2024-Q1")).containsExactly("2024-Q1");
        assertThat(periods("--id mean_cost --every month --subject H1")).containsExactly("2024-03", "2024-04");
        assertThat(periods("--id mean_cost --every quarter --period 2024")).containsExactly("2024-Q1");
        assertThat(periods("--id elderly_share --period 2022-2024")).containsExactly("2022-2024");
    }

    @Test
    void the_region_stands_before_its_parts_and_rows_carry_their_label() throws Exception {
        final JsonNode rows = JSON.readTree(run("indicator show --id mean_cost --output json --lang zh"));
        assertThat(rows.findValuesAsText("subject")).containsExactly("all", "H1", "H2");
        assertThat(rows.get(0).get("label").asText()).isEqualTo("次均费用");
        assertThat(rows.get(0).get("case_count").asLong()).isEqualTo(4);
        // A name means that indicator alone, another text all that begin so.
        assertThat(rows.findValuesAsText("indicator")).containsOnly("mean_cost");
        assertThat(JSON.readTree(run("indicator show --id mean_ --output json")).findValuesAsText("indicator"))
                .contains("mean_cost", "mean_cost_growth");
    }

    @Test
    void a_single_indicator_is_named_above_its_values() {
        assertThat(run("indicator show --id readmission_7d_any"))
                .contains(
                        "Readmission within 7 days", "lower is better", "Eligible index stays followed within 7 days");
        assertThat(run("indicator show --id readmission_7d_any --lang zh")).contains("7天再入院率", "越低越好");
        assertThat(run("indicator show --id elderly")).contains("elderly_share");
    }

    @Test
    void own_indicators_get_the_labels_of_their_file() throws Exception {
        final Path example = Path.of(System.getProperty("dipper.root"), "policies/indicators/example.yaml");
        final JsonNode rows =
                JSON.readTree(run("indicator show --id elderly_share --output json --indicators " + example));
        assertThat(rows.get(0).get("label").asText()).isEqualTo("Persons of 65 and above");
    }

    @Test
    void every_registered_indicator_is_listed_with_the_periods_it_has_values_for() throws Exception {
        final JsonNode rows = JSON.readTree(run("indicator list --output json"));
        final Map<String, JsonNode> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.get("indicator").asText(), row));
        assertThat(byId).hasSize(IndicatorRegistry.usual().all().size() + 1);
        assertThat(byId.get("mean_cost").get("periods").asText()).isEqualTo("2022-2024 2024");
        assertThat(byId.get("mean_cost").get("direction").asText()).isEqualTo("lower");
        assertThat(byId.get("bed_occupancy").get("needs").asText()).isEqualTo("opened beds of each institution");
        assertThat(byId.get("bed_occupancy").get("periods").asText()).isEmpty();
        assertThat(byId.get("elderly_share").get("periods").asText()).isEqualTo("2022-2024");
        assertThat(byId.get("personal_burden").get("periods").asText()).isEmpty();
        assertThat(run("indicator list --family quality --lang zh --limit 0"))
                .contains("住院死亡率")
                .doesNotContain("次均费用");
    }

    @Test
    void the_list_needs_no_warehouse() {
        assertThat(run("indicator list --limit 0 --warehouse " + folder.resolve("nowhere")))
                .contains("mean_cost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | indicator show --id nothing
            5 | indicator show --id mean_cost --subject H9
            5 | indicator show --id mean_cost --month 202412
            2 | indicator show --id mean_cost --quarter 2024-Q5
            2 | indicator show --id mean_cost --month 202413
            2 | indicator show --id mean_cost --month 202403 --quarter 2024-Q1
            2 | indicator show --id mean_cost --month 202403 --period 2024
            2 | indicator show --id mean_cost --subject-type ward
            2 | indicator list --indicators nowhere.yaml
            """)
    void what_is_not_there_or_wrong_is_refused(final int code, final String line) {
        assertThatThrownBy(() -> run(line)).isInstanceOfSatisfying(DipperException.class, refusal -> assertThat(
                        refusal.exitCode().code())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }

    private static List<String> periods(final String options) throws Exception {
        return JSON.readTree(run("indicator show " + options + " --output json"))
                .findValuesAsText("period");
    }

    private static List<Object> value(
            final String id, final String type, final String subject, final String period, final String state) {
        return List.of(
                id,
                type,
                subject,
                period,
                new BigDecimal("10.000000"),
                new BigDecimal("4.000000"),
                new BigDecimal("2.500000"),
                state,
                4L);
    }

    private static void publish(
            final TableFixture tables,
            final long sequence,
            final String subject,
            final long version,
            final String... indicators)
            throws Exception {
        final List<Map<String, String>> answer = new ArrayList<>();
        for (final String indicator : indicators) {
            answer.add(Map.of("indicator", indicator, "state", "evaluated"));
        }
        answer.add(Map.of("indicator", "personal_burden", "state", "not_evaluable: person_pay_fen"));
        tables.append(
                PublicationTable.CONTRACT,
                List.of(List.of(
                        sequence,
                        subject,
                        1,
                        "draft",
                        "{\"indicator_value\":" + version + "}",
                        "hash",
                        "run-" + sequence,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(sequence),
                        "tester",
                        "",
                        JSON.writeValueAsString(answer))));
    }

    /** What a line prints, without a process of its own. */
    private static String run(final String line) {
        final List<CommandSpec> commands = IndicatorCommands.all();
        final ParsedInput input = new ArgumentParser(commands)
                .parse(line.contains("--warehouse") ? line : line + " --warehouse " + folder.resolve("warehouse"));
        final String name = input.commandName() + " " + input.subCommands().get(0);
        final CommandSpec command = commands.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
        final Map<String, String> options = new HashMap<>();
        for (final CommandOption option : new ArrayList<>(input.options())) {
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
