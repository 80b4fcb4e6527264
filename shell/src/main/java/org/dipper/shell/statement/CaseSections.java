package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.shell.view.DecisionText;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;

/** What an institution's cases tell: deviations, the groups with most points, and the cases that leave the usual ways. */
final class CaseSections {
    private static final int MOST_GROUPS = 20;
    private static final List<String> DEVIATIONS = List.of("normal", "low", "high", "ungrouped");

    private final InstitutionRows institution;
    private final CaseTally tally;

    CaseSections(final InstitutionRows institution) {
        this.institution = institution;
        this.tally = institution.tally();
    }

    /** Cases, cost and points by deviation. */
    StatementSection deviations() {
        final Part part = new Part("deviations", institution.language());
        tally.byDeviation().forEach((pool, sums) -> {
            final long first = part.size() + 1L;
            Sums all = Sums.NONE;
            for (final String deviation : DEVIATIONS) {
                final Sums these = sums.getOrDefault(deviation, Sums.NONE);
                final String label = SettlementTerms.deviation(deviation, part.language());
                part.add(deviation, label, label).pool(pool).sums(these);
                all = all.plus(these);
            }
            final long last = part.size();
            part.add("total", "cases of pool " + pool, "险种 " + pool + " 病例合计")
                    .pool(pool)
                    .sums(all)
                    .note(part.sumOf(first, last));
            part.add(CaseTally.EXTREME, "of the high ones extreme", "偏高中费用极高")
                    .pool(pool)
                    .sums(sums.getOrDefault(CaseTally.EXTREME, Sums.NONE));
        });
        return part.section(
                "Deviations of cost",
                "费用偏差",
                List.of(part.say(
                        "Withdrawn cases are in no line; the total has the cases and points of the payment paths above.",
                        "不含退出结算病例；合计与前述支付路径的病例数与分值一致。")),
                "case_score");
    }

    /** The groups with most points, and the rest. */
    StatementSection groups() {
        final Part part = new Part("groups", institution.language());
        final List<Map.Entry<String, Sums>> groups = tally.byGroup().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Sums> group) ->
                                group.getValue().points())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Sums rest = Sums.NONE;
        for (int place = 0; place < groups.size(); place++) {
            final Map.Entry<String, Sums> group = groups.get(place);
            if (place < MOST_GROUPS) {
                final String code = group.getKey();
                final String label = code.isEmpty() ? part.say("without a group", "未入组") : code;
                part.add("group", label, label).sums(group.getValue());
            } else {
                rest = rest.plus(group.getValue());
            }
        }
        if (groups.size() > MOST_GROUPS) {
            final int others = groups.size() - MOST_GROUPS;
            part.add("other_groups", "the other " + others + " groups", "其余 " + others + " 个病种")
                    .sums(rest);
        }
        final long last = part.size();
        final Sums all = groups.stream().map(Map.Entry::getValue).reduce(Sums.NONE, Sums::plus);
        part.add("total", "all cases", "全部病例").sums(all).note(last == 0 ? "-" : part.sumOf(1, last));
        return part.section("Groups with most points", "分值最高的病种", List.of(), "case_score.group_code, case_score");
    }

    /** Special reviews, withdrawn cases and other payments. */
    StatementSection others() {
        final Part part = new Part("others", institution.language());
        for (final TableRow row : tally.reviewed()) {
            final String label = part.say("special review ", "特例单议 ") + row.text(CaseScoreTable.SETTLEMENT_ID);
            part.add(CaseTally.SPECIAL_REVIEW, label, label)
                    .pool(row.text(CaseScoreTable.INSURANCE_POOL))
                    .cases(1)
                    .cost(row.number(CaseScoreTable.TOTAL_COST_FEN))
                    .points(row.decimal(CaseScoreTable.CASE_SCORE).orElse(BigDecimal.ZERO))
                    .note(review(part, row) + part.say("; group ", "；病种 ") + group(row));
        }
        for (final TableRow row : tally.withdrawn()) {
            final String label = part.say("withdrawn ", "退出结算 ") + row.text(CaseScoreTable.SETTLEMENT_ID);
            part.add(CaseTally.WITHDRAWN, label, label)
                    .pool(row.text(CaseScoreTable.INSURANCE_POOL))
                    .cases(1)
                    .cost(row.number(CaseScoreTable.TOTAL_COST_FEN))
                    .note(part.say("no points; its cost is in no sum; group ", "不计分，费用不计入合计；病种 ")
                            + group(row)
                            + withdrawal(part, row));
        }
        for (final TableRow row : institution.others()) {
            final String label = SettlementTerms.payment(row.text(OtherPaymentTable.KIND), part.language()) + ": "
                    + row.text(OtherPaymentTable.NAME);
            part.add("other_payment", label, label)
                    .pool(row.text(OtherPaymentTable.INSURANCE_POOL))
                    .points(row.decimal(OtherPaymentTable.POINTS).orElse(BigDecimal.ZERO))
                    .amount(row.number(OtherPaymentTable.PAYMENT_FEN))
                    .note(part.say("for ", "折算金额 ") + Part.yuan(row.number(OtherPaymentTable.AMOUNT_FEN)) + " x "
                            + row.number(OtherPaymentTable.QUANTITY)
                            + part.say("; its part of the payment by points", "；金额为按分值应付中的相应部分"));
        }
        return part.section(
                "Special reviews, withdrawn cases, other payments",
                "特例单议、退出结算与其他支付",
                List.of(),
                "case_score.payment_path, settlement_decision, other_payment");
    }

    private String review(final Part part, final TableRow row) {
        return Optional.ofNullable(institution.decisions().reviews().get(row.text(CaseScoreTable.SETTLEMENT_ID)))
                .map(decision -> DecisionText.outcome(decision, part.language())
                        + part.say("; ", "；")
                        + DecisionText.why(decision, part.language()))
                .orElseGet(() -> SettlementTerms.review("approved", part.language()));
    }

    private String withdrawal(final Part part, final TableRow row) {
        return Optional.ofNullable(institution.decisions().withdrawals().get(row.text(CaseScoreTable.SETTLEMENT_ID)))
                .map(decision -> part.say("; ", "；")
                        + DecisionText.label(DecisionText.kind(decision), part.language())
                        + part.say(": ", "：")
                        + DecisionText.why(decision, part.language()))
                .orElse("");
    }

    private static String group(final TableRow row) {
        return row.value(CaseScoreTable.GROUP_CODE).map(Object::toString).orElse("-");
    }
}
