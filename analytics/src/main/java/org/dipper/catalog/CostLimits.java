package org.dipper.catalog;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.dipper.table.Columns;

/**
 * Keeps the cases whose cost lies from the lower to the upper quantile of the cases they stand together with, both kept. A
 * quantile q of n costs is the least cost that at least {@code q x n} costs do not exceed, so equal costs share one fate and
 * the order of rows does not matter.
 *
 * @param lower lower quantile, from 0, at most six decimals
 * @param upper upper quantile, up to 1, at most six decimals
 * @param minimumCases fewer cases than these stand together for nothing: none of them is kept
 */
public record CostLimits(BigDecimal lower, BigDecimal upper, long minimumCases) {
    private static final long MILLION = 1_000_000;
    private static final String TOGETHER = "trimmed_together";
    private static final String SIZE = "trimmed_size";
    private static final String UP_TO = "trimmed_up_to";
    private static final String LOWEST = "trimmed_lowest";
    private static final String HIGHEST = "trimmed_highest";

    /** Limits however few cases there are. */
    public CostLimits(final BigDecimal lower, final BigDecimal upper) {
        this(lower, upper, 1);
    }

    /**
     * The rows within the limits, with the columns they came with.
     *
     * @param cases rows with {@code total_cost_fen}
     * @param together the column whose equal values stand together
     */
    public Dataset<Row> keep(final Dataset<Row> cases, final String together) {
        return cases.join(broadcast(limits(cases, together)), col(together).equalTo(col(TOGETHER)))
                .where(Columns.col(TOTAL_COST_FEN).between(col(LOWEST), col(HIGHEST)))
                .drop(TOGETHER, LOWEST, HIGHEST);
    }

    private Dataset<Row> limits(final Dataset<Row> cases, final String together) {
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Dataset<Row> costs = cases.groupBy(col(together).as(TOGETHER), cost)
                .agg(count(lit(1)).as(SIZE));
        final Column upTo =
                sum(col(SIZE)).over(Window.partitionBy(col(TOGETHER)).orderBy(cost));
        final Column all = sum(col(SIZE)).over(Window.partitionBy(col(TOGETHER)));
        return costs.select(col(TOGETHER), cost, upTo.as(UP_TO), all.as(SIZE))
                .groupBy(col(TOGETHER))
                .agg(
                        min(when(reaches(lower), cost)).as(LOWEST),
                        min(when(reaches(upper), cost)).as(HIGHEST),
                        max(col(SIZE)).as(SIZE))
                .where(col(SIZE).geq(minimumCases))
                .drop(SIZE);
    }

    private static Column reaches(final BigDecimal quantile) {
        final long millionths = quantile.movePointRight(6).longValueExact();
        return col(UP_TO).multiply(lit(MILLION)).geq(col(SIZE).multiply(lit(millionths)));
    }
}
