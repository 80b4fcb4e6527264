package org.dipper.settlement;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a case of the settlement year: how its score came about. */
public final class CaseScoreTable {
    public static final Field SETTLEMENT_ID = required("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "insurance pool", "险种类型");
    public static final Field GROUP_CODE = optional("group_code", FieldType.STRING, "disease group", "病种编码");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field FUND_PAY_FEN =
            required("fund_pay_fen", FieldType.FEN, "booked fund", "基金支付总额").in("fen");
    public static final Field RW =
            optional("rw", FieldType.POINTS, "group score", "病种分值").in("points");
    public static final Field INSTITUTION_COEFFICIENT =
            required("institution_coefficient", FieldType.POINTS, "institution coefficient", "医疗机构调节系数");
    public static final Field AUXILIARY_TYPE = optional("auxiliary_type", FieldType.STRING, "auxiliary type", "辅助分型类别");
    public static final Field AUXILIARY_SUBTYPE =
            optional("auxiliary_subtype", FieldType.STRING, "auxiliary subtype", "辅助分型");
    public static final Field AUXILIARY_COEFFICIENT =
            optional("auxiliary_coefficient", FieldType.POINTS, "auxiliary coefficient", "辅助分型系数");
    public static final Field STANDARD_COST_FEN =
            optional("standard_cost_fen", FieldType.FEN, "standard", "费用对照标准").in("fen");
    public static final Field DEVIATION = required("deviation", FieldType.STRING, "deviation", "费用偏差类型");
    public static final Field NEEDS_REVIEW = required("needs_review", FieldType.BOOLEAN, "for special review", "特例单议");
    public static final Field CASE_SCORE =
            required("case_score", FieldType.POINTS, "case score", "病例分值").in("points");
    public static final Field PAYMENT_PATH = optional("payment_path", FieldType.STRING, "payment path", "支付路径");
    public static final Field IS_EXTREME = optional("is_extreme", FieldType.BOOLEAN, "extreme cost", "费用极高");
    public static final Field BONUS_SCORE =
            optional("bonus_score", FieldType.POINTS, "bonus", "加成分值").in("points");
    public static final Field DISCHARGE_MONTH =
            optional("discharge_month", FieldType.INT, "discharge month yyyymm", "出院月份");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");

    public static final TableContract CONTRACT = TableContract.of(
                    "case_score",
                    "settlement",
                    "One row a case of the settlement year with its score, step by step.",
                    "病例分值")
            .key(SETTLEMENT_YEAR, REVISION, SETTLEMENT_ID)
            .partitionedBy(SETTLEMENT_YEAR)
            .fields(
                    SETTLEMENT_ID,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    HOSPITAL_LEVEL,
                    GROUP_CODE,
                    TOTAL_COST_FEN,
                    FUND_PAY_FEN,
                    RW,
                    INSTITUTION_COEFFICIENT,
                    STANDARD_COST_FEN,
                    DEVIATION,
                    NEEDS_REVIEW,
                    CASE_SCORE,
                    REVISION,
                    SETTLEMENT_YEAR,
                    // Later columns stand at the end: tables of older warehouses grow there.
                    AUXILIARY_TYPE,
                    AUXILIARY_SUBTYPE,
                    AUXILIARY_COEFFICIENT,
                    PAYMENT_PATH,
                    IS_EXTREME,
                    BONUS_SCORE,
                    DISCHARGE_MONTH)
            .check("score_not_negative", "case_score >= 0")
            .check("deviation_known", "deviation IN ('normal', 'low', 'high', 'ungrouped')")
            .build();

    private CaseScoreTable() {}
}
