package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** The months of a year that are settled, each as the publication in force has it. */
final class SettledMonths {
    private static final int MONTHS = 12;

    private final Run run;
    private final Map<Integer, Publication> inForce = new TreeMap<>();

    /**
     * The months of a year before one, oldest first.
     *
     * @param before the first month that does not count, yyyymm; 13 for the whole year
     */
    SettledMonths(final Run run, final int year, final int before) {
        this.run = run;
        IntStream.rangeClosed(1, MONTHS)
                .map(month -> year * 100 + month)
                .filter(month -> month < before)
                .forEach(month -> run.inForce(subject(month)).ifPresent(found -> inForce.put(month, found)));
    }

    /** The subject that publications of a month have. */
    static String subject(final int month) {
        return "month:" + month;
    }

    /** What tells these months from others, for the key of a run. */
    static Map<String, String> claim(final List<Publication> publications, final int year, final int before) {
        final Map<String, Publication> newest = new TreeMap<>();
        publications.forEach(publication -> newest.put(publication.subject(), publication));
        final String months = IntStream.rangeClosed(1, MONTHS)
                .map(month -> year * 100 + month)
                .filter(month -> month < before)
                .mapToObj(month -> Optional.ofNullable(newest.get(subject(month))))
                .flatMap(Optional::stream)
                .map(found -> found.subject() + " " + found.revision() + " " + found.contentHash())
                .collect(Collectors.joining(", "));
        return months.isEmpty() ? Map.of() : Map.of("months", months);
    }

    /** Whether no month is settled. */
    boolean isEmpty() {
        return inForce.isEmpty();
    }

    /**
     * Refuses a month whose year has a gap before it.
     *
     * @throws DipperException precondition, naming the first month that is not settled
     */
    void requireAllBefore(final int month) {
        final int year = month / 100;
        for (int each = year * 100 + 1; each < month; each++) {
            if (!inForce.containsKey(each)) {
                throw DipperException.precondition(
                        "The month " + month + " cannot be settled yet.",
                        "The month " + each + " is not settled; a month settles what earlier months left.",
                        "Run dipper settle month --month " + each + " first.");
            }
        }
    }

    /** Rows of {@code monthly_settlement_case} in force. */
    Dataset<Row> cases() {
        return rows(MonthlySettlementCaseTable.CONTRACT);
    }

    /** Rows of {@code monthly_settlement} in force. */
    Dataset<Row> payments() {
        return rows(MonthlySettlementTable.CONTRACT);
    }

    private Dataset<Row> rows(final TableContract table) {
        // The newest of these versions has the rows of all: a month's rows are only ever added or, as a draft,
        // replaced.
        final Optional<Publication> newest = inForce.values().stream()
                .max(java.util.Comparator.comparing(
                        found -> found.tableVersions().get(table.name())));
        final List<String> rows = new ArrayList<>();
        inForce.forEach((month, found) ->
                rows.add("(settlement_month = " + month + " AND revision = " + found.revision() + ")"));
        return newest.map(found -> run.input(table, found.subject()).where(String.join(" OR ", rows)))
                .orElseGet(() -> run.input(table, "none"));
    }
}
