package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;

/**
 * How many persons are in bed each day, by institution and by department of discharge: the mean and the peak of each period.
 *
 * <p>Takes settled cases, of which those count that were in bed in the period, whenever they were discharged; yields {@code
 * indicator_value}. A person is in bed from the day of admission to the day before discharge, and on the day of admission at
 * least. An admission adds 1 to the census, a leave takes 1 away; the census of a day is the sum of all that came before, so
 * no stay is ever spread into days. The peak is the fewest beds with which the institution can have made do.
 *
 * <p>A stay that is not settled yet is not seen: the last weeks before the newest settlement show too few.
 */
final class DailyCensus {
    /** All that it computes. */
    static final List<String> IDS = List.of(EfficiencyIndicators.MEAN_CENSUS, EfficiencyIndicators.PEAK_CENSUS);

    private static final Set<Grain> GRAINS = Set.of(Grain.INSTITUTION, Grain.DEPARTMENT);
    private static final int YEAR_SHIFT = 100;
    private static final String EVENT = "event";
    private static final String DAY = "day";
    private static final String CHANGE = "change";
    private static final String CENSUS = "census";
    private static final String NEXT_DAY = "next_day";
    private static final String FIRST_OF_MONTH = "first_of_month";
    private static final String PATIENT_DAYS = "patient_days";
    private static final String PEAK = "peak";
    private static final String DAYS_OF_PERIOD = "days_of_period";

    private final PeriodScope scope;
    private final IndicatorPolicy policy;

    DailyCensus(final PeriodScope scope, final IndicatorPolicy policy) {
        this.scope = scope;
        this.policy = policy;
    }

    Dataset<Row> apply(final Dataset<Row> stays) {
        final Dataset<Row> wide = periods(months(constantSpans(changes(stays))));
        return new LongForm(scope, policy)
                .of(
                        wide,
                        List.of(
                                entry(EfficiencyIndicators.MEAN_CENSUS, col(PATIENT_DAYS), col(DAYS_OF_PERIOD)),
                                entry(EfficiencyIndicators.PEAK_CENSUS, col(PEAK), lit(1))))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    private static LongForm.Entry entry(final String id, final Column numerator, final Column denominator) {
        return new LongForm.Entry(id, GRAINS, numerator, denominator, lit(null), lit(null));
    }

    /** The sum of comings and goings of each subject and day on which there are any. */
    private Dataset<Row> changes(final Dataset<Row> stays) {
        final Column leaves =
                greatest(col(SettledCaseTable.DISCHARGE_DATE), date_add(col(SettledCaseTable.ADMISSION_DATE), 1));
        final Column from = greatest(col(SettledCaseTable.ADMISSION_DATE), lit(scope.firstDay()));
        final Column to = least(leaves, lit(scope.endDay()));
        final Dataset<Row> ofInstitutions = stays.where(from.lt(to))
                .select(
                        col(SettledCaseTable.INSTITUTION_CODE).as(Subjects.INSTITUTION),
                        col(SettledCaseTable.DISCHARGE_DEPARTMENT).as(Subjects.DEPARTMENT),
                        explode(array(change(from, 1), change(to, -1))).as(EVENT))
                .groupBy(
                        col(Subjects.INSTITUTION),
                        col(Subjects.DEPARTMENT),
                        col(EVENT + "." + DAY).as(DAY))
                .agg(sum(col(EVENT + "." + CHANGE)).as(CHANGE));
        return Subjects.spread(ofInstitutions, Subjects.institution(), Subjects.department())
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT), col(DAY))
                .agg(sum(col(CHANGE)).as(CHANGE));
    }

    private static Column change(final Column day, final int by) {
        return struct(day.as(DAY), lit((long) by).as(CHANGE));
    }

    /** Spans of days with the same census; those with nobody are left out. */
    private static Dataset<Row> constantSpans(final Dataset<Row> changes) {
        final WindowSpec ofSubject = Window.partitionBy(
                        col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .orderBy(col(DAY));
        return changes.withColumn(NEXT_DAY, lead(col(DAY), 1).over(ofSubject))
                .withColumn(
                        CENSUS,
                        sum(col(CHANGE)).over(ofSubject.rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
                .where(col(CENSUS).gt(0));
    }

    /** Patient-days and peak of each subject and month; a span over the turn of a month is cut there. */
    private static Dataset<Row> months(final Dataset<Row> spans) {
        final Column firsts = sequence(
                trunc(col(DAY), "month"), trunc(date_sub(col(NEXT_DAY), 1), "month"), expr("INTERVAL 1 MONTH"));
        final Column from = greatest(col(DAY), col(FIRST_OF_MONTH));
        final Column to = least(col(NEXT_DAY), add_months(col(FIRST_OF_MONTH), 1));
        final Column yearMonth = year(col(FIRST_OF_MONTH)).multiply(YEAR_SHIFT).plus(month(col(FIRST_OF_MONTH)));
        return spans.select(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(DAY),
                        col(NEXT_DAY),
                        col(CENSUS),
                        explode(firsts).as(FIRST_OF_MONTH))
                .groupBy(
                        col(IndicatorValueTable.SUBJECT_TYPE).as(EVENT),
                        col(IndicatorValueTable.SUBJECT).as(DAY),
                        yearMonth.as(Subjects.MONTH))
                .agg(
                        sum(col(CENSUS).multiply(datediff(to, from))).as(PATIENT_DAYS),
                        max(col(CENSUS)).as(PEAK));
    }

    private Dataset<Row> periods(final Dataset<Row> months) {
        Column days = lit(null).cast("int");
        for (final Map.Entry<String, Integer> period : scope.daysByPeriod().entrySet()) {
            days = when(col(IndicatorValueTable.PERIOD).equalTo(period.getKey()), lit(period.getValue()))
                    .otherwise(days);
        }
        return new Subjects(scope)
                .spreadOverPeriods(
                        months,
                        struct(
                                col(EVENT).as(IndicatorValueTable.SUBJECT_TYPE.name()),
                                col(DAY).as(IndicatorValueTable.SUBJECT.name())))
                .groupBy(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(IndicatorValueTable.PERIOD))
                .agg(sum(col(PATIENT_DAYS)).as(PATIENT_DAYS), max(col(PEAK)).as(PEAK))
                .withColumn(DAYS_OF_PERIOD, days);
    }
}
