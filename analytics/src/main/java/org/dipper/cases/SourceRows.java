package org.dipper.cases;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a reader hands to {@link SettlementLists}: one row a source row, with file, line, the row as received (a text, or
 * a structure where the file is typed), what broke it if anything, and the cells of {@link CaseMapping#sourceColumns()} as
 * text {@code cell_0, cell_1 ...} in that order. A structure's texts, whole numbers and decimals are read where they stand;
 * they have no cell of their own.
 */
public final class SourceRows {
    /** The number of cells is not that of the header; the cells are null. */
    public static final String RAGGED = "S1_ragged_row";
    /** The row holds bytes that are no text of its encoding, or NUL; the cells show them as {@code \xHH}. */
    public static final String ENCODING = "S2_encoding";
    /** A quote is opened and never closed, or text follows a closing quote; the cells are null. */
    public static final String QUOTES = "S3_broken_quotes";

    /** Holds the rule that the row fails as text, or null. */
    public static final String BROKEN = "broken";

    private static final String CELL = "cell_";

    private SourceRows() {}

    /** The schema for a number of cells. */
    public static StructType schema(final int cells) {
        StructType schema = new StructType()
                .add(SettlementListTable.SOURCE_FILE.name(), DataTypes.StringType, false)
                .add(SettlementListTable.SOURCE_LINE.name(), DataTypes.LongType, false)
                .add(SettlementListTable.RAW_ROW.name(), DataTypes.StringType, true)
                .add(BROKEN, DataTypes.StringType, true);
        for (int i = 0; i < cells; i++) {
            schema = schema.add(cellName(i), DataTypes.StringType, true);
        }
        return schema;
    }

    /** The name of a cell. */
    public static String cellName(final int place) {
        return CELL + place;
    }
}
