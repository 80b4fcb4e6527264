package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution, insurance pool and payment path of a settlement year: cases, money and points that went this way. */
public final class AnnualSettlementPathTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field PAYMENT_PATH = required("payment_path", FieldType.STRING, "payment path", "支付路径");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field BOOKED_FUND_FEN =
            required("booked_fund_fen", FieldType.FEN, "booked fund", "基金记账金额").in("fen");
    public static final Field SCORE =
            required("score", FieldType.POINTS_SUM, "points", "分值").in("points");
    public static final Field BONUS_SCORE = required("bonus_score", FieldType.POINTS_SUM, "of them bonus", "其中加成分值")
            .in("points");

    public static final TableContract CONTRACT = TableContract.of(
                    "annual_settlement_path",
                    "settlement",
                    "One row an institution, pool and payment path of a settlement year.",
                    "年度清算支付路径")
            .key(SETTLEMENT_YEAR, REVISION, INSTITUTION_CODE, INSURANCE_POOL, PAYMENT_PATH)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    PAYMENT_PATH,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    BOOKED_FUND_FEN,
                    SCORE,
                    BONUS_SCORE)
            .build();

    private AnnualSettlementPathTable() {}
}
