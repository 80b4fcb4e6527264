package org.dipper.cases;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.to_json;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.dipper.coding.CodesSource;
import org.dipper.table.Columns;

/**
 * Source rows as settlement lists, read by {@link SettlementListReader}.
 *
 * <p>Yields {@link SettlementListTable}, one row a source row; key {@code ingest_id, source_file, source_line}; money in
 * fen. {@code raw_row} is null where no rejecting rule failed.
 */
public final class SettlementLists {
    private final List<String> cells;
    private final SettlementListReader reader;

    /** Reads without code tables. */
    public SettlementLists(final CaseMapping mapping, final String ingestId) {
        this(mapping, ingestId, CodesSource.NONE);
    }

    /** Reads with code tables, for the rules that look into them. */
    public SettlementLists(final CaseMapping mapping, final String ingestId, final CodesSource codes) {
        this.cells = requireNonNull(mapping, "mapping").sourceColumns();
        this.reader = new SettlementListReader(mapping, ingestId, codes);
    }

    /** The settlement lists of source rows shaped like {@link SourceRows}. */
    public Dataset<Row> apply(final Dataset<Row> sourceRows) {
        final StructType schema = sourceRows.schema();
        final DataType received =
                schema.apply(SettlementListTable.RAW_ROW.name()).dataType();
        final StructType typed = received instanceof StructType structure ? structure : new StructType();
        final List<String> texts = Arrays.asList(schema.fieldNames());
        final List<String> inside = Arrays.asList(typed.fieldNames());
        final int[] outer = new int[cells.size()];
        final int[] inner = new int[cells.size()];
        for (int i = 0; i < outer.length; i++) {
            outer[i] = texts.indexOf(SourceRows.cellName(i));
            inner[i] = inside.indexOf(cells.get(i));
        }
        final Dataset<Row> lists = sourceRows.map(
                (MapFunction<Row, Row>) new ReadRow(reader, outer, inner), Encoders.row(landed(received)));
        // A reader of typed files hands the row over as a structure; only rows that are held back become JSON.
        final boolean isText = received.equals(DataTypes.StringType);
        return (isText
                        ? lists
                        : lists.withColumn(
                                SettlementListTable.RAW_ROW.name(), to_json(Columns.col(SettlementListTable.RAW_ROW))))
                .select(Columns.select(SettlementListTable.CONTRACT));
    }

    /** The schema of what {@link SettlementListReader} gives, for rows received as this type. */
    public static StructType landed(final DataType received) {
        return new StructType(
                Stream.of(Columns.schema(SettlementListTable.CONTRACT).fields())
                        .map(field -> field.name().equals(SettlementListTable.RAW_ROW.name())
                                ? new StructField(field.name(), received, true, field.metadata())
                                : field)
                        .toArray(StructField[]::new));
    }

    /** Runs in tasks. A cell stands beside the row as received, or, where it needs no change, only within it. */
    private record ReadRow(SettlementListReader reader, int[] outer, int[] inner) implements MapFunction<Row, Row> {
        private static final int FILE = 0;
        private static final int LINE = 1;
        private static final int RECEIVED = 2;
        private static final int BROKEN = 3;

        @Override
        public Row call(final Row row) {
            final Object received = row.get(RECEIVED);
            final Object[] cells = new Object[outer.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = outer[i] >= 0
                        ? row.get(outer[i])
                        : inner[i] >= 0 ? ((Row) received).get(inner[i]) : SettlementListReader.NO_COLUMN;
            }
            return reader.read(row.getString(FILE), row.getLong(LINE), received, row.getString(BROKEN), cells);
        }
    }
}
