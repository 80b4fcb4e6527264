package org.dipper.shell.explain;

import java.util.ArrayList;
import java.util.List;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.shell.read.DecisionRows;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.DecisionText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;

/** What was decided on a case, as the settlement saw it; objections as they stand now. */
final class DecisionSteps {
    /** The kinds that a case has. */
    private static final List<DecisionKind> OF_CASES =
            List.of(DecisionKind.EXIT, DecisionKind.REFUND, DecisionKind.SPECIAL_REVIEW, DecisionKind.AUDIT_DEDUCTION);

    private DecisionSteps() {}

    /** The decisions that name a case, and the objections. */
    static List<TableRow> read(final SettlementTables settlement, final String id) {
        final List<TableRow> rows = new ArrayList<>();
        OF_CASES.forEach(kind -> rows.addAll(DecisionRows.of(settlement, kind)));
        // Objections are filed against what was computed, so they come after it.
        rows.addAll(DecisionRows.inForce(settlement.published(), (int) settlement.year(), DecisionKind.OBJECTION));
        rows.removeIf(row -> !row.text(SettlementDecisionTable.SETTLEMENT_ID).equals(id));
        return rows;
    }

    static List<Step> of(final CaseRows rows, final Language language) {
        final List<Step> steps = new ArrayList<>();
        for (final TableRow decision : rows.decisions()) {
            final DecisionKind kind = DecisionText.kind(decision);
            steps.add(new Step(
                    DecisionText.label(kind, language),
                    DecisionText.outcome(decision, language),
                    DecisionText.why(decision, language) + since(rows, kind, language)));
        }
        return steps;
    }

    private static String since(final CaseRows rows, final DecisionKind kind, final Language language) {
        if (kind == DecisionKind.OBJECTION) {
            return language.of("; as it stands now", "；为当前状态");
        }
        return DecisionRows.isNewer(rows.settlement(), kind)
                ? language.of("; as the settlement saw it, a newer file is loaded since", "；为清算时所依据的决定，此后已导入新文件")
                : "";
    }
}
