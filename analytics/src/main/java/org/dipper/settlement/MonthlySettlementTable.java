package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution and insurance pool of a settlement month: what its points of the month are worth, what is paid, held back and carried. Points and money may be negative where corrections outweigh new cases. */
public final class MonthlySettlementTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field SETTLEMENT_MONTH =
            required("settlement_month", FieldType.INT, "settlement month yyyymm", "结算月份");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases of the month", "当月病例数");
    public static final Field LATE_CASE_COUNT = required("late_case_count", FieldType.LONG, "late", "补传病例数");
    public static final Field CORRECTED_CASE_COUNT =
            required("corrected_case_count", FieldType.LONG, "corrected", "更正病例数");
    public static final Field WITHDRAWN_CASE_COUNT =
            required("withdrawn_case_count", FieldType.LONG, "withdrawn", "退出病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field BOOKED_FUND_FEN =
            required("booked_fund_fen", FieldType.FEN, "booked fund", "基金记账金额").in("fen");
    public static final Field SCORE =
            required("score", FieldType.POINTS_SUM, "points", "分值").in("points");
    public static final Field YEAR_START_POINT_VALUE =
            required("year_start_point_value", FieldType.RATIO, "year-start point value", "年初点值");
    public static final Field FUND_PAYMENT_RATIO =
            required("fund_payment_ratio", FieldType.RATIO, "fund payment ratio", "医保支付比例");
    public static final Field PAYABLE_FEN =
            required("payable_fen", FieldType.FEN, "payable", "应付金额").in("fen");
    public static final Field RELEASED_FEN = required("released_fen", FieldType.FEN, "payable less deposit", "扣除保证金后应付")
            .in("fen");
    public static final Field DEPOSIT_FEN =
            required("deposit_fen", FieldType.FEN, "quality deposit", "质量保证金").in("fen");
    public static final Field AUDIT_DEDUCTION_FEN = required(
                    "audit_deduction_fen", FieldType.FEN, "audit deduction", "审核扣款")
            .in("fen");
    public static final Field CARRIED_IN_FEN =
            required("carried_in_fen", FieldType.FEN, "carried in", "上月结转").in("fen");
    public static final Field PAID_FEN =
            required("paid_fen", FieldType.FEN, "paid", "实付金额").in("fen");
    public static final Field CARRIED_OUT_FEN =
            required("carried_out_fen", FieldType.FEN, "carried out", "结转下月").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "monthly_settlement", "settlement", "One row an institution and pool of a settlement month.", "月结算")
            .key(SETTLEMENT_MONTH, REVISION, INSTITUTION_CODE, INSURANCE_POOL)
            .fields(
                    SETTLEMENT_YEAR,
                    SETTLEMENT_MONTH,
                    REVISION,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    HOSPITAL_LEVEL,
                    CASE_COUNT,
                    LATE_CASE_COUNT,
                    CORRECTED_CASE_COUNT,
                    WITHDRAWN_CASE_COUNT,
                    TOTAL_COST_FEN,
                    BOOKED_FUND_FEN,
                    SCORE,
                    YEAR_START_POINT_VALUE,
                    FUND_PAYMENT_RATIO,
                    PAYABLE_FEN,
                    RELEASED_FEN,
                    DEPOSIT_FEN,
                    AUDIT_DEDUCTION_FEN,
                    CARRIED_IN_FEN,
                    PAID_FEN,
                    CARRIED_OUT_FEN)
            .check("paid_not_negative", "paid_fen >= 0")
            .check("deposit_is_the_rest", "payable_fen = released_fen + deposit_fen")
            .check(
                    "paid_or_carried",
                    "released_fen - audit_deduction_fen + carried_in_fen = paid_fen + carried_out_fen")
            .build();

    private MonthlySettlementTable() {}
}
