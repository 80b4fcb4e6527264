package org.dipper.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.shell.read.SampleSettlement;
import org.dipper.shell.read.SampleWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A settlement year as people see it: 2025 with every table, 2010 settled by an older Dipper. */
class SettlementViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @BeforeAll
    static void settle() {
        SampleWarehouse.write(folder.resolve("warehouse"));
        SampleSettlement.write(folder.resolve("warehouse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"institution", "pool", "path", "clearing", "account", "month", "community"})
    void a_year_is_shown_from_every_side_and_an_old_one_says_what_it_has(final String by) throws Exception {
        for (final String lang : List.of("en", "zh")) {
            assertThat(run("settle show --year 2025 --by " + by + " --lang " + lang))
                    .isNotEmpty();
            assertThat(run("settle show --year 2010 --by " + by + " --lang " + lang))
                    .isNotEmpty();
        }
        assertThat(JSON.readTree(run("settle show --year 2025 --by " + by + " --output json")))
                .isNotEmpty();
        assertThat(run("settle show --year 2025 --by " + by + " --output csv")).contains(",");
        assertThat(JSON.readTree(run("settle show --year 2010 --by " + by + " --output json"))
                        .isArray())
                .isTrue();
    }

    @Test
    void rows_carry_their_keys_in_json_and_words_for_people() throws Exception {
        assertThat(run("settle show --year 2025 --by path --lang zh")).contains("特例单议", "236,400.0000");
        assertThat(JSON.readTree(run("settle show --year 2025 --by path --output json"))
                        .findValuesAsText("payment_path"))
                .contains("special_review", "withdrawn");
        assertThat(run("settle show --year 2025 --by clearing"))
                .contains("Settlement 2025, revision 1, out for feedback", "1,002,561.40");
        assertThat(run("settle show --year 2025 --by account")).contains("final amounts of the hospitals");
    }

    @Test
    void months_are_summed_by_pool_and_shown_by_institution() throws Exception {
        final JsonNode months = JSON.readTree(run("settle show --year 2025 --by month --output json"));
        assertThat(months.findValuesAsText("settlement_month")).containsExactly("202501", "202502");
        assertThat(months.get(0).get("paid_fen").asLong()).isEqualTo(66_200_000L);
        final JsonNode month = JSON.readTree(run("settle show --month 202502 --output json"));
        assertThat(month.get(0).get("carried_out_fen").asLong()).isEqualTo(-66_500L);
        assertThat(run("settle show --month 202501 --lang zh")).contains("月结算 202501", "662,000.00");
    }

    @Test
    void every_sum_of_a_statement_is_the_sum_of_the_lines_above_it() throws Exception {
        final JsonNode lines = JSON.readTree(run("settle statement H1 --year 2025 --output json"))
                .get("lines");
        for (final String section : List.of("points", "deviations", "groups")) {
            final Map<String, BigDecimal> sums = new HashMap<>();
            int totals = 0;
            for (final JsonNode line : lines) {
                final String pool = line.get("insurance_pool").asText();
                if (!line.get("section").asText().equals(section)) {
                    continue;
                }
                final String item = line.get("item").asText();
                final BigDecimal points = line.get("points").isNull()
                        ? BigDecimal.ZERO
                        : new BigDecimal(line.get("points").asText());
                if (item.equals("total")) {
                    totals++;
                    assertThat(points).as(section + pool).isEqualByComparingTo(sums.get(pool));
                } else if (!item.equals("extreme") && !item.equals("withdrawn")) {
                    sums.merge(pool, points, BigDecimal::add);
                }
            }
            assertThat(totals).as(section).isPositive();
        }
        assertThat(amount(lines, "clearing", "310", "balance"))
                .isEqualTo(amount(lines, "clearing", "310", "final")
                        - amount(lines, "clearing", "310", "months_paid")
                        - amount(lines, "clearing", "310", "prepayment"));
        assertThat(amount(lines, "months", "310", "total_paid"))
                .isEqualTo(amount(lines, "clearing", "310", "months_paid"));
    }

    @Test
    void a_statement_tells_each_amount_in_figures() {
        final String statement = run("settle statement --institution H1 --year 2025");
        assertThat(statement)
                .contains("out for feedback")
                .contains("3,000,000.00 x 246,400.0000 / 394,000.0000")
                .contains("10.877447 yuan a point = 3,000,000.00 / (394,000.0000 x 0.700000)")
                .contains("100,000.0000 x 10.000000 x 0.700000")
                .contains("1,876,142.13 x 0.98, assessment score 86.5")
                .contains("booked fund + surplus kept: 1,700,000.00 + 69,309.65")
                .contains("after assessment + overspend borne: 100,000.00 + 4,000.00")
                .contains("1,769,309.65 - 3,000.00 - 1,748.25")
                .contains("1,764,561.40 - 662,000.00 - 100,000.00")
                .contains("special review S4", "withdrawn S5", "by item: =HYPERLINK");
        assertThat(run("settle statement --institution H1 --year 2025 --lang zh"))
                .contains("年度清算", "考核后金额", "特例单议 S4", "第 1 至 2 行合计");
    }

    @Test
    void a_statement_of_an_older_settlement_has_what_there_is() throws Exception {
        final String statement = run("settle statement H001 --year 2010");
        assertThat(statement).contains("1,876,142.13", "before clearing was kept", "J18.9:-");
        final JsonNode lines = JSON.readTree(run("settle statement H001 --year 2010 --output json"))
                .get("lines");
        assertThat(lines.findValuesAsText("item")).contains("group", "payment").doesNotContain("balance");
    }

    @Test
    void the_csv_opens_in_a_spreadsheet_and_runs_nothing() throws Exception {
        final Path file = folder.resolve("h1.csv");
        run("settle statement H1 --year 2025 --out " + file);
        final String csv = Files.readString(file);
        assertThat(csv)
                .startsWith(
                        "\uFEFFsection,line,insurance_pool,settlement_month,item,label,case_count,total_cost_yuan,");
        assertThat(csv.lines()).allMatch(line -> !line.matches("(.*,)?\"?[=@+].*"));
        assertThat(csv).contains("\"'=HYPERLINK(\"\"http://x\"\")<script>alert('医院')</script>\"");
        // Numbers stay numbers, below 0 too.
        assertThat(csv).contains(",-665.00,").contains(",1876142.13,");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(run("settle statement H1 --year 2025 --output csv")).isEqualTo(csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void the_page_loads_nothing_and_keeps_names_from_being_markup(final String lang) throws Exception {
        final Path file = folder.resolve("h1-" + lang + ".html");
        run("settle statement H1 --year 2025 --lang " + lang + " --out " + file);
        final String page = Files.readString(file);
        assertThat(page).startsWith("<!DOCTYPE html>").contains("default-src 'none'", "size: A4", "1,002,561.40");
        assertThat(page).doesNotContain("<script", "src=", "url(", "href=\"http", "@import");
        assertThat(page).contains("=HYPERLINK(&quot;http://x&quot;)&lt;script&gt;");
        assertThat(page).contains(lang.equals("zh") ? "年度清算对账单" : "Settlement statement 2025");
        refused(2, "settle statement H1 --year 2025 --out " + file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | settle statement --institution H9 --year 2025
            5 | settle statement H1 --year 1999
            5 | settle show --year 1999
            5 | settle show --year 1999 --by month
            5 | settle show --month 202512
            5 | settle explain --settlement nothing
            5 | settle decisions --year 1999
            5 | settle decisions --year 2025 --kind exit
            2 | settle decisions --year 2025 --kind verdict
            2 | settle template --kind verdict
            2 | settle statement --year 2025
            2 | settle statement H1 H2 --year 2025
            2 | settle show
            2 | settle show --year 2025 --month 202501
            2 | settle show --month 202513
            2 | settle show --month 202501 --by pool
            2 | settle statement H1 --year 2025 --out statement.pdf
            """)
    void what_is_not_there_or_wrong_is_refused(final int code, final String line) {
        refused(code, line);
    }

    @Test
    void a_statement_tells_decisions_by_line_and_their_sum_is_the_deduction_of_the_clearing() throws Exception {
        assertThat(run("settle statement H1 --year 2025"))
                .contains("approved, 10,000.0000 points; by experts; on 2026-01-10; several teams; group K35.8")
                .contains("special review S3", "rejected; by experts; on 2026-01-11; usual care")
                .contains("refund: on 2026-01-12; paid twice")
                .contains("audit deduction, case S1", "by agency; overcharged", "by agency; late lists")
                .contains("objection Y-1, case S1: open", "filed on 2026-02-01; wrong group");
        assertThat(run("settle statement H1 --year 2025 --lang zh")).contains("审核扣款与异议", "未通过", "待答复");
        final JsonNode lines = JSON.readTree(run("settle statement H1 --year 2025 --output json"))
                .get("lines");
        assertThat(amount(lines, "decisions", "310", "total_audit_deduction"))
                .isEqualTo(amount(lines, "clearing", "310", "audit_deduction"));
        assertThat(run("settle statement H2 --year 2025")).doesNotContain("overcharged", "Y-1", "usual care");
    }

    @Test
    void decisions_on_a_case_are_steps_of_its_explanation() {
        assertThat(run("settle explain --settlement S4"))
                .contains("special review", "approved, 10,000.0000 points", "by experts; on 2026-01-10; several teams");
        assertThat(run("settle explain --settlement S1"))
                .contains("2,000.00 yuan, month 202501", "objection", "wrong group; as it stands now");
        assertThat(run("settle explain --settlement S5 --lang zh")).contains("退费", "paid twice");
        assertThat(run("settle explain --settlement S7")).doesNotContain("experts", "agency");
    }

    @Test
    void decisions_are_listed_and_begun_from_a_template() throws Exception {
        final JsonNode all = JSON.readTree(run("settle decisions --year 2025 --output json"));
        assertThat(all.findValuesAsText("kind"))
                .containsExactly(
                        "special-review",
                        "special-review",
                        "refund",
                        "audit-deduction",
                        "audit-deduction",
                        "objection");
        assertThat(run("settle decisions --year 2025 --kind special-review --lang zh"))
                .contains("特例单议", "已通过", "未通过")
                .doesNotContain("退费");
        for (final DecisionKind kind : DecisionKind.values()) {
            assertThat(run("settle template --kind " + kind.id())).isEqualTo(kind.template());
        }
        final Path file = folder.resolve("exit.csv");
        run("settle template --kind exit --out " + file);
        assertThat(Files.readString(file)).isEqualTo(DecisionKind.EXIT.template());
        refused(2, "settle template --kind exit --out " + file);
    }

    @Test
    void an_explanation_goes_from_path_and_bonus_over_the_months_to_the_fen() throws Exception {
        assertThat(run("settle explain --settlement S1"))
                .contains("payment path", "policy: settlement.bonuses", "RW x coefficient + bonus")
                .contains("month 202501", "new 100,000.0000", "month 202502", "corrected -100.0000")
                .contains("2025 agency rules art. 26", "DIP 3.0 draft, settlement point value")
                .contains("3,000,000.00 yuan x 246,400.0000 / 394,000.0000", "1,876,142.13 yuan x 100,000.0000");
        assertThat(run("settle explain --settlement S3 --lang zh")).contains("费用偏高, 费用极高", "医保发〔2025〕18号第16条");
        assertThat(run("settle explain --settlement S4")).contains("settlement.special_review");
        assertThat(run("settle explain --settlement S5")).contains("0 points").doesNotContain("abnormal-cost");
        final JsonNode json = JSON.readTree(run("settle explain --settlement S1 --output json"));
        assertThat(json.get("payment_path").asText()).isEqualTo("group");
        assertThat(json.get("steps").findValuesAsText("step")).contains("fund of the pool", "payable by points");
    }

    private static long amount(final JsonNode lines, final String section, final String pool, final String item) {
        for (final JsonNode line : lines) {
            if (line.get("section").asText().equals(section)
                    && line.get("insurance_pool").asText().equals(pool)
                    && line.get("item").asText().equals(item)) {
                return line.get("amount_fen").asLong();
            }
        }
        throw new AssertionError(section + " " + pool + " " + item);
    }

    private static void refused(final int code, final String line) {
        assertThatThrownBy(() -> run(line)).isInstanceOfSatisfying(DipperException.class, refusal -> assertThat(
                        refusal.exitCode().code())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }

    private static String run(final String line) {
        return ViewRun.of(SettleCommands.all(), line, folder.resolve("warehouse"));
    }
}
