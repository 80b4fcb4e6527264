package org.dipper.shell.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** What supervision published of a period, and of one institution where one is asked for. Tables that are not there are empty. */
public final class SupervisionTables {
    private static final Comparator<BigDecimal> LARGEST_FIRST = Comparator.nullsLast(Comparator.reverseOrder());
    private static final Comparator<BigDecimal> SMALLEST_FIRST = Comparator.nullsLast(Comparator.naturalOrder());

    private final PublishedTables published;
    private final Publication publication;
    private final String period;
    private final Optional<String> institution;

    /**
     * The tables of a period.
     *
     * @param publication the publication of the period's indicators
     * @param institution one institution, or empty for the region
     */
    public SupervisionTables(
            final PublishedTables published,
            final Publication publication,
            final String period,
            final Optional<String> institution) {
        this.published = published;
        this.publication = publication;
        this.period = period;
        this.institution = institution;
    }

    Publication publication() {
        return publication;
    }

    String period() {
        return period;
    }

    Optional<String> institution() {
        return institution;
    }

    /** The leads, most urgent first: by priority, then by fund at stake, cost and id. */
    List<TableRow> leads() {
        final List<Match> where = of(LeadTable.PERIOD, LeadTable.INSTITUTION_CODE);
        final List<TableRow> leads = current(LeadTable.CONTRACT, where);
        leads.sort(Comparator.comparing(
                        (TableRow row) -> row.decimal(LeadTable.PRIORITY).orElse(null), LARGEST_FIRST)
                .thenComparing(row -> row.number(LeadTable.TOTAL_COST_FEN), Comparator.reverseOrder())
                .thenComparing(row -> row.text(LeadTable.LEAD_ID)));
        return leads;
    }

    /** The stays of these leads. */
    List<TableRow> casesOf(final List<TableRow> leads) {
        final List<String> ids =
                leads.stream().map(row -> row.text(LeadTable.LEAD_ID)).toList();
        final List<TableRow> cases = new ArrayList<>();
        if (!ids.isEmpty()) {
            published
                    .newest(LeadCaseTable.CONTRACT)
                    .ifPresent(newest -> published.forEach(
                            newest,
                            LeadCaseTable.CONTRACT,
                            LeadCaseTable.CONTRACT.fields(),
                            List.of(Match.of(LeadCaseTable.PERIOD, period)),
                            row -> {
                                if (ids.contains(row.text(LeadCaseTable.LEAD_ID))) {
                                    cases.add(row);
                                }
                            }));
        }
        cases.sort(Comparator.comparingLong(row -> row.number(LeadCaseTable.SEQUENCE)));
        return cases;
    }

    /** Rankings by indicator and rank; of all institutions, since a funnel shows all. */
    List<TableRow> rankings() {
        final List<TableRow> rows =
                current(FairRankingTable.CONTRACT, List.of(Match.of(FairRankingTable.PERIOD, period)));
        rows.sort(Comparator.comparing((TableRow row) -> row.text(FairRankingTable.INDICATOR))
                .thenComparing(row -> row.decimal(FairRankingTable.RANK).orElse(null), SMALLEST_FIRST)
                .thenComparing(row -> row.text(FairRankingTable.INSTITUTION_CODE)));
        return rows;
    }

    /** Values of an indicator for a kind of subject over all periods. */
    List<TableRow> values(final String indicator, final String subjectType) {
        return current(
                IndicatorValueTable.CONTRACT,
                List.of(
                        Match.of(IndicatorValueTable.INDICATOR, indicator),
                        Match.of(IndicatorValueTable.SUBJECT_TYPE, subjectType)));
    }

    /** Alerts of the newest month, in their order. */
    List<TableRow> warnings() {
        final List<TableRow> rows = newestMonth(current(WarningTable.CONTRACT, List.of()), WarningTable.MONTH);
        institution.ifPresent(
                code -> rows.removeIf(row -> !row.text(WarningTable.SUBJECT).equals(code)));
        rows.removeIf(row -> !List.of("open", "escalated").contains(row.text(WarningTable.STATE)));
        rows.sort(Comparator.comparing(
                        (TableRow row) -> row.decimal(WarningTable.RANK).orElse(null), SMALLEST_FIRST)
                .thenComparing(row -> row.text(WarningTable.RULE))
                .thenComparing(row -> row.text(WarningTable.SUBJECT)));
        return rows;
    }

    /** Budgets in the newest month. */
    List<TableRow> budgets() {
        return institution.isPresent()
                ? List.of()
                : newestMonth(current(BudgetProgressTable.CONTRACT, List.of()), BudgetProgressTable.MONTH);
    }

    /** Growth of points. */
    List<TableRow> growth() {
        final List<TableRow> rows =
                current(PointsGrowthTable.CONTRACT, of(PointsGrowthTable.PERIOD, PointsGrowthTable.INSTITUTION_CODE));
        rows.sort(Comparator.comparing(
                        (TableRow row) ->
                                row.decimal(PointsGrowthTable.CODING_SHARE).orElse(null),
                        LARGEST_FIRST)
                .thenComparing(row -> row.text(PointsGrowthTable.INSTITUTION_CODE)));
        return rows;
    }

    /** Results of assessments. */
    List<TableRow> assessments() {
        final List<TableRow> rows = current(AssessmentTotalTable.CONTRACT, List.of());
        institution.ifPresent(code ->
                rows.removeIf(row -> !row.text(AssessmentTotalTable.SUBJECT).equals(code)));
        rows.sort(Comparator.comparing((TableRow row) -> row.text(AssessmentTotalTable.PERIOD))
                .reversed()
                .thenComparing(row -> row.text(AssessmentTotalTable.SUBJECT)));
        return rows;
    }

    private List<Match> of(final Field periodField, final Field institutionField) {
        final List<Match> where = new ArrayList<>(List.of(Match.of(periodField, period)));
        institution.ifPresent(code -> where.add(Match.of(institutionField, code)));
        return where;
    }

    private List<TableRow> current(final TableContract table, final List<Match> where) {
        return published.newest(table).isPresent()
                ? new ArrayList<>(published.current(table, where))
                : new ArrayList<>();
    }

    private static List<TableRow> newestMonth(final List<TableRow> rows, final Field month) {
        final long newest =
                rows.stream().mapToLong(row -> row.number(month)).max().orElse(0);
        rows.removeIf(row -> row.number(month) != newest);
        return rows;
    }
}
