package org.dipper.shell.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.shell.view.TableRow;

/** Decisions on settlement years as their files said them, in the order of the lines. */
public final class DecisionRows {
    private DecisionRows() {}

    /** The decisions of a kind in force now; none where no file was loaded. */
    public static List<TableRow> inForce(final PublishedTables published, final int year, final DecisionKind kind) {
        return published
                .find(kind.subject(year))
                .map(publication -> of(published, publication, year, kind))
                .orElseGet(ArrayList::new);
    }

    /** The decisions of a kind that a settlement was computed with; none where no file was loaded by then. */
    public static List<TableRow> of(final SettlementTables settlement, final DecisionKind kind) {
        final int year = (int) settlement.year();
        return publication(settlement, kind)
                .map(publication -> of(settlement.published(), publication, year, kind))
                .orElseGet(ArrayList::new);
    }

    /** Whether a file of a kind was loaded after a settlement was computed, so that it has no part in it yet. */
    public static boolean isNewer(final SettlementTables settlement, final DecisionKind kind) {
        final Optional<Long> now = settlement
                .published()
                .find(kind.subject((int) settlement.year()))
                .map(Publication::sequence);
        return now.isPresent() && !now.equals(publication(settlement, kind).map(Publication::sequence));
    }

    private static Optional<Publication> publication(final SettlementTables settlement, final DecisionKind kind) {
        return settlement.published().seenBy(settlement.publication(), kind.subject((int) settlement.year()));
    }

    private static List<TableRow> of(
            final PublishedTables published, final Publication publication, final int year, final DecisionKind kind) {
        final List<TableRow> rows = published.rows(
                publication,
                SettlementDecisionTable.CONTRACT,
                List.of(
                        Match.of(SettlementDecisionTable.SETTLEMENT_YEAR, year),
                        Match.of(SettlementDecisionTable.KIND, kind.id()),
                        Match.of(SettlementDecisionTable.REVISION, publication.revision())));
        rows.sort(Comparator.comparingLong(row -> row.number(SettlementDecisionTable.LINE)));
        return rows;
    }
}
