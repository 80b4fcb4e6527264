package org.dipper.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dipper.shell.ShellProcess.Outcome;
import org.dipper.shell.read.SampleWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract that scripts rely on, told by real child processes: exit codes, and what stands on which stream. */
class DipperShellTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    static Path directory;

    private static ShellProcess shell;

    @BeforeAll
    static void publishSample() {
        SampleWarehouse.write(directory.resolve("warehouse"));
        shell = new ShellProcess(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | help
            0  | catalog show --help
            0  | --version
            0  | catalog show --year 2011
            0  | catalog show --year 2011 --layer local --group J18
            0  | catalog curve --year 2011
            0  | catalog curve --year 2010
            0  | catalog levels --year 2011 --level 0
            0  | catalog adjustments --year 2011
            0  | catalog adjust --template
            0  | catalog diff --year 2011 --against 2010 --by group
            0  | catalog export --year 2011 --out exported --bom
            0  | report catalog --year 2011 --out report.html --overwrite
            0  | settle show --year 2010
            0  | settle show --year 2010 --by clearing
            0  | settle statement H001 --year 2010 --output csv
            0  | settle month --month 202503 --catalog 2025 --policy p
            0  | settle state --year 2025 --month 202503 --to feedback --reason checked
            0  | settle publish --month 202503
            0  | run verify --all
            0  | lead list
            0  | lead template
            0  | lead review --id L1 --step confirm --by A --on 2026-03-02
            0  | lead review --file steps.csv
            0  | table list
            0  | run list
            0  | codes show
            0  | codes template --kind section
            0  | data ingest --source ok --mapping m.yaml
            2  | catalgo show
            2  | codes template --kind nothing
            5  | codes show --kind diagnosis
            0  | case explain --diagnosis I21.0 --procedures 36.0700x004
            2  | case explain
            2  | case explain --diagnosis !?
            2  | case explain --diagnosis I21.0 --procedures 36.07??
            5  | case explain --diagnosis I21.0 --scheme nothing
            5  | case explain --settlement nothing
            5  | scheme show --name nothing
            2  | catalog show --yaer 2011
            2  | catalog show
            2  | catalog show --year 2011 --output xml
            2  | catalog adjust --year 2011
            2  | catalog diff --year 2011 --against 2010 --by hospital
            2  | report catalog --year 2011 --out home
            5  | report catalog --year 2011 --against 1999 --out other.html
            2  | indicator compute
            2  | settle state --year 2025 --to confirmed
            2  | settle decide --year 2025 --kind verdict --file decisions.csv
            2  | settle publish
            2  | settle publish --year 2025 --month 202503
            2  | settle month --month 202513 --catalog 2025 --policy p
            2  | settle year --year 2025 --catalog 2025 --policy p --reason why
            2  | settle state --year 2024 --month 202503 --to feedback
            2  | run verify
            2  | catalog build --year 2011 --history 2008-2010 --policy p --supersede
            2  | table history --table nothing
            3  | data ingest --source refused --mapping m.yaml
            5  | catalog show --year 1999
            5  | catalog show --year 2011 --warehouse elsewhere
            5  | indicator show --id nothing
            5  | lead show --id nothing
            5  | lead precision
            2  | lead review
            2  | lead review --id L1 --step confirm --by A
            2  | lead review --id L1 --step bless --by A --on 2026-03-02
            2  | lead review --file steps.csv --id L1
            5  | run show --id nothing
            5  | settle explain --settlement nothing
            70 | data ingest --source crash --mapping m.yaml
            """)
    void every_way_to_end_has_its_exit_code(final int code, final String line) {
        final Outcome outcome = shell.run(line.split(" "));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.err()).doesNotContain("\tat ", "Exception");
        if (code != 0) {
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines().filter(told -> !told.startsWith("[")))
                    .as("what, why, what to do")
                    .hasSize(3);
        }
    }

    @Test
    void a_settled_case_is_explained_by_its_edition_beside_the_group_that_was_written() {
        final Outcome outcome = shell.run("case", "explain", "--settlement", "S1");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "Case: J18.900; other diagnoses I10 E11.9; procedures", "catalog 2011: core", "settlement 2010")
                .contains("J18.9:-, not the group explained here: give the policy it was settled by");
    }

    @Test
    void json_is_the_rows_in_force_under_their_column_names_and_nothing_else() throws IOException {
        final Outcome outcome = shell.run("catalog", "show", "--year", "2011", "--output", "json");
        final JsonNode groups = JSON.readTree(outcome.out());
        assertThat(groups).hasSize(3);
        assertThat(groups.get(0).get("group_code").asText()).isEqualTo("J18.9:-");
        assertThat(groups.get(0).get("case_count").asLong()).isEqualTo(300);
        assertThat(groups.get(0).get("procedure_code").isNull()).isTrue();
        assertThat(outcome.out()).contains("\"rw\":512.2500,");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void an_export_passes_its_own_options_to_the_job() throws IOException {
        final Outcome outcome =
                shell.run("catalog", "export", "--year", "2011", "--out", "exported", "--bom", "--output", "json");
        assertThat(JSON.readTree(outcome.out()).get("arguments").asText())
                .isEqualTo("catalog|export|--warehouse|./warehouse|--year|2011|--out|exported|--bom");
    }

    @Test
    void a_state_passes_its_reason_without_superseding_anything() throws IOException {
        final Outcome outcome = shell.run(
                "settle", "state", "--year", "2025", "--to", "feedback", "--reason", "all heard", "--output", "json");
        assertThat(JSON.readTree(outcome.out()).get("arguments").asText())
                .isEqualTo("settle|state|--warehouse|./warehouse|--year|2025|--to|feedback|--reason|all heard");
    }

    @Test
    void csv_has_a_header_quotes_where_needed_and_a_byte_order_mark_on_request() {
        final Outcome outcome = shell.run("lead", "list", "--output", "csv", "--bom");
        assertThat(outcome.out()).startsWith("\uFEFFlead_id,rule,rule_version,period,");
        assertThat(outcome.out()).contains("同一机构 15 天内再次入院,no fee items,open,");
    }

    @Test
    void people_read_labels_in_their_language_and_money_in_yuan() {
        final Outcome outcome = shell.run("settle", "show", "--year", "2010", "--lang", "zh", "--limit", "1");
        assertThat(outcome.out()).contains("年度清算 2010，修订 1，草案", "点值 10.877447 元", "清算金额(元)", "1,876,142.13");
        assertThat(outcome.err()).isEqualTo("还有 1 行；--limit 0 显示全部。\n");
    }

    @Test
    void an_explanation_walks_from_diagnosis_to_payment() throws IOException {
        final Outcome people = shell.run("settle", "explain", "--settlement", "S1");
        assertThat(people.out())
                .contains(
                        "J18.900",
                        "core: 4-character diagnosis",
                        "512.2500",
                        "ratio 2.0000",
                        "subtype age 1-6y",
                        "10.877447",
                        "5,571.97 yuan");
        final JsonNode json = JSON.readTree(shell.run("settle", "explain", "--settlement", "S1", "--output", "json")
                .out());
        assertThat(json.get("payment_fen").asLong()).isEqualTo(557_197);
        assertThat(json.get("steps")).hasSize(13);
    }

    @Test
    void auxiliary_subtypes_stand_open_ones_first_closed_ones_with_their_reason() throws IOException {
        final JsonNode subtypes = JSON.readTree(shell.run("catalog", "auxiliary", "--year", "2011", "--output", "json")
                .out());
        assertThat(subtypes.findValuesAsText("state")).containsExactly("open", "closed");
        assertThat(subtypes.get(0).get("coefficient").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(shell.run("catalog", "auxiliary", "--year", "2011", "--group", "I21.9:00.66")
                        .out())
                .contains("0 of 1 subtypes open", "not above 5");
        assertThat(shell.run("catalog", "coefficient", "--year", "2010").err())
                .contains("no institution coefficient", "derived_coefficient");
    }

    @Test
    void an_indicator_is_found_by_the_beginning_of_its_name() throws IOException {
        final JsonNode values = JSON.readTree(shell.run("indicator", "show", "--id", "readmission", "--output", "json")
                .out());
        assertThat(values.findValuesAsText("indicator")).containsExactly("readmission_30_any", "readmission_7_any");
        assertThat(values.get(0).get("value").decimalValue()).isEqualByComparingTo("0.12");
    }

    @Test
    void a_lead_comes_with_its_stays_in_order() throws IOException {
        final JsonNode lead = JSON.readTree(
                shell.run("lead", "show", "--id", "L1", "--output", "json").out());
        assertThat(lead.get("stays").findValuesAsText("settlement_id")).containsExactly("S1", "S2");
        assertThat(lead.get("stays").get(0).get("admission_date").asText()).isEqualTo("2010-03-01");
    }

    @Test
    void the_latest_row_of_a_run_tells_its_state() throws IOException {
        final JsonNode runs =
                JSON.readTree(shell.run("run", "list", "--output", "json").out());
        assertThat(runs.findValuesAsText("run_id")).containsExactly("run-b", "run-a");
        assertThat(runs.findValuesAsText("state")).containsExactly("started", "done");
    }

    @Test
    void a_job_gets_its_arguments_whole_and_its_answer_alone_is_on_standard_output() throws IOException {
        final Outcome outcome =
                shell.run("data", "ingest", "--source", "三 甲/*.csv", "--mapping", "m \"1\".yaml", "--output", "json");
        final JsonNode answer = JSON.readTree(outcome.out());
        assertThat(answer.get("arguments").asText())
                .isEqualTo("data|ingest|--warehouse|./warehouse|--source|三 甲/*.csv|--mapping|m \"1\".yaml");
        assertThat(outcome.err()).contains("reading  25% (1/4)", "A notice.");
    }

    @Test
    void a_job_that_dies_names_its_log_and_the_likely_cause() {
        final Outcome outcome = shell.run("data", "ingest", "--source", "crash", "--mapping", "m.yaml");
        assertThat(outcome.err()).contains("ran out of memory", "--driver-memory", ".log");
    }

    @Test
    void only_verbose_shows_the_trace_of_a_job() {
        final String[] line = {"data", "ingest", "--source", "refused", "--mapping", "m.yaml", "--verbose"};
        assertThat(shell.run(line).err()).contains("java.lang.Trace");
    }

    @Test
    void a_script_stops_at_the_first_failure_and_keeps_one_job_process_warm() throws IOException {
        final Outcome outcome = shell.script("""
                # two jobs, one process
                data ingest --source one --mapping m --output json
                data ingest --source two --mapping m --output json
                catalog show --year 1999
                version
                """);
        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.out()).doesNotContain("Dipper");
        assertThat(outcome.err()).contains("The script stopped at: catalog show --year 1999");
        final String[] answers = outcome.out().split("\n");
        assertThat(answers).hasSize(2);
        assertThat(JSON.readTree(answers[1]).get("pid"))
                .isEqualTo(JSON.readTree(answers[0]).get("pid"));
    }

    @ParameterizedTest
    @CsvSource({"zh_CN.GB18030,GB18030", "zh_CN.UTF-8,UTF-8", "C,UTF-8"})
    void people_read_chinese_in_the_charset_of_their_terminal(final String locale, final String charset) {
        final Outcome outcome = shell.run(
                Map.of("LANG", locale),
                Charset.forName(charset),
                "",
                "settle",
                "show",
                "--year",
                "2010",
                "--lang",
                "zh");
        assertThat(outcome.out()).contains("年度清算");
        final Outcome json =
                shell.run(Map.of("LANG", locale), StandardCharsets.UTF_8, "", "lead", "list", "--output", "json");
        assertThat(json.out()).contains("同一机构");
    }

    @Test
    void an_interrupted_shell_ends_with_130_and_leaves_no_job_behind() throws IOException, InterruptedException {
        final Path out = Files.createTempFile(directory, "out", "");
        final Path err = Files.createTempFile(directory, "err", "");
        final Process process =
                shell.start(Map.of(), out, err, "data", "ingest", "--source", "sleep", "--mapping", "m.yaml");
        while (!Files.readString(err).contains("reading")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        final java.util.List<ProcessHandle> jobs = process.descendants().toList();
        assertThat(jobs).isNotEmpty();
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(jobs).noneMatch(ProcessHandle::isAlive);
    }
}
