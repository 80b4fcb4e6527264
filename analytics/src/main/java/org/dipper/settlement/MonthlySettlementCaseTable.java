package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a case that a settlement month changes: new, late, corrected or withdrawn. Scores and money are differences to what earlier months settled, so the months in force of a year sum to the year to date. */
public final class MonthlySettlementCaseTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field SETTLEMENT_MONTH =
            required("settlement_month", FieldType.INT, "settlement month yyyymm", "结算月份");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field SETTLEMENT_ID = required("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field DISCHARGE_MONTH =
            required("discharge_month", FieldType.INT, "discharge month yyyymm", "出院月份");
    public static final Field KIND = required("kind", FieldType.STRING, "new, late, corrected or withdrawn", "类别");
    public static final Field CASE_SCORE = required("case_score", FieldType.POINTS, "points, difference", "分值变动")
            .in("points");
    public static final Field TOTAL_COST_FEN = required(
                    "total_cost_fen", FieldType.FEN, "total cost, difference", "医疗费变动")
            .in("fen");
    public static final Field FUND_PAY_FEN = required(
                    "fund_pay_fen", FieldType.FEN, "booked fund, difference", "基金记账变动")
            .in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "monthly_settlement_case",
                    "settlement",
                    "One row a case that a month settles, by what changed since it was last settled.",
                    "月结算病例")
            .key(SETTLEMENT_MONTH, REVISION, SETTLEMENT_ID)
            .partitionedBy(SETTLEMENT_MONTH)
            .fields(
                    SETTLEMENT_YEAR,
                    SETTLEMENT_MONTH,
                    REVISION,
                    SETTLEMENT_ID,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    HOSPITAL_LEVEL,
                    DISCHARGE_MONTH,
                    KIND,
                    CASE_SCORE,
                    TOTAL_COST_FEN,
                    FUND_PAY_FEN)
            .check("kind_known", "kind IN ('new', 'late', 'corrected', 'withdrawn')")
            .build();

    private MonthlySettlementCaseTable() {}
}
