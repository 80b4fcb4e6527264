package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;

/**
 * Mean cost (fen) and mean length of stay (days) over all cases, for the region, each hospital level and each institution.
 *
 * <p>Takes the {@code settled_case} rows of a period; yields {@code indicator_value}. It needs no catalog. An institution
 * stands under the highest level that its cases of the period show.
 */
public final class StayIndicators {
    public static final String MEAN_COST = "mean_cost";
    public static final String MEAN_STAY = "mean_stay";

    private static final String INSTITUTION = "institution";
    private static final String LEVEL = "level";
    private static final String CASES = "cases";
    private static final String COST = "cost";
    private static final String DAYS = "days";

    private final String period;

    /** Indicators of this period. */
    public StayIndicators(final String period) {
        this.period = requireNonNull(period, "period");
    }

    /** The {@code indicator_value} rows of these cases. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        // Grouped by level first and narrowed to the highest after: a maximum over text would leave the fast
        // aggregation.
        final Dataset<Row> institutions = cases.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION), col(SettledCaseTable.HOSPITAL_LEVEL))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST),
                        sum(col(SettledCaseTable.STAY_DAYS).cast("long")).as(DAYS))
                .groupBy(col(INSTITUTION))
                .agg(
                        max(col(SettledCaseTable.HOSPITAL_LEVEL)).as(LEVEL),
                        sum(col(CASES)).as(CASES),
                        sum(col(COST)).as(COST),
                        sum(col(DAYS)).as(DAYS));
        final Dataset<Row> subjects = IndicatorRows.spread(institutions, INSTITUTION, LEVEL)
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .agg(
                        sum(col(CASES)).as(CASES),
                        sum(col(COST)).as(COST),
                        sum(col(DAYS)).as(DAYS));
        final List<IndicatorRows.Ratio> ratios = List.of(
                new IndicatorRows.Ratio(MEAN_COST, col(COST), col(CASES)),
                new IndicatorRows.Ratio(MEAN_STAY, col(DAYS), col(CASES)));
        return new IndicatorRows(period).of(subjects, ratios).select(select(IndicatorValueTable.CONTRACT));
    }
}
