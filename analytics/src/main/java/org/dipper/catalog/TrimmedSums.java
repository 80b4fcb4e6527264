package org.dipper.catalog;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.DISCHARGE_YEAR;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.dipper.policy.CatalogPolicy.Trimming;
import org.dipper.policy.CatalogPolicy.TrimmingScope;
import org.dipper.table.Columns;

/**
 * Sums of the cases within the trimming limits (裁剪): the costs from the lower to the upper quantile, both kept. A quantile
 * q of n costs is the least cost that at least {@code q x n} costs do not exceed, so equal costs share one fate and the order
 * of rows does not matter.
 *
 * <p>Yields one row a trimmed group: {@code group_code} and the {@link SumColumns} of cases and cost; groups under the minimum
 * size are absent.
 *
 * <p>Rule: DIP 3.0 specification (comment draft) names the quantile method with 2.5 and 97.5 percent.
 */
public final class TrimmedSums {
    private static final long MILLION = 1_000_000;
    private static final String TOGETHER = "trimmed_together";
    private static final String SIZE = "size";
    private static final String UP_TO = "up_to";
    private static final String LOWEST = "lowest";
    private static final String HIGHEST = "highest";

    private final Trimming trimming;
    private final SumColumns sums;

    /** Trims a history of years, oldest first. */
    public TrimmedSums(final Trimming trimming, final List<Integer> years) {
        this.trimming = trimming;
        this.sums = new SumColumns(years);
    }

    /** The sums of history cases with their {@code group_code}. */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Column together =
                trimming.scope() == TrimmingScope.GROUP ? col(DiseaseGroupTable.GROUP_CODE.name()) : lit("all");
        final Dataset<Row> cases = groupedCases
                .where(col(DiseaseGroupTable.GROUP_CODE.name()).isNotNull())
                .select(
                        together.as(TOGETHER),
                        col(DiseaseGroupTable.GROUP_CODE.name()),
                        Columns.col(TOTAL_COST_FEN),
                        Columns.col(DISCHARGE_YEAR));
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Column isWithin = cost.between(col(LOWEST), col(HIGHEST));
        final Dataset<Row> kept = cases.join(broadcast(limits(cases)), TOGETHER)
                .where(isWithin)
                .withColumn(HistorySumTable.CASE_COUNT.name(), lit(1L))
                .withColumn(HistorySumTable.SQUARE_HIGH.name(), lit(0L))
                .withColumn(HistorySumTable.SQUARE_LOW.name(), lit(0L));
        return sums.of(kept.groupBy(col(DiseaseGroupTable.GROUP_CODE.name())));
    }

    private Dataset<Row> limits(final Dataset<Row> cases) {
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Dataset<Row> costs =
                cases.groupBy(col(TOGETHER), cost).agg(count(lit(1)).as(SIZE));
        final Column upTo =
                sum(col(SIZE)).over(Window.partitionBy(col(TOGETHER)).orderBy(cost));
        final Column all = sum(col(SIZE)).over(Window.partitionBy(col(TOGETHER)));
        return costs.select(col(TOGETHER), cost, upTo.as(UP_TO), all.as(SIZE))
                .groupBy(col(TOGETHER))
                .agg(
                        min(when(reaches(trimming.lower()), cost)).as(LOWEST),
                        min(when(reaches(trimming.upper()), cost)).as(HIGHEST),
                        max(col(SIZE)).as(SIZE))
                .where(col(SIZE).geq(trimming.minimumCases()))
                .drop(SIZE);
    }

    private static Column reaches(final BigDecimal quantile) {
        final long millionths = quantile.movePointRight(6).longValueExact();
        return col(UP_TO).multiply(lit(MILLION)).geq(col(SIZE).multiply(lit(millionths)));
    }
}
