package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.warning.BudgetLine;
import org.dipper.supervision.warning.InstitutionMonth;
import org.dipper.supervision.warning.MonthlyIndicators;
import org.dipper.supervision.warning.MonthlyMeasure;
import org.dipper.supervision.warning.MonthlyMeasures;
import org.dipper.supervision.warning.MonthlySeries;
import org.dipper.supervision.warning.MonthlySums;
import org.dipper.supervision.warning.Months;
import org.dipper.supervision.warning.Subject;
import org.dipper.supervision.warning.SubjectType;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * What early warning works on, taken to the driver: monthly sums of institutions, and the fund of each budget by month of
 * discharge and settlement. Both come from one aggregation over the cases.
 *
 * @param series monthly measures
 * @param lines budgets with their fund
 * @param newest the newest month with a discharge, yyyymm
 */
record WarningInputs(MonthlySeries series, List<BudgetLine> lines, int newest) {
    private static final Set<String> SUBJECT_TYPES = Stream.of(
                    SubjectType.REGION, SubjectType.COMMUNITY, SubjectType.INSTITUTION)
            .map(SubjectType::id)
            .collect(Collectors.toSet());
    private static final Set<String> COUNTED_HERE = Set.of(
            MonthlyIndicators.MEAN_COST,
            MonthlyIndicators.MEAN_STAY,
            MonthlyIndicators.DRUG_COST,
            MonthlyIndicators.CONSUMABLE_COST,
            MonthlyIndicators.PERSON_PAY_SHARE,
            MonthlyIndicators.FUND,
            MonthlyIndicators.FUND_DIFFERENCE,
            MonthlyIndicators.LEAD_FUND_SHARE,
            MonthlyIndicators.OUTSIDE_FUND_SHARE);

    /** What tells the settled months of years from others, for the key of a run. */
    static Map<String, String> claim(final List<Publication> publications, final Years years) {
        final Map<String, String> claim = new TreeMap<>();
        years.all().forEach(year -> SettledMonths.claim(publications, year, Months.january(year + 1))
                .forEach((name, months) -> claim.put(name + " " + year, months)));
        return claim;
    }

