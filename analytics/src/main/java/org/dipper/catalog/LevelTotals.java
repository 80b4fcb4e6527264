package org.dipper.catalog;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Totals of each subcategory and procedure attribute over the history: what the upper catalog levels are rolled up from.
 *
 * <p>Yields one row a subcategory and attribute: {@code combination_diagnosis_key}, {@code combination_attribute} and the
 * {@link SumColumns}. Together the rows hold every case once.
 */
public final class LevelTotals {
    private final SumColumns sums;

    /** Totals over years, oldest first. */
    public LevelTotals(final List<Integer> years) {
        this.sums = new SumColumns(years);
    }

    /** The totals of history sums of these years. */
    public Dataset<Row> apply(final Dataset<Row> historySums) {
        return sums.of(historySums.groupBy(
                Columns.col(HistorySumTable.DIAGNOSIS_KEY), Columns.col(HistorySumTable.ATTRIBUTE)));
    }
}
