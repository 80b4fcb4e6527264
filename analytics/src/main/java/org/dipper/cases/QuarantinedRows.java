package org.dipper.cases;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * The settlement lists that a rejecting rule holds back, with the row as received.
 *
 * <p>Yields {@link QuarantineTable}, one row a settlement list with a failed rule, key {@code ingest_id, source_file,
 * source_line}; money in fen, 0 where unreadable.
 */
public final class QuarantinedRows {
    /** The held-back rows of {@link SettlementListTable}. */
    public Dataset<Row> apply(final Dataset<Row> settlementLists) {
        final Column isHeldBack = size(col(SettlementListTable.FAILED_RULES)).gt(0);
        return settlementLists
                .where(isHeldBack)
                .select(
                        col(SettlementListTable.INGEST_ID),
                        col(SettlementListTable.SOURCE_FILE),
                        col(SettlementListTable.SOURCE_LINE),
                        renamed(col(SettlementListTable.SETL_ID), QuarantineTable.SETTLEMENT_ID),
                        renamed(
                                coalesce(col(SettlementListTable.MEDFEE_SUMAMT_FEN), lit(0L)),
                                QuarantineTable.TOTAL_COST_FEN),
                        col(SettlementListTable.FAILED_RULES),
                        renamed(coalesce(col(SettlementListTable.RAW_ROW), lit("")), QuarantineTable.RAW_ROW))
                .select(Columns.select(QuarantineTable.CONTRACT));
    }

    private static Column renamed(final Column column, final Field field) {
        return column.as(field.name());
    }
}
