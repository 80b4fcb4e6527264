package org.dipper.supervision.assessment;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a subject that was assessed: total, grade, what the grade does to the package, how far the next grade is, and what
 * was decided where the words of the scheme leave something open. There is no total, and no 0, where items are missing that
 * the scheme does not do without.
 */
public final class AssessmentTotalTable {
    public static final Field SCHEME = AssessmentTable.SCHEME;
    public static final Field SCHEME_HASH = AssessmentTable.SCHEME_HASH;
    public static final Field SUBJECT_TYPE = AssessmentTable.SUBJECT_TYPE;
    public static final Field SUBJECT = AssessmentTable.SUBJECT;
    public static final Field PERIOD = AssessmentTable.PERIOD;
    public static final Field TARGETS_YEAR = optional("targets_year", FieldType.INT, "year of the targets", "目标年度");
    public static final Field TOTAL_SCORE =
            optional("total_score", FieldType.POINTS, "total", "总分").in("points");
    public static final Field GRADED_SCORE = optional("graded_score", FieldType.POINTS, "total as graded", "定等得分")
            .in("points");
    public static final Field TOTAL_FULL_STEP = optional(
                    "total_full_step", FieldType.POINTS, "total, whole steps", "总分(满一步)")
            .in("points");
    public static final Field TOTAL_STARTED_STEP = optional(
                    "total_started_step", FieldType.POINTS, "total, begun steps", "总分(不足一步按一步)")
            .in("points");
    public static final Field TOTAL_PRORATA = optional(
                    "total_prorata", FieldType.POINTS, "total, in proportion", "总分(按比例)")
            .in("points");
    public static final Field GRADE = optional("grade", FieldType.STRING, "grade", "等次");
    public static final Field GRADE_EN = optional("grade_en", FieldType.STRING, "grade (English)", "等次(英文)");
    public static final Field GRADE_ZH = optional("grade_zh", FieldType.STRING, "grade (Chinese)", "等次(中文)");
    public static final Field GRADE_FULL_STEP =
            optional("grade_full_step", FieldType.STRING, "grade, whole steps", "等次(满一步)");
    public static final Field GRADE_STARTED_STEP =
            optional("grade_started_step", FieldType.STRING, "grade, begun steps", "等次(不足一步按一步)");
    public static final Field GRADE_PRORATA =
            optional("grade_prorata", FieldType.STRING, "grade, in proportion", "等次(按比例)");
    public static final Field IS_VETOED = required("is_vetoed", FieldType.BOOLEAN, "vetoed", "一票否决");
    public static final Field VETO = optional("veto", FieldType.STRING, "why vetoed", "否决原因");
    public static final Field PACKAGE_FEN =
            optional("package_fen", FieldType.FEN, "package", "打包付费总额").in("fen");
    public static final Field SHARE =
            optional("share", FieldType.POINTS, "share paid", "拨付比例").in("points");
    public static final Field PAYABLE_FEN =
            optional("payable_fen", FieldType.FEN, "payable", "应付金额").in("fen");
    public static final Field NEXT_YEAR_SHARE = optional("next_year_share", FieldType.POINTS, "share next year", "下年比例")
            .in("points");
    public static final Field EFFECT_EN = optional("effect_en", FieldType.STRING, "effect (English)", "结果运用(英文)");
    public static final Field EFFECT_ZH = optional("effect_zh", FieldType.STRING, "effect (Chinese)", "结果运用");
    public static final Field NEXT_GRADE = optional("next_grade", FieldType.STRING, "next grade", "上一等次");
    public static final Field NEXT_GRADE_POINTS = optional(
                    "next_grade_points", FieldType.POINTS, "points to it", "距上一等次分数")
            .in("points");
    public static final Field NEXT_GRADE_WORTH_FEN = optional(
                    "next_grade_worth_fen", FieldType.FEN, "worth of it", "升等对应金额")
            .in("fen");
    public static final Field NEXT_GRADE_NEXT_YEAR_SHARE = optional(
                    "next_grade_next_year_share", FieldType.POINTS, "its share next year", "升等后下年比例")
            .in("points");
    public static final Field MISSING_ITEMS =
            required("missing_items", FieldType.STRING_ARRAY, "items not evaluable", "无法评价项目");
    public static final Field PARAMETERS_EN =
            required("parameters_en", FieldType.STRING_ARRAY, "decided where the words are open", "约定(英文)");
    public static final Field PARAMETERS_ZH =
            required("parameters_zh", FieldType.STRING_ARRAY, "decided (Chinese)", "约定");
    public static final Field STATE = AssessmentTable.STATE;

    public static final TableContract CONTRACT = TableContract.of(
                    "assessment_total", "supervision", "One row a subject that was assessed.", "考核结果")
            .key(SCHEME, PERIOD, SUBJECT_TYPE, SUBJECT)
            .fields(
                    SCHEME,
                    SCHEME_HASH,
                    SUBJECT_TYPE,
                    SUBJECT,
                    PERIOD,
                    TARGETS_YEAR,
                    TOTAL_SCORE,
                    GRADED_SCORE,
                    TOTAL_FULL_STEP,
                    TOTAL_STARTED_STEP,
                    TOTAL_PRORATA,
                    GRADE,
                    GRADE_EN,
                    GRADE_ZH,
                    GRADE_FULL_STEP,
                    GRADE_STARTED_STEP,
                    GRADE_PRORATA,
                    IS_VETOED,
                    VETO,
                    PACKAGE_FEN,
                    SHARE,
                    PAYABLE_FEN,
                    NEXT_YEAR_SHARE,
                    EFFECT_EN,
                    EFFECT_ZH,
                    NEXT_GRADE,
                    NEXT_GRADE_POINTS,
                    NEXT_GRADE_WORTH_FEN,
                    NEXT_GRADE_NEXT_YEAR_SHARE,
                    MISSING_ITEMS,
                    PARAMETERS_EN,
                    PARAMETERS_ZH,
                    STATE)
            .check("no_total_says_why", "total_score IS NOT NULL OR state LIKE 'not_evaluable: %'")
            .build();

    private AssessmentTotalTable() {}
}
