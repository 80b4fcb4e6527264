package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ln;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * What is usual in each disease group of the period: one row a group and hospital level, from one pass over the cases.
 *
 * <p>Takes {@link SupervisedCaseTable} rows; leaves out ungrouped cases and those paid by the day. A row has the sums of
 * its level and, repeated, of the whole group: cases, cost (fen), days of stay, deaths; and of the group the median of the
 * logarithm of cost and the median distance from it, both in hundredths. Costs are counted in classes of one hundredth of
 * their logarithm, about one percent of cost, so medians are exact to the class, need no sorting of cases, and are the same
 * for any order of rows. A median is the lower one where there are two.
 */
public final class GroupStatistics {
    static final String GROUP = "statistics_group";
    static final String LEVEL = "statistics_level";
    static final String LEVEL_CASES = "level_cases";
    static final String LEVEL_COST = "level_cost_fen";
    static final String GROUP_CASES = "group_cases";
    static final String GROUP_COST = "group_cost_fen";
    static final String GROUP_DAYS = "group_days";
    static final String GROUP_DEATHS = "group_deaths";
    static final String MEDIAN_CLASS = "median_class";
    static final String MEDIAN_DISTANCE = "median_distance";

    static final String DIED = "5";

    private static final int CLASSES = 100;
    private static final String CLASS = "cost_class";
    private static final String CASES = "cases";
    private static final String COST = "cost_fen";
    private static final String DAYS = "days";
    private static final String DEATHS = "deaths";
    private static final String UP_TO = "cases_up_to";
    private static final String DISTANCE = "distance";

    /** The class of a cost: its natural logarithm in hundredths, rounded down. */
    static Column costClass(final Column costFen) {
        return floor(ln(costFen).multiply(lit(CLASSES))).cast("int");
    }

    /** The statistics of these cases. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final WindowSpec ofGroup = Window.partitionBy(col(GROUP));
        final Dataset<Row> classes = classes(cases)
                .withColumn(GROUP_CASES, sum(col(CASES)).over(ofGroup))
                .withColumn(GROUP_COST, sum(col(COST)).over(ofGroup))
                .withColumn(GROUP_DAYS, sum(col(DAYS)).over(ofGroup))
                .withColumn(GROUP_DEATHS, sum(col(DEATHS)).over(ofGroup));
        final Dataset<Row> withMedian = withMedian(classes, CLASS, MEDIAN_CLASS);
        final Dataset<Row> withDistance = withMedian(
                withMedian.withColumn(DISTANCE, abs(col(CLASS).minus(col(MEDIAN_CLASS)))), DISTANCE, MEDIAN_DISTANCE);
        return withDistance
                .groupBy(col(GROUP), col(LEVEL))
                .agg(
                        sum(col(CASES)).as(LEVEL_CASES),
                        sum(col(COST)).as(LEVEL_COST),
                        max(col(GROUP_CASES)).as(GROUP_CASES),
                        max(col(GROUP_COST)).as(GROUP_COST),
                        max(col(GROUP_DAYS)).as(GROUP_DAYS),
                        max(col(GROUP_DEATHS)).as(GROUP_DEATHS),
                        max(col(MEDIAN_CLASS)).as(MEDIAN_CLASS),
                        max(col(MEDIAN_DISTANCE)).as(MEDIAN_DISTANCE));
    }

    private static Dataset<Row> classes(final Dataset<Row> cases) {
        return cases.where(col(SupervisedCaseTable.GROUP_CODE)
                        .isNotNull()
                        .and(not(Exact.isPaidByTheDay(col(SupervisedCaseTable.PAYMENT_PATH)))))
                .groupBy(
                        col(SupervisedCaseTable.GROUP_CODE).as(GROUP),
                        col(SettledCaseTable.HOSPITAL_LEVEL).as(LEVEL),
                        costClass(col(SettledCaseTable.TOTAL_COST_FEN)).as(CLASS))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST),
                        sum(col(SettledCaseTable.STAY_DAYS).cast("long")).as(DAYS),
                        count_if(col(SettledCaseTable.DISCHARGE_WAY).equalTo(DIED))
                                .as(DEATHS));
    }

    /** Adds the least value of a column up to which at least half of the group's cases lie. */
    private static Dataset<Row> withMedian(final Dataset<Row> classes, final String value, final String median) {
        final WindowSpec ofGroup = Window.partitionBy(col(GROUP));
        final WindowSpec upTo =
                ofGroup.orderBy(col(value)).rangeBetween(Window.unboundedPreceding(), Window.currentRow());
        final Column isHalf = col(UP_TO).multiply(lit(2)).geq(col(GROUP_CASES));
        return classes.withColumn(UP_TO, sum(col(CASES)).over(upTo))
                .withColumn(median, min(when(isHalf, col(value))).over(ofGroup))
                .drop(UP_TO);
    }
}
