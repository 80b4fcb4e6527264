package org.dipper.shell.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.table.Field;

/** A decision on a settlement year in words. */
public final class DecisionText {
    private DecisionText() {}

    /** What was decided: the outcome of a review, the amount of a deduction, the state of an objection. */
    public static String outcome(final TableRow decision, final Language language) {
        return switch (kind(decision)) {
            case SPECIAL_REVIEW -> {
                final String outcome = SettlementTerms.review(decision.text(SettlementDecisionTable.OUTCOME), language);
                final Optional<String> points = value(decision, SettlementDecisionTable.SCORE, language);
                yield decision.value(SettlementDecisionTable.METHOD).isEmpty()
                        ? outcome
                        : outcome
                                + language.of(", ", "，")
                                + points.map(score -> score + language.of(" points", " 分"))
                                        .orElse(language.of("item by item", "按项目付费"));
            }
            case AUDIT_DEDUCTION ->
                value(decision, SettlementDecisionTable.AMOUNT_FEN, language).orElse("-")
                        + language.of(" yuan", " 元")
                        + value(decision, SettlementDecisionTable.MONTH, language)
                                .map(month -> language.of(", month ", "，月份 ") + month)
                                .orElse(language.of(", at clearing", "，年度清算时扣除"));
            case OBJECTION -> SettlementTerms.objection(decision.text(SettlementDecisionTable.STATE), language);
            case EXIT, REFUND -> SettlementTerms.path("withdrawn", language);
            case ASSESSMENT, OTHER_PAYMENT -> language.of("decided", "已决定");
        };
    }

    /** Who decided, when and why; of an objection what it says and how it was answered. */
    public static String why(final TableRow decision, final Language language) {
        final List<String> parts = new ArrayList<>();
        final boolean isObjection = kind(decision) == DecisionKind.OBJECTION;
        if (isObjection) {
            parts.add(decision.text(SettlementDecisionTable.NAME)
                    + value(decision, SettlementDecisionTable.DECIDED_ON, language)
                            .map(day -> language.of(", filed on ", "，提出日期 ") + day)
                            .orElse(""));
            value(decision, SettlementDecisionTable.TEXT, language).ifPresent(parts::add);
        }
        value(decision, SettlementDecisionTable.DECIDED_BY, language)
                .ifPresent(who -> parts.add(
                        isObjection ? language.of("answered by ", "答复人 ") + who : language.of("by ", "决定人 ") + who));
        if (!isObjection) {
            value(decision, SettlementDecisionTable.DECIDED_ON, language)
                    .ifPresent(day -> parts.add(language.of("on ", "日期 ") + day));
        }
        value(decision, SettlementDecisionTable.REASON, language).ifPresent(parts::add);
        return String.join(language.of("; ", "；"), parts);
    }

    /** The kind of a decision. */
    public static DecisionKind kind(final TableRow decision) {
        return DecisionKind.of(decision.text(SettlementDecisionTable.KIND));
    }

    /** What a kind is called. */
    public static String label(final DecisionKind kind, final Language language) {
        return language.of(kind.labelEn(), kind.labelZh());
    }

    private static Optional<String> value(final TableRow decision, final Field field, final Language language) {
        return decision.value(field).map(value -> CellText.of(field, value, language));
    }
}
