package org.dipper.shell.read;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Turns column batches into rows, and only those that match: a row that does not is never built. */
final class BatchReader {
    private final List<String> stored;
    private final List<Field> fields;
    private final List<Match> where;
    private final Consumer<TableRow> rows;

    /**
     * A reader.
     *
     * @param stored the columns of the batches, in order
     * @param fields the columns of the rows to build
     * @param rows receives the rows
     */
    BatchReader(
            final List<String> stored,
            final List<Field> fields,
            final List<Match> where,
            final Consumer<TableRow> rows) {
        this.stored = stored;
        this.fields = fields;
        this.where = where;
        this.rows = rows;
    }

    /** Hands on the matching rows of a batch. */
    void read(final FilteredColumnarBatch filtered) {
        final ColumnarBatch batch = filtered.getData();
        final Optional<ColumnVector> selection = filtered.getSelectionVector();
        for (int place = 0; place < batch.getSize(); place++) {
            final int row = place;
            final boolean isAlive = selection
                    .map(alive -> !alive.isNullAt(row) && alive.getBoolean(row))
                    .orElse(true);
            if (isAlive && where.stream().allMatch(match -> matches(batch, row, match))) {
                rows.accept(row(batch, row));
            }
        }
    }

    private boolean matches(final ColumnarBatch batch, final int row, final Match match) {
        final ColumnVector vector =
                batch.getColumnVector(stored.indexOf(match.field().name()));
        return !vector.isNullAt(row) && match.isFulfilledBy(value(match.field(), vector, row));
    }

    private TableRow row(final ColumnarBatch batch, final int row) {
        final Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            final Field field = fields.get(i);
            final int column = stored.indexOf(field.name());
            if (column >= 0) {
                final ColumnVector vector = batch.getColumnVector(column);
                values[i] = vector.isNullAt(row) ? null : value(field, vector, row);
            }
        }
        return new TableRow(fields, Arrays.asList(values));
    }

    private static Object value(final Field field, final ColumnVector vector, final int row) {
        return switch (field.type().kind()) {
            case STRING -> vector.getString(row);
            case INT -> (long) vector.getInt(row);
            case LONG -> vector.getLong(row);
            case BOOLEAN -> vector.getBoolean(row);
            case DECIMAL -> vector.getDecimal(row);
            case DATE -> LocalDate.ofEpochDay(vector.getInt(row));
            case TIMESTAMP -> Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(vector.getLong(row)));
            case STRING_ARRAY -> texts(vector.getArray(row));
        };
    }

    private static List<String> texts(final ArrayValue array) {
        final ColumnVector elements = array.getElements();
        final List<String> texts = new ArrayList<>(array.getSize());
        for (int i = 0; i < array.getSize(); i++) {
            texts.add(elements.isNullAt(i) ? "" : elements.getString(i));
        }
        return List.copyOf(texts);
    }
}
