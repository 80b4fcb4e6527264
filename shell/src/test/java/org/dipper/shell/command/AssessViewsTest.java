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
import org.dipper.settlement.decision.DecisionFile;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.DecisionReader;
import org.dipper.shell.Home;
import org.dipper.shell.read.TableFixture;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.table.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An assessment as people see it and as the settlement takes it: C1 passes, C2 is vetoed, C3 lacks an item. */
class AssessViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("dipper.root"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void assess() {
        final TableFixture tables = new TableFixture(folder.resolve("warehouse"));
        final long totals = tables.append(
                AssessmentTotalTable.CONTRACT,
                List.of(
                        total(
                                "C1",
                                "65",
                                "pass",
                                "0.9",
                                9_000_000_000L,
                                Map.of(
                                        AssessmentTotalTable.NEXT_GRADE,
                                        "good",
                                        AssessmentTotalTable.NEXT_GRADE_POINTS,
                                        points("5"),
                                        AssessmentTotalTable.NEXT_GRADE_WORTH_FEN,
                                        1_000_000_000L)),
                        total(
                                "C2",
                                "95",
                                "fail",
                                "0.7",
                                7_000_000_000L,
                                Map.of(
                                        AssessmentTotalTable.IS_VETOED,
                                        true,
                                        AssessmentTotalTable.VETO,
                                        "referred_to_justice is 1, veto from 1")),
                        total(
                                "C3",
                                null,
                                null,
                                null,
                                null,
                                Map.of(AssessmentTotalTable.STATE, "not_evaluable: items 6"))));
        final long items = tables.append(
                AssessmentTable.CONTRACT,
                List.of(
                        item("C1", 1, "1", "0", "evaluated", "0.035"),
                        item("C1", 2, "6", null, "not_evaluable: six_disease_management_rate has no line", null)));
        tables.publish(
                "assessment:meishan-2020:2020",
                1,
                "draft",
                "{\"assessment_total\":" + totals + ",\"assessment\":" + items + "}");
    }

    @Test
    void all_subjects_stand_with_total_grade_and_money() throws Exception {
        assertThat(run("assess show"))
                .contains(
                        "Assessment meishan-2020 2020, revision 1, draft",
                        "90,000,000.00",
                        "pass",
                        "not evaluable: items 6");
        assertThat(run("assess show --scheme meishan-2020 --period 2020 --lang zh"))
                .contains("合格", "草案", "无法评价：items 6");
        final JsonNode json = JSON.readTree(run("assess show --output json"));
        assertThat(json.findValuesAsText("subject")).containsExactly("C2", "C1", "C3");
        assertThat(json.get(1).get("payable_fen").asLong()).isEqualTo(9_000_000_000L);
        assertThat(json.get(2).get("total_score").isNull()).isTrue();
        assertThat(run("assess show --output csv")).startsWith("scheme,scheme_hash,subject_type");
    }

    @Test
    void one_subject_tells_every_item_the_way_to_the_next_grade_and_what_was_decided() throws Exception {
        assertThat(run("assess show --subject C1"))
                .contains("C1: 65.0000 points, pass")
                .contains("payable 90,000,000.00 of 100,000,000.00 yuan")
                .contains("5.0000 points from good, worth 10,000,000.00 yuan")
                .contains("3.5 percentage points of county_visit_rate from good, worth 10,000,000.00 yuan")
                .contains("county_visit_rate = 0.845 (measures.csv line 2)")
                .contains("not evaluable: six_disease_management_rate has no line")
                .contains("step_mode = full_step (full_step|started_step|prorata): open");
        assertThat(run("assess show --subject C1 --lang zh"))
                .contains("C1：65.0000 分，合格", "改进 3.5 个百分点 可达 good", "方案未明确之处的约定");
        assertThat(run("assess show --subject C2"))
                .contains("C2: 95.0000 points, fail, vetoed: referred_to_justice is 1");
        assertThat(run("assess show --subject C3")).contains("no total: not_evaluable: items 6");
        final JsonNode json = JSON.readTree(run("assess show --subject C1 --output json"));
        assertThat(json.get("items")).hasSize(2);
        assertThat(json.get("items").get(0).get("evidence").get(0).asText()).startsWith("county_visit_rate");
        assertThat(run("assess show --subject C1 --output csv").lines()).hasSize(3);
    }

    @Test
    void the_export_is_a_file_that_the_settlement_reads_with_the_same_numbers() throws Exception {
        final Path file = folder.resolve("assessment.csv");
        run("assess export --decided-by group --out " + file);
        final DecisionFile read = DecisionReader.read(
                        DecisionKind.ASSESSMENT, 2020, "assessment.csv", Files.readString(file))
                .requireLoadable();
        assertThat(read.decisions()).hasSize(2);
        assertThat(read.decisions().get(0).institutionCode()).contains("C2");
        assertThat(read.decisions().get(0).score().orElseThrow()).isEqualByComparingTo("0");
        assertThat(read.decisions().get(0).coefficient().orElseThrow()).isEqualByComparingTo("0.7");
        assertThat(read.decisions().get(1).institutionCode()).contains("C1");
        assertThat(read.decisions().get(1).score().orElseThrow()).isEqualByComparingTo("65");
        assertThat(read.decisions().get(1).coefficient().orElseThrow()).isEqualByComparingTo("0.9");
        refused(2, "assess export --decided-by group --out " + file);
    }

    @Test
    void what_is_not_there_is_a_precondition() {
        refused(5, "assess show --period 2021");
        refused(5, "assess show --scheme other");
        refused(5, "assess show --subject C9");
        refused(5, "assess export --decided-by group --period 2021");
    }

    @Test
    void a_template_names_every_measure_of_the_scheme() {
        final Path scheme = ROOT.resolve("policies/assessment/meishan-2020.yaml");
        assertThat(run("assess template --period 2020 --scheme " + scheme))
                .startsWith("subject,measure,part,value")
                .contains("C001,six_disease_management_rate,,,88,100,", "C001,referred_to_justice,,0,");
        assertThat(run("assess template --period 2020 --kind package --scheme " + scheme))
                .startsWith("subject,package_yuan");
    }

    private static List<Object> total(
            final String subject,
            final String score,
            final String grade,
            final String share,
            final Long payable,
            final Map<Field, Object> more) {
        final Map<Field, Object> values = new HashMap<>();
        values.put(AssessmentTotalTable.SCHEME, "meishan-2020");
        values.put(AssessmentTotalTable.SCHEME_HASH, "0123456789abcdef");
        values.put(AssessmentTotalTable.SUBJECT_TYPE, "community");
        values.put(AssessmentTotalTable.SUBJECT, subject);
        values.put(AssessmentTotalTable.PERIOD, "2020");
        values.put(AssessmentTotalTable.IS_VETOED, false);
        values.put(AssessmentTotalTable.MISSING_ITEMS, List.of());
        values.put(
                AssessmentTotalTable.PARAMETERS_EN,
                List.of("step_mode = full_step (full_step|started_step|prorata): open"));
        values.put(AssessmentTotalTable.PARAMETERS_ZH, List.of("step_mode = full_step: 未定"));
        values.put(AssessmentTotalTable.STATE, "evaluated");
        if (score != null) {
            values.put(AssessmentTotalTable.TOTAL_SCORE, points(score));
            values.put(AssessmentTotalTable.GRADED_SCORE, points(score));
        }
        if (grade != null) {
            values.put(AssessmentTotalTable.GRADE, grade);
            values.put(AssessmentTotalTable.GRADE_EN, grade);
            values.put(AssessmentTotalTable.GRADE_ZH, grade.equals("pass") ? "合格" : "不合格");
            values.put(AssessmentTotalTable.SHARE, points(share));
            values.put(AssessmentTotalTable.PACKAGE_FEN, 10_000_000_000L);
            values.put(AssessmentTotalTable.PAYABLE_FEN, payable);
        }
        values.putAll(more);
        return TableFixture.row(AssessmentTotalTable.CONTRACT, values);
    }

    private static List<Object> item(
            final String subject,
            final int number,
            final String id,
            final String score,
            final String state,
            final String distance) {
        final Map<Field, Object> values = new HashMap<>();
        values.put(AssessmentTable.SCHEME, "meishan-2020");
        values.put(AssessmentTable.SCHEME_HASH, "0123456789abcdef");
        values.put(AssessmentTable.SUBJECT_TYPE, "community");
        values.put(AssessmentTable.SUBJECT, subject);
        values.put(AssessmentTable.PERIOD, "2020");
        values.put(AssessmentTable.ITEM_NUMBER, number);
        values.put(AssessmentTable.FAMILY, "community");
        values.put(AssessmentTable.ITEM, id);
        values.put(AssessmentTable.ITEM_EN, "item " + id);
        values.put(AssessmentTable.ITEM_ZH, "项目" + id);
        values.put(AssessmentTable.CLAUSE, "annex");
        values.put(AssessmentTable.FULL_SCORE, points("10"));
        values.put(AssessmentTable.IS_BONUS, false);
        values.put(AssessmentTable.STATE, state);
        values.put(AssessmentTable.EVIDENCE, List.of("county_visit_rate = 0.845 (measures.csv line 2)"));
        if (score != null) {
            values.put(AssessmentTable.SCORE, points(score));
            values.put(AssessmentTable.COUNTED_SCORE, points(score));
        }
        if (distance != null) {
            values.put(AssessmentTable.DISTANCE_MEASURE, "county_visit_rate");
            values.put(AssessmentTable.DISTANCE_UNIT, "share");
            values.put(AssessmentTable.DISTANCE, new BigDecimal(distance).setScale(6));
        }
        return TableFixture.row(AssessmentTable.CONTRACT, values);
    }

    private static BigDecimal points(final String text) {
        return new BigDecimal(text).setScale(4);
    }

    private static void refused(final int code, final String line) {
        assertThatThrownBy(() -> run(line)).isInstanceOfSatisfying(DipperException.class, refusal -> assertThat(
                        refusal.exitCode().code())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }

    private static String run(final String line) {
        return ViewRun.of(AssessViewsTest::commands, line, folder.resolve("warehouse"));
    }

    private static List<CommandSpec> commands(final Console console) {
        final Session session = new Session(new Home(ROOT), console, Language.ENGLISH, Map.of());
        return new AssessCommands(session, new JobCommands(session, null)).all();
    }
}
