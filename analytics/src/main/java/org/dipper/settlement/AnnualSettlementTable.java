package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution and insurance pool of a settlement year. The payments of a pool sum to its fund to the fen. */
public final class AnnualSettlementTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field LOW_CASE_COUNT = required("low_case_count", FieldType.LONG, "low", "费用偏低病例数");
    public static final Field HIGH_CASE_COUNT = required("high_case_count", FieldType.LONG, "high", "费用偏高病例数");
    public static final Field UNGROUPED_CASE_COUNT =
            required("ungrouped_case_count", FieldType.LONG, "ungrouped", "未入组病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field BOOKED_FUND_FEN =
            required("booked_fund_fen", FieldType.FEN, "booked fund", "基金记账金额").in("fen");
    public static final Field TOTAL_SCORE =
            required("total_score", FieldType.POINTS_SUM, "points", "总分值").in("points");
    public static final Field PAYMENT_FEN =
            required("payment_fen", FieldType.FEN, "payment", "清算金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "annual_settlement", "settlement", "One row an institution and pool of a settlement year.", "年度清算")
            .key(SETTLEMENT_YEAR, REVISION, INSTITUTION_CODE, INSURANCE_POOL)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    HOSPITAL_LEVEL,
                    CASE_COUNT,
                    LOW_CASE_COUNT,
                    HIGH_CASE_COUNT,
                    UNGROUPED_CASE_COUNT,
                    TOTAL_COST_FEN,
                    BOOKED_FUND_FEN,
                    TOTAL_SCORE,
                    PAYMENT_FEN)
            .check("payment_not_negative", "payment_fen >= 0")
            .build();

    private AnnualSettlementTable() {}
}
