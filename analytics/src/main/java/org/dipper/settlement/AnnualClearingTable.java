package org.dipper.settlement;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution and insurance pool of a settlement year: from its payment by points over assessment, surplus and overspend, deductions and deposit to the balance against what the months paid. */
public final class AnnualClearingTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field PAYABLE_FEN =
            required("payable_fen", FieldType.FEN, "payment by points", "按分值应付").in("fen");
    public static final Field ASSESSMENT_SCORE =
            optional("assessment_score", FieldType.RATIO, "assessment score", "考核得分");
    public static final Field ASSESSMENT_COEFFICIENT =
            required("assessment_coefficient", FieldType.POINTS, "assessment coefficient", "考核系数");
    public static final Field ASSESSED_FEN =
            required("assessed_fen", FieldType.FEN, "after assessment", "考核后金额").in("fen");
    public static final Field BOOKED_FUND_FEN =
            required("booked_fund_fen", FieldType.FEN, "booked fund", "基金记账金额").in("fen");
    public static final Field BOOKED_TO_ASSESSED =
            optional("booked_to_assessed", FieldType.RATIO, "booked / payment", "记账与应付之比");
    public static final Field SURPLUS_KEPT_FEN =
            required("surplus_kept_fen", FieldType.FEN, "surplus kept", "结余留用").in("fen");
    public static final Field OVERSPEND_SHARED_FEN = required(
                    "overspend_shared_fen", FieldType.FEN, "overspend borne by the adjustment fund", "超支分担")
            .in("fen");
    public static final Field SHARED_FEN =
            required("shared_fen", FieldType.FEN, "after sharing", "分担后金额").in("fen");
    public static final Field AUDIT_DEDUCTION_FEN = required(
                    "audit_deduction_fen", FieldType.FEN, "audit deductions", "审核扣款")
            .in("fen");
    public static final Field DEPOSIT_FEN =
            required("deposit_fen", FieldType.FEN, "deposit held", "已扣保证金").in("fen");
    public static final Field DEPOSIT_RETURNED_FEN = required(
                    "deposit_returned_fen", FieldType.FEN, "deposit returned", "返还保证金")
            .in("fen");
    public static final Field DEPOSIT_FORFEITED_FEN = required(
                    "deposit_forfeited_fen", FieldType.FEN, "deposit forfeited", "不予返还保证金")
            .in("fen");
    public static final Field FINAL_FEN =
            required("final_fen", FieldType.FEN, "final amount", "清算金额").in("fen");
    public static final Field MONTHS_PAID_FEN =
            required("months_paid_fen", FieldType.FEN, "paid by month", "月结已付").in("fen");
    public static final Field PREPAYMENT_FEN =
            required("prepayment_fen", FieldType.FEN, "working capital", "周转金").in("fen");
    public static final Field BALANCE_FEN =
            required("balance_fen", FieldType.FEN, "balance", "清算差额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "annual_clearing",
                    "settlement",
                    "One row an institution and pool: from the payment by points to the balance due.",
                    "年度清算结果")
            .key(SETTLEMENT_YEAR, REVISION, INSTITUTION_CODE, INSURANCE_POOL)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    HOSPITAL_LEVEL,
                    PAYABLE_FEN,
                    ASSESSMENT_SCORE,
                    ASSESSMENT_COEFFICIENT,
                    ASSESSED_FEN,
                    BOOKED_FUND_FEN,
                    BOOKED_TO_ASSESSED,
                    SURPLUS_KEPT_FEN,
                    OVERSPEND_SHARED_FEN,
                    SHARED_FEN,
                    AUDIT_DEDUCTION_FEN,
                    DEPOSIT_FEN,
                    DEPOSIT_RETURNED_FEN,
                    DEPOSIT_FORFEITED_FEN,
                    FINAL_FEN,
                    MONTHS_PAID_FEN,
                    PREPAYMENT_FEN,
                    BALANCE_FEN)
            .check("deposit_splits", "deposit_fen = deposit_returned_fen + deposit_forfeited_fen")
            .check("final_ties", "final_fen = shared_fen - audit_deduction_fen - deposit_forfeited_fen")
            .check("balance_ties", "balance_fen = final_fen - months_paid_fen - prepayment_fen")
            .build();

    private AnnualClearingTable() {}
}
