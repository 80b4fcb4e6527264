package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * The set of low-risk disease groups, frozen from the cases of an earlier year: among the groups with deaths and with enough
 * cases, those whose log mortality lies more than one standard deviation (of the population of these groups) below the mean.
 *
 * <p>One row a group with deaths and enough cases: {@code group_code}, {@code cases}, {@code deaths}, {@code is_low_risk}.
 * Logarithms are taken once a group and rounded to millionths, so that the order of groups means nothing.
 *
 * <p>Source: common practice of hospital comparison by disease groups, a default of this project.
 */
public final class LowRiskGroups {
    /** The group. */
    public static final String GROUP = "low_risk_group_code";
    /** Its cases in the earlier year. */
    public static final String CASES = "cases";
    /** Those who died. */
    public static final String DEATHS = "deaths";
    /** Whether it is in the set. */
    public static final String IS_LOW_RISK = "is_low_risk";

    private static final String DIED = "5";
    private static final double MILLION = 1e6;
    private static final String LOG = "log_mortality";

    private final int fewestCases;

    /** Groups with at least so many cases. */
    public LowRiskGroups(final int fewestCases) {
        this.fewestCases = fewestCases;
    }

    /** The groups of these supervised cases of an earlier year. */
    public Dataset<Row> apply(final Dataset<Row> earlierCases) {
        final Column isDeath = coalesce(col(SettledCaseTable.DISCHARGE_WAY).equalTo(DIED), lit(false));
        final Column mortality =
                log(col(DEATHS).cast("double").divide(col(CASES).cast("double")));
        final WindowSpec all = Window.partitionBy(lit(1));
        final Column count = count(lit(1)).over(all).cast("double");
        final Column mean = sum(col(LOG)).over(all).cast("double").divide(count);
        final Column meanOfSquares =
                sum(col(LOG).multiply(col(LOG))).over(all).cast("double").divide(count);
        final Column deviation =
                sqrt(org.apache.spark.sql.functions.greatest(meanOfSquares.minus(mean.multiply(mean)), lit(0.0)));
        return earlierCases
                .where(col(SupervisedCaseTable.GROUP_CODE)
                        .isNotNull()
                        .and(col(SettledCaseTable.DISCHARGE_WAY).isNotNull()))
                .groupBy(col(SupervisedCaseTable.GROUP_CODE).as(GROUP))
                .agg(count(lit(1)).as(CASES), count_if(isDeath).as(DEATHS))
                .where(col(DEATHS).gt(0).and(col(CASES).geq(fewestCases)))
                .withColumn(LOG, floor(mortality.multiply(lit(MILLION)).plus(lit(0.5))))
                .withColumn(IS_LOW_RISK, col(LOG).cast("double").lt(mean.minus(deviation)))
                .select(col(GROUP), col(CASES), col(DEATHS), col(IS_LOW_RISK));
    }
}
