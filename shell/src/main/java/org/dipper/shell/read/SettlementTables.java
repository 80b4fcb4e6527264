package org.dipper.shell.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dipper.operations.RunLedgerTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/**
 * The tables of one settlement at the versions in force, and those of its months and its plan. A warehouse that was settled
 * before a table was kept has no rows of it.
 *
 * @param published the warehouse
 * @param publication the publication of the year, draft or published
 */
public record SettlementTables(PublishedTables published, Publication publication) {
    /**
     * The settlement of a year.
     *
     * @throws org.dipper.errors.DipperException precondition where it is not settled
     */
    public static SettlementTables require(final PublishedTables published, final String year) {
        return new SettlementTables(
                published,
                published.require(
                        "settlement:" + year,
                        "Run first: dipper settle year --year " + year + " --catalog EDITION --policy FILE"));
    }

    /** The year. */
    public long year() {
        return Long.parseLong(publication.period());
    }

    /** The rows of a table of this settlement that match. */
    public List<TableRow> rows(final TableContract table, final Match... where) {
        return published.rows(publication, table, own(where));
    }

    /** The same rows one by one, with these columns alone. */
    public void forEach(
            final TableContract table, final List<Field> fields, final Consumer<TableRow> rows, final Match... where) {
        published.forEach(publication, table, fields, own(where), rows);
    }

    /** The publications of the months of this year in force, in order. */
    public List<Publication> months() {
        return published.inForce("month:" + publication.period()).stream()
                .sorted(Comparator.comparing(Publication::subject))
                .toList();
    }

    /** The rows of a table of the months in force that match, in the order of months. */
    public List<TableRow> monthRows(final TableContract table, final Match... where) {
        final List<TableRow> rows = new ArrayList<>();
        months().forEach(month -> rows.addAll(monthRows(published, month, table, where)));
        return rows;
    }

    /** The rows of a table of one month that match. */
    public static List<TableRow> monthRows(
            final PublishedTables published, final Publication month, final TableContract table, final Match... where) {
        final List<Match> all = new ArrayList<>(List.of(where));
        all.add(Match.of(MonthlySettlementTable.SETTLEMENT_MONTH, Long.parseLong(month.period())));
        all.add(Match.of(MonthlySettlementTable.REVISION, month.revision()));
        return published.rows(month, table, all);
    }

    /** The rows of a table of the plan of this year; none where there is no plan. */
    public List<TableRow> planRows(final TableContract table, final Match... where) {
        return planRows(published, publication.period(), table, where);
    }

    /** The rows of a table of the plan of a year; none where there is no plan. */
    public static List<TableRow> planRows(
            final PublishedTables published, final String year, final TableContract table, final Match... where) {
        return published
                .find("plan:" + year)
                .map(plan -> {
                    final List<Match> all = new ArrayList<>(List.of(where));
                    all.add(Match.of(PointValueTable.SETTLEMENT_YEAR, Long.parseLong(year)));
                    all.add(Match.of(PointValueTable.REVISION, plan.revision()));
                    return published.rows(plan, table, all);
                })
                .orElseGet(ArrayList::new);
    }

    /** The state that a year or month has been moved to, if anybody moved it. */
    public static Optional<String> state(final PublishedTables published, final String period) {
        return published
                .find("state:" + period)
                .map(Publication::answer)
                .flatMap(SettlementTables::stateOf)
                .filter(state -> !state.isEmpty());
    }

    /** The policy that the run of this settlement settled by, if the ledger tells. */
    public Optional<String> policyHash() {
        return published
                .current(RunLedgerTable.CONTRACT, List.of(Match.of(RunLedgerTable.RUN_ID, publication.runId())))
                .stream()
                .map(row -> row.text(RunLedgerTable.POLICY_HASH))
                .filter(hash -> !hash.isEmpty())
                .findFirst();
    }

    private List<Match> own(final Match... where) {
        final List<Match> all = new ArrayList<>(List.of(where));
        all.add(Match.of(PointValueTable.SETTLEMENT_YEAR, year()));
        all.add(Match.of(PointValueTable.REVISION, publication.revision()));
        return all;
    }

    private static Optional<String> stateOf(final String answer) {
        try {
            return Optional.of(new ObjectMapper().readTree(answer).path("state").asText(""));
        } catch (JsonProcessingException unreadable) {
            // An answer that cannot be read tells no state; what the publication says holds.
            return Optional.empty();
        }
    }
}
