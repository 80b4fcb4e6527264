package org.dipper.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.dipper.cases.SettledCaseTable.DISCHARGE_YEAR;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.CatalogPolicy.Trimming;
import org.dipper.policy.CatalogPolicy.TrimmingScope;
import org.dipper.table.Columns;

/**
 * Sums of the cases within the trimming limits (裁剪): the costs from the lower to the upper quantile as {@link CostLimits}
 * counts them.
 *
 * <p>Yields one row a trimmed group: {@code group_code} and the {@link SumColumns} of cases and cost; groups under the minimum
 * size are absent.
 *
 * <p>Rule: DIP 3.0 specification (comment draft) names the quantile method with 2.5 and 97.5 percent.
 */
public final class TrimmedSums {
    private static final String TOGETHER = "together";

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
        final Dataset<Row> kept = new CostLimits(trimming.lower(), trimming.upper(), trimming.minimumCases())
                .keep(cases, TOGETHER)
                .withColumn(HistorySumTable.CASE_COUNT.name(), lit(1L))
                .withColumn(HistorySumTable.SQUARE_HIGH.name(), lit(0L))
                .withColumn(HistorySumTable.SQUARE_LOW.name(), lit(0L));
        return sums.of(kept.groupBy(col(DiseaseGroupTable.GROUP_CODE.name())));
    }
}
