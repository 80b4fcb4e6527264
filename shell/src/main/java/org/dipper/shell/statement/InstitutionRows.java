package org.dipper.shell.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/**
 * The rows that tell about one institution's year.
 *
 * @param code the institution
 * @param language the language of labels
 * @param settled its rows of {@code annual_settlement} by pool
 * @param paths its rows of {@code annual_settlement_path}
 * @param others its other payments
 * @param months its rows of the months in force, in order
 * @param clearing its rows of {@code annual_clearing}
 * @param pools the rows of {@code point_value} by pool
 * @param payable what a pool pays by points to all institutions, in fen
 * @param decisions what was decided on it and its cases
 * @param tally its cases
 */
record InstitutionRows(
        String code,
        Language language,
        Map<String, TableRow> settled,
        List<TableRow> paths,
        List<TableRow> others,
        List<TableRow> months,
        List<TableRow> clearing,
        Map<String, TableRow> pools,
        Map<String, Long> payable,
        InstitutionDecisions decisions,
        CaseTally tally) {

    /**
     * Reads the rows of an institution.
     *
     * @throws DipperException precondition where the settlement does not know it
     */
    static InstitutionRows read(final SettlementTables settlement, final String code, final Language language) {
        final Map<String, TableRow> settled = new TreeMap<>();
        final Map<String, Long> payable = new TreeMap<>();
        for (final TableRow row : settlement.rows(AnnualSettlementTable.CONTRACT)) {
            final String pool = row.text(AnnualSettlementTable.INSURANCE_POOL);
            payable.merge(pool, row.number(AnnualSettlementTable.PAYMENT_FEN), Math::addExact);
            if (row.text(AnnualSettlementTable.INSTITUTION_CODE).equals(code)) {
                settled.put(pool, row);
            }
        }
        final List<TableRow> months = settlement.monthRows(
                MonthlySettlementTable.CONTRACT, Match.of(MonthlySettlementTable.INSTITUTION_CODE, code));
        final List<TableRow> clearing =
                of(settlement, AnnualClearingTable.CONTRACT, AnnualClearingTable.INSTITUTION_CODE, code);
        if (settled.isEmpty() && clearing.isEmpty() && months.isEmpty()) {
            throw DipperException.precondition(
                    "There is no institution " + code + " in the settlement of " + settlement.year() + ".",
                    "No case of it was settled, and no month.",
                    "See which there are: dipper settle show --year " + settlement.year() + " --limit 0");
        }
        months.sort(Comparator.comparing((TableRow row) -> row.number(MonthlySettlementTable.SETTLEMENT_MONTH))
                .thenComparing(row -> row.text(MonthlySettlementTable.INSURANCE_POOL)));
        clearing.sort(Comparator.comparing(row -> row.text(AnnualClearingTable.INSURANCE_POOL)));
        final List<TableRow> others =
                of(settlement, OtherPaymentTable.CONTRACT, OtherPaymentTable.INSTITUTION_CODE, code);
        others.sort(Comparator.comparing((TableRow row) -> row.text(OtherPaymentTable.INSURANCE_POOL))
                .thenComparing(row -> row.text(OtherPaymentTable.KIND))
                .thenComparing(row -> row.text(OtherPaymentTable.NAME)));
        final Map<String, TableRow> pools = new TreeMap<>();
        settlement
                .rows(PointValueTable.CONTRACT)
                .forEach(row -> pools.put(row.text(PointValueTable.INSURANCE_POOL), row));
        final InstitutionDecisions decisions = InstitutionDecisions.read(settlement, code);
        return new InstitutionRows(
                code,
                language,
                settled,
                of(settlement, AnnualSettlementPathTable.CONTRACT, AnnualSettlementPathTable.INSTITUTION_CODE, code),
                others,
                months,
                clearing,
                pools,
                payable,
                decisions,
                CaseTally.of(settlement, code, decisions.reviews().keySet()));
    }

    private static List<TableRow> of(
            final SettlementTables settlement, final TableContract table, final Field institution, final String code) {
        return settlement.rows(table, Match.of(institution, code));
    }
}
