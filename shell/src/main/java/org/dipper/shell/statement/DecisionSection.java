package org.dipper.shell.statement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.shell.view.DecisionText;
import org.dipper.shell.view.TableRow;

/** What was deducted from an institution and what it objected to, decision by decision. */
final class DecisionSection {
    private final InstitutionDecisions decisions;
    private final Part part;

    DecisionSection(final InstitutionRows institution) {
        this.decisions = institution.decisions();
        this.part = new Part("decisions", institution.language());
    }

    StatementSection section() {
        deductions();
        for (final TableRow objection : decisions.objections()) {
            final String label = part.say("objection ", "异议 ")
                    + objection.text(SettlementDecisionTable.NAME)
                    + ofCase(objection)
                    + part.say(": ", "：")
                    + DecisionText.outcome(objection, part.language());
            part.add("objection", label, label).note(DecisionText.why(objection, part.language()));
        }
        return part.section(
                "Audit deductions and objections",
                "审核扣款与异议",
                List.of(part.say(
                        "Deductions are those the settlement was computed with; objections stand as they are now.",
                        "扣款为清算时所依据的决定；异议为当前状态。")),
                "settlement_decision");
    }

    private void deductions() {
        final Map<String, Long> sums = new TreeMap<>();
        for (final TableRow deduction : decisions.audits()) {
            final String pool = deduction.text(SettlementDecisionTable.INSURANCE_POOL);
            final long fen = deduction.number(SettlementDecisionTable.AMOUNT_FEN);
            final String label = part.say("audit deduction", "审核扣款") + ofCase(deduction);
            final StatementLine line = part.add("audit_deduction", label, label)
                    .pool(pool)
                    .amount(fen)
                    .note(DecisionText.why(deduction, part.language()));
            deduction
                    .value(SettlementDecisionTable.MONTH)
                    .ifPresent(month -> line.month(deduction.number(SettlementDecisionTable.MONTH)));
            sums.merge(pool, fen, Math::addExact);
        }
        sums.forEach((pool, fen) -> part.add(
                        "total_audit_deduction", "audit deductions of pool " + pool, "险种 " + pool + " 审核扣款合计")
                .pool(pool)
                .amount(fen)
                .note(part.say("lines of the pool above; section clearing", "上述该险种各行合计，见年度清算部分")));
    }

    private String ofCase(final TableRow decision) {
        final String id = decision.text(SettlementDecisionTable.SETTLEMENT_ID);
        return id.isEmpty() ? "" : part.say(", case ", "，病例 ") + id;
    }
}
