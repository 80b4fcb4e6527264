package org.dipper.settlement;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an insurance pool of a settlement year: its fund, its points and both kinds of point value. The values are for people to read; payments never come from them. */
public final class PointValueTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "insurance pool", "险种类型");
    public static final Field FUND_FEN = required("fund_fen", FieldType.FEN, "fund to distribute", "病种分值付费总额")
            .in("fen");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field BOOKED_FUND_FEN = required(
                    "booked_fund_fen", FieldType.FEN, "booked fund payments", "基金记账金额")
            .in("fen");
    public static final Field FUND_PAYMENT_RATIO =
            required("fund_payment_ratio", FieldType.RATIO, "fund payment ratio", "医保支付比例");
    public static final Field TOTAL_SCORE =
            required("total_score", FieldType.POINTS_SUM, "total points", "总分值").in("points");
    public static final Field YEAR_START_POINT_VALUE = optional(
                    "year_start_point_value", FieldType.RATIO, "year-start point value", "年初点值")
            .in("yuan per point");
    public static final Field SETTLEMENT_POINT_VALUE = required(
                    "settlement_point_value", FieldType.RATIO, "settlement point value", "结算点值")
            .in("yuan per point");

    public static final TableContract CONTRACT = TableContract.of(
                    "point_value", "settlement", "One row an insurance pool of a settlement year.", "点值")
            .key(SETTLEMENT_YEAR, REVISION, INSURANCE_POOL)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    INSURANCE_POOL,
                    FUND_FEN,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    BOOKED_FUND_FEN,
                    FUND_PAYMENT_RATIO,
                    TOTAL_SCORE,
                    YEAR_START_POINT_VALUE,
                    SETTLEMENT_POINT_VALUE)
            .build();

    private PointValueTable() {}
}
