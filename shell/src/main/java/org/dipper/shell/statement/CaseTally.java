package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PaymentPath;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/**
 * What the cases of one institution sum to, by pool and path, deviation and group. Reads the cases one by one: a region has
 * millions, and only sums and the few cases that leave the usual ways are kept.
 */
final class CaseTally {
    static final String WITHDRAWN = PaymentPath.WITHDRAWN.id();
    static final String SPECIAL_REVIEW = PaymentPath.SPECIAL_REVIEW.id();
    static final String EXTREME = "extreme";
    private static final String UNGROUPED = "ungrouped";
    private static final List<Field> COLUMNS = List.of(
            CaseScoreTable.SETTLEMENT_ID,
            CaseScoreTable.INSURANCE_POOL,
            CaseScoreTable.GROUP_CODE,
            CaseScoreTable.TOTAL_COST_FEN,
            CaseScoreTable.FUND_PAY_FEN,
            CaseScoreTable.DEVIATION,
            CaseScoreTable.CASE_SCORE,
            CaseScoreTable.PAYMENT_PATH,
            CaseScoreTable.IS_EXTREME);

    private final Map<String, Map<String, Sums>> byPath = new TreeMap<>();
    private final Map<String, Map<String, Sums>> byDeviation = new TreeMap<>();
    private final Map<String, Sums> byGroup = new HashMap<>();
    private final List<TableRow> reviewed = new ArrayList<>();
    private final List<TableRow> withdrawn = new ArrayList<>();

    private final Set<String> decided;

    private CaseTally(final Set<String> decided) {
        this.decided = decided;
    }

    /**
     * Reads the cases of an institution.
     *
     * @param decided the cases that special review decided on, rejected ones too
     */
    static CaseTally of(final SettlementTables settlement, final String institution, final Set<String> decided) {
        final CaseTally tally = new CaseTally(decided);
        settlement.forEach(
                CaseScoreTable.CONTRACT, COLUMNS, tally::add, Match.of(CaseScoreTable.INSTITUTION_CODE, institution));
        return tally;
    }

    /** Sums by pool and payment path. */
    Map<String, Map<String, Sums>> byPath() {
        return byPath;
    }

    /** Sums by pool and deviation, extreme cases a second time under their own name; without withdrawn cases. */
    Map<String, Map<String, Sums>> byDeviation() {
        return byDeviation;
    }

    /** Sums by group; the empty text is the cases without one. Without withdrawn cases. */
    Map<String, Sums> byGroup() {
        return byGroup;
    }

    /** The cases paid by special review, and those it rejected. */
    List<TableRow> reviewed() {
        return reviewed;
    }

    /** The withdrawn cases. */
    List<TableRow> withdrawn() {
        return withdrawn;
    }

    private void add(final TableRow row) {
        final String pool = row.text(CaseScoreTable.INSURANCE_POOL);
        final String deviation = row.text(CaseScoreTable.DEVIATION);
        final String usual = deviation.equals(UNGROUPED) ? UNGROUPED : PaymentPath.GROUP.id();
        final String path =
                row.value(CaseScoreTable.PAYMENT_PATH).map(Object::toString).orElse(usual);
        final Sums sums = new Sums(
                1,
                row.number(CaseScoreTable.TOTAL_COST_FEN),
                row.number(CaseScoreTable.FUND_PAY_FEN),
                row.decimal(CaseScoreTable.CASE_SCORE).orElse(BigDecimal.ZERO));
        add(byPath, pool, path, sums);
        if (path.equals(WITHDRAWN)) {
            withdrawn.add(row);
            return;
        }
        add(byDeviation, pool, deviation, sums);
        if (row.value(CaseScoreTable.IS_EXTREME).map(Boolean.class::cast).orElse(false)) {
            add(byDeviation, pool, EXTREME, sums);
        }
        byGroup.merge(row.text(CaseScoreTable.GROUP_CODE), sums, Sums::plus);
        if (path.equals(SPECIAL_REVIEW) || decided.contains(row.text(CaseScoreTable.SETTLEMENT_ID))) {
            reviewed.add(row);
        }
    }

    private static void add(
            final Map<String, Map<String, Sums>> all, final String pool, final String key, final Sums sums) {
        all.computeIfAbsent(pool, fresh -> new TreeMap<>()).merge(key, sums, Sums::plus);
    }
}
