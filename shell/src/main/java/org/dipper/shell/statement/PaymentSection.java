package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.TableRow;

/** What a point of each pool is worth, and the payment by points, with the formula in figures. */
final class PaymentSection {
    private static final int VALUE_DECIMALS = 6;

    private final Part part;
    private final InstitutionRows institution;
    private final Map<String, BigDecimal> points;

    PaymentSection(final InstitutionRows institution, final Map<String, BigDecimal> points) {
        this.institution = institution;
        this.points = points;
        this.part = new Part("payment", institution.language());
    }

    StatementSection section() {
        institution.settled().forEach((pool, row) -> {
            final TableRow value = institution.pools().get(pool);
            if (value != null) {
                pool(pool, row, value);
            }
        });
        return part.section(
                "Point value and payment by points",
                "点值与按分值支付",
                List.of(part.say(
                        "A point is worth the amount paid by points over the points of the pool; fen left by rounding go to"
                                + " the largest remainders, so that the institutions sum to the pool.",
                        "按分值支付总额除以险种总分值；分以下余数按最大余数法分配，各机构之和等于总额。")),
                "point_value, annual_settlement");
    }

    private void pool(final String pool, final TableRow settled, final TableRow value) {
        final long fund = value.number(PointValueTable.FUND_FEN);
        final long payable = institution.payable().getOrDefault(pool, 0L);
        final BigDecimal all = value.decimal(PointValueTable.TOTAL_SCORE).orElse(BigDecimal.ZERO);
        final BigDecimal own = points.getOrDefault(pool, BigDecimal.ZERO);
        final BigDecimal ratio =
                value.decimal(PointValueTable.FUND_PAYMENT_RATIO).orElse(BigDecimal.ONE);
        final long fundLine = part.add("fund", "fund of the pool", "险种基金总额")
                .pool(pool)
                .amount(fund)
                .number();
        if (fund != payable) {
            part.add("point_value_residue", "left to the adjustment fund (negative: drawn from it)", "转入区域调节金(负数为动用)")
                    .pool(pool)
                    .amount(fund - payable);
        }
        final StatementLine total = part.add("payable_of_pool", "paid by points to all institutions", "全部机构按分值应付")
                .pool(pool)
                .amount(payable);
        if (fund != payable) {
            total.note(part.say(
                    "line " + fundLine + " - line " + (fundLine + 1),
                    "第 " + fundLine + " 行 - 第 " + (fundLine + 1) + " 行"));
        }
        final long allLine = part.add("points_of_pool", "points of all institutions", "全部机构分值")
                .pool(pool)
                .points(all)
                .number();
        final long ownLine = part.add("points", "points of the institution", "本机构分值")
                .pool(pool)
                .points(own)
                .note(part.say("section points", "见分值部分"))
                .number();
        value(pool, value, payable, all, ratio);
        part.add("payment", "payment by points", "按分值应付金额")
                .pool(pool)
                .amount(settled.number(AnnualSettlementTable.PAYMENT_FEN))
                .note(Part.yuan(payable) + " x " + CellText.grouped(own) + " / " + CellText.grouped(all)
                        + part.say(
                                " (lines " + total.number() + ", " + ownLine + ", " + allLine + ")",
                                "(第 " + total.number() + "、" + ownLine + "、" + allLine + " 行)"));
    }

    private void value(
            final String pool, final TableRow value, final long payable, final BigDecimal all, final BigDecimal ratio) {
        if (all.signum() <= 0 || ratio.signum() <= 0) {
            return;
        }
        final String recorded = value.decimal(PointValueTable.SETTLEMENT_POINT_VALUE)
                .map(BigDecimal::toPlainString)
                .orElseGet(() -> BigDecimal.valueOf(payable, 2)
                        .divide(all.multiply(ratio), VALUE_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString());
        value.decimal(PointValueTable.YEAR_START_POINT_VALUE)
                .ifPresent(start -> part.add("year_start_point_value", "year-start point value", "年初点值")
                        .pool(pool)
                        .note(start.toPlainString() + part.say(" yuan a point", " 元/分")));
        part.add("fund_payment_ratio", "fund payment ratio", "医保支付比例")
                .pool(pool)
                .note(ratioText(value, ratio));
        part.add("settlement_point_value", "settlement point value, for reading", "结算点值(供参考)")
                .pool(pool)
                .note(recorded + part.say(" yuan a point = ", " 元/分 = ") + Part.yuan(payable) + " / ("
                        + CellText.grouped(all) + " x " + ratio.toPlainString() + ")");
    }

    private String ratioText(final TableRow value, final BigDecimal ratio) {
        final long cost = value.number(PointValueTable.TOTAL_COST_FEN);
        final long booked = value.number(PointValueTable.BOOKED_FUND_FEN);
        final boolean isMeasured = cost > 0
                && BigDecimal.valueOf(booked)
                                .divide(BigDecimal.valueOf(cost), VALUE_DECIMALS, RoundingMode.HALF_UP)
                                .compareTo(ratio)
                        == 0;
        return ratio.toPlainString()
                + (isMeasured
                        ? part.say(" = booked ", " = 记账 ")
                                + Part.yuan(booked)
                                + part.say(" / cost ", " / 医疗费 ")
                                + Part.yuan(cost)
                        : part.say(" by the policy", " 由政策规定"));
    }
}
