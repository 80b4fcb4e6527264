package org.dipper.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.arrow.ArrowWriter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;

/** A small table as one Arrow IPC file: the columns of its contract, rows in the order of its key, one batch. */
public final class ArrowFile {
    private static final String TIME_ZONE = "UTC";

    private ArrowFile() {}

    /**
     * Writes a file.
     *
     * @param table what the rows are
     * @param rows the rows, in any order
     * @param about what the file says of itself, as metadata of its schema
     */
    public static void write(
            final TableContract table, final List<Row> rows, final Map<String, String> about, final OutputStream target)
            throws IOException {
        final StructType type = nullable(table);
        final Schema plain = ArrowUtils.toArrowSchema(type, TIME_ZONE, true, false);
        final Schema schema = new Schema(plain.getFields(), new TreeMap<>(about));
        try (BufferAllocator memory =
                        ArrowUtils.rootAllocator().newChildAllocator("export " + table.name(), 0, Long.MAX_VALUE);
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory);
                ArrowFileWriter writer = new ArrowFileWriter(
                        root, new DictionaryProvider.MapDictionaryProvider(), Channels.newChannel(target))) {
            final ArrowWriter columns = ArrowWriter.create(root);
            final var converter = CatalystTypeConverters.createToCatalystConverter(type);
            rows.stream().sorted(byKey(table)).forEach(row -> columns.write((InternalRow) converter.apply(row)));
            columns.finish();
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    /** Columns that a table of an older warehouse lacks are null, whatever the contract says now. */
    private static StructType nullable(final TableContract table) {
        StructType type = new StructType();
        for (final StructField field : Columns.schema(table).fields()) {
            type = type.add(field.name(), field.dataType(), true);
        }
        return type;
    }

    /** The order of the key, nulls first. */
    static Comparator<Row> byKey(final TableContract table) {
        return table.key().stream()
                .map(field -> Comparator.comparing(
                        (Row row) -> ArrowFile.<Comparable<Object>>value(row, field.name()),
                        Comparator.nullsFirst(Comparator.naturalOrder())))
                .reduce(Comparator::thenComparing)
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no key"));
    }

    private static <T> T value(final Row row, final String column) {
        return row.getAs(column);
    }
}
