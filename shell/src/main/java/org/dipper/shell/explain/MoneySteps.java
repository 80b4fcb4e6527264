package org.dipper.shell.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dipper.money.Fen;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** The steps from points to fen: the months that settled the case, then fund, payable, institution, case. */
final class MoneySteps {
    private final CaseRows rows;
    private final Language language;
    private final List<Step> steps = new ArrayList<>();

    MoneySteps(final CaseRows rows, final Language language) {
        this.rows = rows;
        this.language = language;
    }

    List<Step> steps() {
        rows.months().forEach(this::month);
        rows.pool().ifPresent(this::pool);
        rows.institution().ifPresent(this::institution);
        payment();
        return steps;
    }

    private void month(final TableRow row) {
        steps.add(new Step(
                say("month ", "月结算 ") + row.text(MonthlySettlementCaseTable.SETTLEMENT_MONTH),
                SettlementTerms.kind(row.text(MonthlySettlementCaseTable.KIND), language) + " "
                        + text(row, MonthlySettlementCaseTable.CASE_SCORE),
                say("points settled in this month, revision ", "当月结算分值，修订 ")
                        + row.text(MonthlySettlementCaseTable.REVISION)
                        + say(
                                "; policy: settlement.month; DIP 3.0 draft, monthly settlement; 2025 agency rules art. 26, deposit",
                                "；政策：settlement.month；DIP 3.0 征求意见稿，月结算；经办管理规程(2025版)第26条，保证金")));
    }

    private void pool(final TableRow row) {
        final String name = row.text(PointValueTable.INSURANCE_POOL);
        final long fund = row.number(PointValueTable.FUND_FEN);
        final long residue = fund - rows.payableOfPool();
        steps.add(new Step(
                say("fund of the pool", "险种基金"),
                yuan(fund),
                say("pool ", "险种 ")
                        + name
                        + say(
                                "; policy: settlement.pools; DIP 3.0 draft, sizing of the DIP fund",
                                "；政策：settlement.pools；DIP 3.0 征求意见稿，病种分值付费总额")));
        steps.add(new Step(
                say("payable by points", "按分值应付总额"),
                yuan(rows.payableOfPool()),
                (residue == 0
                                ? say("the whole fund", "等于基金")
                                : say("fund less what the point value leaves, ", "基金减点值结余 ") + yuan(residue))
                        + say(
                                "; policy: settlement.point_value; 2025 payment rules art. 16",
                                "；政策：settlement.point_value；医保发〔2025〕18号第16条")));
        steps.add(new Step(
                say("point value", "点值"),
                text(row, PointValueTable.SETTLEMENT_POINT_VALUE),
                "(" + yuan(rows.payableOfPool()) + " / " + text(row, PointValueTable.FUND_PAYMENT_RATIO) + ") / "
                        + text(row, PointValueTable.TOTAL_SCORE)
                        + say(
                                " points, for reading; DIP 3.0 draft, settlement point value",
                                " 分，供参考；DIP 3.0 征求意见稿，结算点值")));
    }

    private void institution(final TableRow row) {
        final String all =
                rows.pool().map(pool -> text(pool, PointValueTable.TOTAL_SCORE)).orElse("-");
        steps.add(new Step(
                say("institution", "医疗机构"),
                yuan(row.number(AnnualSettlementTable.PAYMENT_FEN)),
                yuan(rows.payableOfPool()) + " x " + text(row, AnnualSettlementTable.TOTAL_SCORE) + " / " + all
                        + say(": its share by points, largest remainder", "：按分值份额，最大余数法")));
    }

    private void payment() {
        final String points = text(rows.score(), CaseScoreTable.CASE_SCORE);
        final String figures = rows.institution()
                .map(row -> yuan(row.number(AnnualSettlementTable.PAYMENT_FEN)) + " x " + points + " / "
                        + text(row, AnnualSettlementTable.TOTAL_SCORE) + ": ")
                .orElse("");
        steps.add(new Step(
                say("payment", "支付"),
                rows.payment()
                        .map(row -> yuan(row.number(AnnualSettlementCaseTable.PAYMENT_FEN)))
                        .orElse("-"),
                figures
                        + say(
                                "the case's share of its institution's payment by points, to the fen (largest remainder)",
                                "按分值分配本机构应付金额，精确到分(最大余数法)")));
    }

    private String yuan(final long fen) {
        return CellText.grouped(Fen.toYuan(fen)) + say(" yuan", " 元");
    }

    private String text(final TableRow row, final Field field) {
        return row.value(field)
                .map(value -> value instanceof BigDecimal number
                        ? CellText.grouped(number)
                        : CellText.of(field, value, language))
                .orElse("-");
    }

    private String say(final String english, final String chinese) {
        return language.of(english, chinese);
    }
}
