package org.dipper.supervision.assessment;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row an item of the assessment of a subject. Scores are null where the item could not be evaluated, and the state says
 * why; {@code counted_score} says what it counts in the total all the same, null where it is left out.
 */
public final class AssessmentTable {
    public static final Field SCHEME = required("scheme", FieldType.STRING, "scheme", "考核方案");
    public static final Field SCHEME_HASH = required("scheme_hash", FieldType.STRING, "scheme hash", "方案哈希");
    public static final Field SUBJECT_TYPE = required("subject_type", FieldType.STRING, "subject type", "对象类型");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "subject", "对象");
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field ITEM_NUMBER = required("item_number", FieldType.INT, "number", "序号");
    public static final Field FAMILY = required("family", FieldType.STRING, "family", "类别");
    public static final Field ITEM = required("item", FieldType.STRING, "item", "项目");
    public static final Field ITEM_EN = required("item_en", FieldType.STRING, "name", "项目名称(英文)");
    public static final Field ITEM_ZH = required("item_zh", FieldType.STRING, "name (Chinese)", "项目名称");
    public static final Field CLAUSE = required("clause", FieldType.STRING, "clause", "条款");
    public static final Field MEASURE = optional("measure", FieldType.STRING, "measure", "指标");
    public static final Field UNIT = optional("unit", FieldType.STRING, "unit", "单位");
    public static final Field MEASURED = optional("measured", FieldType.decimal(28, 6), "measured", "实际值");
    public static final Field TARGET = optional("target", FieldType.decimal(28, 6), "target", "目标值");
    public static final Field SHORTFALL = optional("shortfall", FieldType.decimal(28, 6), "shortfall", "差距");
    public static final Field STEPS = optional("steps", FieldType.decimal(28, 6), "steps", "扣分步数");
    public static final Field SCORE =
            optional("score", FieldType.POINTS, "score", "得分").in("points");
    public static final Field SCORE_FULL_STEP = optional(
                    "score_full_step", FieldType.POINTS, "score, whole steps", "得分(满一步)")
            .in("points");
    public static final Field SCORE_STARTED_STEP = optional(
                    "score_started_step", FieldType.POINTS, "score, begun steps", "得分(不足一步按一步)")
            .in("points");
    public static final Field SCORE_PRORATA = optional(
                    "score_prorata", FieldType.POINTS, "score, in proportion", "得分(按比例)")
            .in("points");
    public static final Field COUNTED_SCORE =
            optional("counted_score", FieldType.POINTS, "counted", "计入总分").in("points");
    public static final Field FULL_SCORE =
            required("full_score", FieldType.POINTS, "full score", "满分").in("points");
    public static final Field IS_BONUS = required("is_bonus", FieldType.BOOLEAN, "bonus", "加分项");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field EVIDENCE = required("evidence", FieldType.STRING_ARRAY, "evidence", "依据");
    public static final Field DISTANCE_MEASURE =
            optional("distance_measure", FieldType.STRING, "to better for the next grade", "升等需改进指标");
    public static final Field DISTANCE_UNIT =
            optional("distance_unit", FieldType.STRING, "unit of the distance", "差距单位");
    public static final Field DISTANCE =
            optional("distance", FieldType.decimal(28, 6), "distance to the next grade", "距上一等次");
    public static final Field DISTANCE_WORTH_FEN = optional(
                    "distance_worth_fen", FieldType.FEN, "worth of the next grade", "升等对应金额")
            .in("fen");
    public static final Field NOTE = optional("note", FieldType.STRING, "note", "说明");

    public static final TableContract CONTRACT = TableContract.of(
                    "assessment", "supervision", "One row an item of the assessment of a subject.", "考核明细")
            .key(SCHEME, PERIOD, SUBJECT_TYPE, SUBJECT, ITEM)
            .fields(
                    SCHEME,
                    SCHEME_HASH,
                    SUBJECT_TYPE,
                    SUBJECT,
                    PERIOD,
                    ITEM_NUMBER,
                    FAMILY,
                    ITEM,
                    ITEM_EN,
                    ITEM_ZH,
                    CLAUSE,
                    MEASURE,
                    UNIT,
                    MEASURED,
                    TARGET,
                    SHORTFALL,
                    STEPS,
                    SCORE,
                    SCORE_FULL_STEP,
                    SCORE_STARTED_STEP,
                    SCORE_PRORATA,
                    COUNTED_SCORE,
                    FULL_SCORE,
                    IS_BONUS,
                    STATE,
                    EVIDENCE,
                    DISTANCE_MEASURE,
                    DISTANCE_UNIT,
                    DISTANCE,
                    DISTANCE_WORTH_FEN,
                    NOTE)
            .check("score_within_full", "score IS NULL OR (score >= 0 AND score <= full_score)")
            .check("unscored_says_why", "score IS NOT NULL OR state LIKE 'not_evaluable: %'")
            .build();

    private AssessmentTable() {}
}
