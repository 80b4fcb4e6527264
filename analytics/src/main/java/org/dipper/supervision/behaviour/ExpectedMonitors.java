package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * What an institution has of something, over what its cases would have at the rate of their like in the region.
 *
 * <p>Takes the rows of {@link CaseFacts}; yields {@code indicator_value}, one row a monitor and institution: numerator the
 * sum over its cases of a value from 0 to 1, denominator the expected sum, value their quotient. Cases that are alike share
 * a disease group, or a hospital level, as the monitor says; the institution's own cases are among them. All monitors come
 * out of one aggregation of the cases.
 */
final class ExpectedMonitors {
    private static final String INSTITUTION = "monitored_institution";
    private static final String TOTAL = "total_";
    private static final String CASES = "cases_";
    private static final String ALIKE_TOTAL = "alike_total_";
    private static final String ALIKE_CASES = "alike_cases_";
    private static final String EXPECTED = "expected_";
    private static final String UNIT = FieldType.decimal(5, 0).sql();
    private static final String SUM = FieldType.decimal(24, 10).sql();

    private final String period;
    private final List<CaseMonitor> monitors;

    /** Which cases are alike. */
    enum Alike {
        GROUP(SupervisedCaseTable.GROUP_CODE.name()),
        LEVEL(SettledCaseTable.HOSPITAL_LEVEL.name());

        private final String column;

        Alike(final String column) {
            this.column = column;
        }
    }

    /**
     * Something a case has.
     *
     * @param units from 0 to 10,000; null where the case cannot tell, so that it counts nowhere
     */
    record CaseMonitor(String indicator, Column units, Alike alike) {
        static CaseMonitor share(final String indicator, final Column has, final Alike alike) {
            return new CaseMonitor(indicator, when(has, lit(Exact.UNITS)).when(has.isNotNull(), lit(0)), alike);
        }
    }

    ExpectedMonitors(final String period, final List<CaseMonitor> monitors) {
        this.period = period;
        this.monitors = List.copyOf(monitors);
    }

    Dataset<Row> apply(final Dataset<Row> facts) {
        final List<Column> sums = new ArrayList<>();
        for (final CaseMonitor monitor : monitors) {
            sums.add(sum(monitor.units().cast("long")).as(TOTAL + monitor.indicator()));
            sums.add(count(monitor.units()).as(CASES + monitor.indicator()));
        }
        final Dataset<Row> parts = facts.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION),
                        col(SettledCaseTable.HOSPITAL_LEVEL),
                        col(SupervisedCaseTable.GROUP_CODE))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
        // All windows in one projection: planning one after the other takes time by the square of their number.
        final List<Column> beside = new ArrayList<>(List.of(functions.col("*")));
        final List<Column> expected = new ArrayList<>();
        for (final CaseMonitor monitor : monitors) {
            final WindowSpec alike = Window.partitionBy(col(monitor.alike().column));
            beside.add(sum(col(TOTAL + monitor.indicator())).over(alike).as(ALIKE_TOTAL + monitor.indicator()));
            beside.add(sum(col(CASES + monitor.indicator())).over(alike).as(ALIKE_CASES + monitor.indicator()));
            expected.add(
                    coalesce(sum(col(TOTAL + monitor.indicator())), lit(0L)).as(TOTAL + monitor.indicator()));
            expected.add(coalesce(
                            sum(Exact.atRate(
                                    col(CASES + monitor.indicator()),
                                    col(ALIKE_TOTAL + monitor.indicator()),
                                    col(ALIKE_CASES + monitor.indicator()))),
                            lit(0))
                    .as(EXPECTED + monitor.indicator()));
        }
        final Dataset<Row> institutions = parts.select(beside.toArray(Column[]::new))
                .groupBy(col(INSTITUTION))
                .agg(expected.get(0), expected.subList(1, expected.size()).toArray(Column[]::new));
        return new MonitorRows(period)
                .of(
                        institutions,
                        INSTITUTION,
                        monitors.stream().map(ExpectedMonitors::measure).toList());
    }

    private static MonitorRows.Measure measure(final CaseMonitor monitor) {
        return MonitorRows.Measure.ratio(
                monitor.indicator(),
                whole(col(TOTAL + monitor.indicator())),
                whole(col(EXPECTED + monitor.indicator())));
    }

    /** From ten-thousandths to cases, six decimals. */
    private static Column whole(final Column units) {
        return units.cast(SUM).divide(lit(Exact.UNITS).cast(UNIT)).cast(Exact.RATIO);
    }
}
