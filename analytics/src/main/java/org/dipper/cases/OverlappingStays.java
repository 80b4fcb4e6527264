package org.dipper.cases;

import static org.apache.spark.sql.functions.max;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.table.Columns;

/**
 * Stays that begin before an earlier stay of the same person has ended. A return on the day of discharge does not overlap.
 *
 * <p>Yields the later stay of each overlap as a row of {@link SettledCaseTable} cut down to {@code settlement_id} and
 * {@code total_cost_fen}; key {@code settlement_id}.
 */
public final class OverlappingStays {
    private static final String LATEST_END = "latest_end";

    /** The overlapping stays among settled cases. */
    public Dataset<Row> apply(final Dataset<Row> settledCases) {
        final WindowSpec earlierStays = Window.partitionBy(
                        Columns.cols(SettledCaseTable.PERSON_KEY_HIGH, SettledCaseTable.PERSON_KEY_LOW))
                .orderBy(Columns.cols(
                        SettledCaseTable.ADMISSION_DATE,
                        SettledCaseTable.DISCHARGE_DATE,
                        SettledCaseTable.SETTLEMENT_ID))
                .rowsBetween(Window.unboundedPreceding(), -1);
        final Column begins = col(SettledCaseTable.ADMISSION_DATE);
        final Column latestEnd = org.apache.spark.sql.functions.col(LATEST_END);
        return settledCases
                .withColumn(
                        LATEST_END, max(col(SettledCaseTable.DISCHARGE_DATE)).over(earlierStays))
                .where(begins.lt(latestEnd))
                .select(Columns.cols(SettledCaseTable.SETTLEMENT_ID, SettledCaseTable.TOTAL_COST_FEN));
    }
}
