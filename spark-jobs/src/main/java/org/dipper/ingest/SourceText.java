package org.dipper.ingest;

import static org.apache.spark.sql.functions.to_json;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.cases.SettlementListTable;
import org.dipper.table.Columns;

/** The row as received, as text whatever the reader hands over. */
final class SourceText {
    private SourceText() {}

    static Column of(final Dataset<Row> sourceRows) {
        final Column received = Columns.col(SettlementListTable.RAW_ROW);
        final boolean isText = sourceRows
                .schema()
                .apply(SettlementListTable.RAW_ROW.name())
                .dataType()
                .equals(DataTypes.StringType);
        return isText ? received : to_json(received);
    }
}
