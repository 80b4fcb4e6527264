package org.dipper.shell.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.shell.read.DecisionRows;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.TableRow;

/**
 * The decisions that bear on one institution: those its settlement was computed with, and its objections as they stand now.
 *
 * @param reviews special reviews of the whole region by settlement; reviews do not name the institution
 * @param withdrawals exits and refunds of the whole region by settlement
 * @param audits audit deductions of the institution, by pool and month
 * @param objections objections of the institution
 */
record InstitutionDecisions(
        Map<String, TableRow> reviews,
        Map<String, TableRow> withdrawals,
        List<TableRow> audits,
        List<TableRow> objections) {

    static InstitutionDecisions read(final SettlementTables settlement, final String institution) {
        final Map<String, TableRow> withdrawals = byCase(DecisionRows.of(settlement, DecisionKind.REFUND));
        withdrawals.putAll(byCase(DecisionRows.of(settlement, DecisionKind.EXIT)));
        final List<TableRow> audits = of(institution, DecisionRows.of(settlement, DecisionKind.AUDIT_DEDUCTION));
        audits.sort(Comparator.comparing((TableRow row) -> row.text(SettlementDecisionTable.INSURANCE_POOL))
                .thenComparing(row -> row.number(SettlementDecisionTable.MONTH)));
        return new InstitutionDecisions(
                byCase(DecisionRows.of(settlement, DecisionKind.SPECIAL_REVIEW)),
                withdrawals,
                audits,
                of(
                        institution,
                        DecisionRows.inForce(settlement.published(), (int) settlement.year(), DecisionKind.OBJECTION)));
    }

    private static Map<String, TableRow> byCase(final List<TableRow> rows) {
        final Map<String, TableRow> byCase = new HashMap<>();
        rows.forEach(row -> byCase.put(row.text(SettlementDecisionTable.SETTLEMENT_ID), row));
        return byCase;
    }

    private static List<TableRow> of(final String institution, final List<TableRow> rows) {
        final List<TableRow> own = new ArrayList<>(rows);
        own.removeIf(row -> !row.text(SettlementDecisionTable.INSTITUTION_CODE).equals(institution));
        return own;
    }
}
