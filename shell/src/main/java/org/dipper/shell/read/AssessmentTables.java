package org.dipper.shell.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.table.TableContract;

/**
 * The tables of one assessment in force.
 *
 * @param published the warehouse
 * @param publication the publication of the scheme and period
 */
public record AssessmentTables(PublishedTables published, Publication publication) {
    private static final String PREFIX = "assessment:";

    /**
     * The newest assessment of a scheme and period.
     *
     * @param scheme the scheme's name; any where empty
     * @param period the year; any where empty
     * @throws DipperException precondition where there is none
     */
    public static AssessmentTables require(
            final PublishedTables published, final Optional<String> scheme, final Optional<String> period) {
        final List<Publication> known = published.inForce(PREFIX);
        return known.stream()
                .filter(each -> scheme.map(name -> each.subject().startsWith(PREFIX + name + ":"))
                        .orElse(true))
                .filter(each ->
                        period.map(year -> each.subject().endsWith(":" + year)).orElse(true))
                .findFirst()
                .map(each -> new AssessmentTables(published, each))
                .orElseThrow(() -> DipperException.precondition(
                        "There is no such assessment here.",
                        known.isEmpty()
                                ? "Nothing has been assessed yet."
                                : "There is: "
                                        + String.join(
                                                ", ",
                                                known.stream()
                                                        .map(Publication::period)
                                                        .sorted()
                                                        .toList())
                                        + ".",
                        "Run first: dipper assess run --scheme FILE --period YEAR"));
    }

    /** The scheme's name. */
    public String scheme() {
        return publication.subject().split(":", -1)[1];
    }

    /** The year that was assessed. */
    public String year() {
        return publication.subject().split(":", -1)[2];
    }

    /** The totals, best first; of one subject where it is given. */
    public List<TableRow> totals(final Optional<String> subject) {
        final List<TableRow> rows = rows(AssessmentTotalTable.CONTRACT, subject);
        rows.sort(Comparator.comparing((TableRow row) ->
                        row.decimal(AssessmentTotalTable.TOTAL_SCORE).isEmpty())
                .thenComparing(
                        row -> row.decimal(AssessmentTotalTable.TOTAL_SCORE).orElse(java.math.BigDecimal.ZERO),
                        Comparator.reverseOrder())
                .thenComparing(row -> row.text(AssessmentTotalTable.SUBJECT)));
        return rows;
    }

    /** The items of a subject in the order of the scheme. */
    public List<TableRow> items(final String subject) {
        final List<TableRow> rows = rows(AssessmentTable.CONTRACT, Optional.of(subject));
        rows.sort(Comparator.comparingLong(row -> row.number(AssessmentTable.ITEM_NUMBER)));
        return rows;
    }

    private List<TableRow> rows(final TableContract table, final Optional<String> subject) {
        final List<Match> where = new ArrayList<>();
        where.add(Match.of(AssessmentTable.SCHEME, scheme()));
        where.add(Match.of(AssessmentTable.PERIOD, year()));
        subject.ifPresent(code -> where.add(Match.of(AssessmentTable.SUBJECT, code)));
        return published.rows(publication, table, where);
    }
}
