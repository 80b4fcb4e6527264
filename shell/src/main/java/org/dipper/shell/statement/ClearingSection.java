package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** The clearing of an institution line by line, each with the figures it comes from, down to the balance. */
final class ClearingSection {
    private final InstitutionRows institution;
    private final Part part;
    private TableRow row;
    private String pool;

    ClearingSection(final InstitutionRows institution) {
        this.institution = institution;
        this.part = new Part("clearing", institution.language());
    }

    StatementSection section() {
        long balance = 0;
        for (final TableRow each : institution.clearing()) {
            row = each;
            pool = each.text(AnnualClearingTable.INSURANCE_POOL);
            assessment();
            sharing();
            deductions();
            balance();
            balance += fen(AnnualClearingTable.BALANCE_FEN);
        }
        if (institution.clearing().size() > 1) {
            part.add("balance_of_all_pools", "balance of all pools", "各险种清算差额合计")
                    .amount(balance);
        }
        return part.section(
                "Annual clearing",
                "年度清算",
                List.of(
                        institution.clearing().isEmpty()
                                ? part.say(
                                        "This settlement was made before clearing was kept; the payment by points stands.",
                                        "该清算早于清算明细表，按分值应付金额为准。")
                                : part.say(
                                        "A balance above 0 is paid to the institution; below 0 the institution pays back.",
                                        "清算差额为正由基金拨付，为负由机构退回。")),
                "annual_clearing");
    }

    private void assessment() {
        line(AnnualClearingTable.PAYABLE_FEN).note(part.say("payment by points, section above", "按分值应付，见前节"));
        final BigDecimal coefficient =
                row.decimal(AnnualClearingTable.ASSESSMENT_COEFFICIENT).orElse(BigDecimal.ONE);
        final String score = row.decimal(AnnualClearingTable.ASSESSMENT_SCORE)
                .map(points -> part.say(", assessment score " + plain(points), "，考核得分 " + plain(points)))
                .orElse("");
        line(AnnualClearingTable.ASSESSED_FEN)
                .note(yuan(AnnualClearingTable.PAYABLE_FEN) + " x " + plain(coefficient) + score);
        line(AnnualClearingTable.BOOKED_FUND_FEN).note(part.say("what the fund booked for its cases", "病例基金记账合计"));
    }

    private void sharing() {
        final long assessed = fen(AnnualClearingTable.ASSESSED_FEN);
        final long booked = fen(AnnualClearingTable.BOOKED_FUND_FEN);
        final long shared = fen(AnnualClearingTable.SHARED_FEN);
        final long kept = fen(AnnualClearingTable.SURPLUS_KEPT_FEN);
        final long helped = fen(AnnualClearingTable.OVERSPEND_SHARED_FEN);
        final String ratio = row.decimal(AnnualClearingTable.BOOKED_TO_ASSESSED)
                .map(BigDecimal::toPlainString)
                .orElseGet(() -> assessed == 0
                        ? "-"
                        : BigDecimal.valueOf(booked)
                                .divide(BigDecimal.valueOf(assessed), 6, RoundingMode.HALF_UP)
                                .toPlainString());
        line(AnnualClearingTable.SURPLUS_KEPT_FEN)
                .note(
                        booked <= assessed
                                ? part.say("of the surplus ", "结余 ")
                                        + Part.yuan(assessed - booked)
                                        + part.say("; booked / payment ", "；记账与应付之比 ")
                                        + ratio
                                        + part.say(
                                                ", policy settlement.clearing.bands", "，政策 settlement.clearing.bands")
                                : part.say("no surplus", "无结余"));
        line(AnnualClearingTable.OVERSPEND_SHARED_FEN)
                .note(
                        booked > assessed
                                ? part.say("of the overspend ", "超支 ")
                                        + Part.yuan(booked - assessed)
                                        + part.say("; booked / payment ", "；记账与应付之比 ")
                                        + ratio
                                        + part.say(
                                                ", policy settlement.clearing.bands", "，政策 settlement.clearing.bands")
                                : part.say("no overspend", "无超支"));
        line(AnnualClearingTable.SHARED_FEN).note(sharedFrom(assessed, booked, shared, kept, helped));
    }

    /** Without bands the assessed amount stands, whoever had a surplus. */
    private String sharedFrom(
            final long assessed, final long booked, final long shared, final long kept, final long helped) {
        if (booked <= assessed && shared == booked + kept && (kept != 0 || shared != assessed)) {
            return part.say("booked fund + surplus kept: ", "基金记账 + 结余留用：") + Part.yuan(booked) + Part.signed(kept);
        }
        if (helped != 0) {
            return part.say("after assessment + overspend borne: ", "考核后金额 + 分担超支：")
                    + Part.yuan(assessed)
                    + Part.signed(helped);
        }
        return part.say("after assessment: ", "考核后金额：") + Part.yuan(assessed);
    }

    private void deductions() {
        line(AnnualClearingTable.AUDIT_DEDUCTION_FEN).note(part.say("all of the year", "全年合计"));
        line(AnnualClearingTable.DEPOSIT_FEN).note(part.say("sum of the months' deposits", "各月保证金合计"));
        line(AnnualClearingTable.DEPOSIT_RETURNED_FEN)
                .note(part.say(
                        "by assessment, policy settlement.clearing.deposit_return",
                        "按考核，政策 settlement.clearing.deposit_return"));
        line(AnnualClearingTable.DEPOSIT_FORFEITED_FEN)
                .note(yuan(AnnualClearingTable.DEPOSIT_FEN)
                        + Part.signed(-fen(AnnualClearingTable.DEPOSIT_RETURNED_FEN)));
        line(AnnualClearingTable.FINAL_FEN)
                .note(part.say("after sharing - audit deductions - deposit forfeited: ", "分担后金额 - 审核扣款 - 不予返还保证金：")
                        + yuan(AnnualClearingTable.SHARED_FEN)
                        + Part.signed(-fen(AnnualClearingTable.AUDIT_DEDUCTION_FEN))
                        + Part.signed(-fen(AnnualClearingTable.DEPOSIT_FORFEITED_FEN)));
    }

    private void balance() {
        line(AnnualClearingTable.MONTHS_PAID_FEN).note(part.say("section months, paid", "见月结算部分实付"));
        line(AnnualClearingTable.PREPAYMENT_FEN).note(part.say("working capital of the plan", "年度预算预付的周转金"));
        line(AnnualClearingTable.BALANCE_FEN)
                .note(part.say("final amount - paid by month - working capital: ", "清算金额 - 月结已付 - 周转金：")
                        + yuan(AnnualClearingTable.FINAL_FEN)
                        + Part.signed(-fen(AnnualClearingTable.MONTHS_PAID_FEN))
                        + Part.signed(-fen(AnnualClearingTable.PREPAYMENT_FEN)));
    }

    private StatementLine line(final Field field) {
        return part.add(field.name().replaceAll("_fen$", ""), field.labelEn(), field.labelZh())
                .pool(pool)
                .amount(fen(field));
    }

    private long fen(final Field field) {
        return row.number(field);
    }

    private String yuan(final Field field) {
        return Part.yuan(fen(field));
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