    /**
     * Reads the years.
     *
     * @throws DipperException precondition, where there is no case in them
     */
    static WarningInputs read(final Run run, final Years years, final WarningRequest request) {
        final List<SettledMonths> settled = years.all().stream()
                .map(year -> new SettledMonths(run, year, Months.january(year + 1)))
                .toList();
        final Dataset<Row> settledCases = settled.stream()
                .filter(months -> !months.isEmpty())
                .map(months -> months.cases()
                        .select(Columns.cols(
                                MonthlySettlementCaseTable.SETTLEMENT_ID, MonthlySettlementCaseTable.SETTLEMENT_MONTH)))
                .reduce(Dataset::unionByName)
                .orElseGet(() -> settled.get(0).cases());
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(years.first(), years.last()));
        final Dataset<Row> sums = new MonthlySums(request.communities())
                .apply(cases, settledCases)
                .persist();
        try {
            final List<InstitutionMonth> institutions = institutions(sums);
            if (institutions.isEmpty()) {
                throw DipperException.precondition(
                        "There are no cases of " + years.label() + ".",
                        "Nothing with a discharge in these years was ingested.",
                        "Ingest them, or check --year and --through.");
            }
            final List<MonthlyMeasure> measures =
                    new ArrayList<>(new MonthlyMeasures(request.communities()).apply(institutions));
            final WarningBudgets budgets = new WarningBudgets(request, funds(sums));
            measures.addAll(budgets.outsideShares());
            measures.addAll(indicators(run));
            measures.addAll(differences(settled));
            return new WarningInputs(
                    new MonthlySeries(measures, levels(institutions)),
                    budgets.lines(),
                    institutions.stream()
                            .mapToInt(InstitutionMonth::month)
                            .max()
                            .orElseThrow());
        } finally {
            sums.unpersist();
        }
    }

    /**
     * Refuses a month after the newest with a discharge: an empty month would look like thrift.
     *
     * @throws DipperException precondition
     */
    void requireMonth(final int through) {
        if (through > newest) {
            throw DipperException.precondition(
                    "There are no cases of " + through + " yet.",
                    "The newest discharge is of " + newest + "; an empty month would look like thrift.",
                    "Ingest the month, or write --through " + newest + ".");
        }
    }

    private static List<InstitutionMonth> institutions(final Dataset<Row> sums) {
        final List<String> names = MonthlySums.SUMS;
        final Column[] rest =
                names.stream().skip(1).map(name -> sum(col(name)).as(name)).toArray(Column[]::new);
        return sums
                .groupBy(Columns.cols(
                        SettledCaseTable.INSTITUTION_CODE,
                        SettledCaseTable.HOSPITAL_LEVEL,
                        SettledCaseTable.DISCHARGE_MONTH))
                .agg(sum(col(names.get(0))).as(names.get(0)), rest)
                .collectAsList()
                .stream()
                .map(row -> new InstitutionMonth(
                        row.getString(0),
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12)))
                .toList();
    }

    private static List<WarningBudgets.Fund> funds(final Dataset<Row> sums) {
        return sums
                .groupBy(
                        Columns.col(SettledCaseTable.INSURANCE_POOL),
                        col(MonthlySums.COMMUNITY),
                        col(MonthlySums.IS_OUTSIDE),
                        Columns.col(SettledCaseTable.DISCHARGE_MONTH),
                        col(MonthlySums.SETTLED_MONTH))
                .agg(sum(col(MonthlySums.FUND_FEN)))
                .collectAsList()
                .stream()
                .map(row -> new WarningBudgets.Fund(
                        row.getString(0),
                        Optional.ofNullable(row.getString(1)),
                        row.getBoolean(2),
                        row.getInt(3),
                        row.isNullAt(4) ? Optional.empty() : Optional.of(row.getInt(4)),
                        row.getLong(5)))
                .toList();
    }

    /** Institutions are compared within their level: the highest that their cases show. */
    private static Map<Subject, String> levels(final List<InstitutionMonth> institutions) {
        final Map<Subject, String> levels = new HashMap<>();
        institutions.forEach(each -> levels.merge(
                new Subject(SubjectType.INSTITUTION, each.institution()),
                each.level(),
                (one, other) -> one.compareTo(other) > 0 ? one : other));
        return levels;
    }

    /** Monthly values that {@code indicator compute} has written: those whose period is a month. */
    private static List<MonthlyMeasure> indicators(final Run run) {
        return run
                .input(IndicatorValueTable.CONTRACT)
                .where(Columns.col(IndicatorValueTable.PERIOD)
                        .rlike("^[0-9]{6}$")
                        .and(Columns.col(IndicatorValueTable.NUMERATOR).isNotNull())
                        .and(Columns.col(IndicatorValueTable.DENOMINATOR).isNotNull())
                        .and(Columns.col(IndicatorValueTable.SUBJECT_TYPE).isInCollection(SUBJECT_TYPES)))
                .select(Columns.cols(
                        IndicatorValueTable.SUBJECT_TYPE,
                        IndicatorValueTable.SUBJECT,
                        IndicatorValueTable.INDICATOR,
                        IndicatorValueTable.PERIOD,
                        IndicatorValueTable.NUMERATOR,
                        IndicatorValueTable.DENOMINATOR))
                .collectAsList()
                .stream()
                .filter(row -> !COUNTED_HERE.contains(row.getString(2)))
                .filter(row -> Months.isMonth(Integer.parseInt(row.getString(3))))
                .map(row -> new MonthlyMeasure(
                        new Subject(SubjectType.valueOf(row.getString(0).toUpperCase(Locale.ROOT)), row.getString(1)),
                        row.getString(2),
                        Integer.parseInt(row.getString(3)),
                        row.getDecimal(4),
                        row.getDecimal(5)))
                .toList();
    }

    /** What the fund booked above what it owes, by institution and settlement month. */
    private static List<MonthlyMeasure> differences(final List<SettledMonths> settled) {
        final List<MonthlyMeasure> measures = new ArrayList<>();
        for (final SettledMonths months : settled) {
            if (!months.isEmpty()) {
                months.payments()
                        .groupBy(Columns.cols(
                                MonthlySettlementTable.INSTITUTION_CODE, MonthlySettlementTable.SETTLEMENT_MONTH))
                        .agg(
                                sum(Columns.col(MonthlySettlementTable.BOOKED_FUND_FEN)
                                        .minus(Columns.col(MonthlySettlementTable.PAYABLE_FEN))),
                                sum(Columns.col(MonthlySettlementTable.CASE_COUNT)
                                        .plus(Columns.col(MonthlySettlementTable.LATE_CASE_COUNT))))
                        .collectAsList()
                        .forEach(row -> measures.add(new MonthlyMeasure(
                                new Subject(SubjectType.INSTITUTION, row.getString(0)),
                                MonthlyIndicators.FUND_DIFFERENCE,
                                row.getInt(1),
                                BigDecimal.valueOf(row.getLong(2)),
                                BigDecimal.valueOf(row.getLong(3)))));
            }
        }
        return measures;
    }
}
