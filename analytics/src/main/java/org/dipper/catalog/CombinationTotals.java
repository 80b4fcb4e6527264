package org.dipper.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Totals of each combination over the history, from {@link HistorySumTable}: what thresholds look at.
 *
 * <p>Yields one row a combination: {@code scheme_rule}, {@code combination_diagnosis_key}, {@code combination_procedure_key},
 * {@code related_procedures} and the {@link SumColumns} of the years. A row of the national scheme is one combination, whatever
 * diagnoses and procedures fall under it: its keys are 0. Cases that may not be grouped stand under rule -1.
 */
public final class CombinationTotals {
    private final SumColumns sums;

    /** Totals with these columns. */
    public CombinationTotals(final SumColumns sums) {
        this.sums = sums;
    }

    /** The totals of history sums of these years. */
    public Dataset<Row> apply(final Dataset<Row> historySums) {
        final Column isOfScheme = Columns.col(HistorySumTable.SCHEME_RULE).notEqual(0);
        return sums.of(historySums.groupBy(
                Columns.col(HistorySumTable.SCHEME_RULE),
                when(isOfScheme, lit(0))
                        .otherwise(Columns.col(HistorySumTable.DIAGNOSIS_KEY))
                        .as(HistorySumTable.DIAGNOSIS_KEY.name()),
                when(isOfScheme, lit(0L))
                        .otherwise(Columns.col(HistorySumTable.PROCEDURE_KEY))
                        .as(HistorySumTable.PROCEDURE_KEY.name()),
                col(HistorySumTable.RELATED.name())));
    }
}
