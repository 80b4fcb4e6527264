package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution and insurance pool of a year's plan: the working capital it gets in advance, by what the fund booked for it last year and how it was assessed. */
public final class PrepaymentTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field LAST_BOOKED_FUND_FEN = required(
                    "last_booked_fund_fen", FieldType.FEN, "booked fund of last year", "上年基金记账")
            .in("fen");
    public static final Field PERFORMANCE_FACTOR =
            required("performance_factor", FieldType.POINTS, "performance factor", "绩效系数");
    public static final Field PREPAYMENT_FEN =
            required("prepayment_fen", FieldType.FEN, "working capital", "预付金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "prepayment",
                    "settlement",
                    "One row an institution and pool: working capital paid in advance.",
                    "预付金")
            .key(SETTLEMENT_YEAR, REVISION, INSTITUTION_CODE, INSURANCE_POOL)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    LAST_BOOKED_FUND_FEN,
                    PERFORMANCE_FACTOR,
                    PREPAYMENT_FEN)
            .check("prepayment_not_negative", "prepayment_fen >= 0")
            .build();

    private PrepaymentTable() {}
}
