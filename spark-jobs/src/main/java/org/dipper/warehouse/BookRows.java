package org.dipper.warehouse;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.defaults.internal.data.vector.DefaultGenericVector;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** Rows of books between Spark's values and Delta Kernel's: times are microseconds there. */
final class BookRows {
    /** What books are made of. Tables with other columns are not for this class. */
    private static final Map<FieldType.Kind, DataType> TYPES = Map.of(
            FieldType.Kind.STRING, StringType.STRING,
            FieldType.Kind.INT, IntegerType.INTEGER,
            FieldType.Kind.LONG, LongType.LONG,
            FieldType.Kind.BOOLEAN, BooleanType.BOOLEAN,
            FieldType.Kind.TIMESTAMP, TimestampType.TIMESTAMP);

    private BookRows() {}

    /** Whether rows of the contract can be written to a stored table as it is. */
    static boolean fit(final TableContract table, final StructType stored) {
        final boolean hasAllColumns = table.fields().stream()
                .allMatch(field -> stored.indexOf(field.name()) >= 0
                        && stored.get(field.name())
                                .getDataType()
                                .equals(TYPES.get(field.type().kind())));
        final boolean asksNoMore = stored.fields().stream()
                .allMatch(column ->
                        column.isNullable() || table.field(column.getName()).isPresent());
        return hasAllColumns && asksNoMore;
    }

    /**
     * Rows in Kernel's columns.
     *
     * @param stored the table's columns; those that the contract does not have are null
     * @param rows values in the order of the contract's fields
     * @throws IllegalArgumentException where a required value is null
     */
    static FilteredColumnarBatch batch(final TableContract table, final StructType stored, final List<Row> rows) {
        final ColumnVector[] columns = new ColumnVector[stored.length()];
        for (int i = 0; i < columns.length; i++) {
            final StructField column = stored.at(i);
            final Object[] values = new Object[rows.size()];
            final int place = table.columnNames().indexOf(column.getName());
            for (int row = 0; place >= 0 && row < values.length; row++) {
                values[row] = physical(table.fields().get(place), rows.get(row).get(place));
            }
            columns[i] = DefaultGenericVector.fromArray(column.getDataType(), values);
        }
        return new FilteredColumnarBatch(new DefaultColumnarBatch(rows.size(), stored, columns), Optional.empty());
    }

    private static Object physical(final Field field, final Object value) {
        if (value == null && field.isRequired()) {
            throw new IllegalArgumentException(field.name() + " is never null");
        }
        return value instanceof Instant time ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, time) : value;
    }

    /** A row as Spark gives it, in the order of the contract's fields; columns the table does not have yet are null. */
    static Row row(final TableContract table, final io.delta.kernel.data.Row stored) {
        final Object[] values = new Object[table.fields().size()];
        for (int i = 0; i < values.length; i++) {
            final Field field = table.fields().get(i);
            final int column = stored.getSchema().indexOf(field.name());
            if (column >= 0 && !stored.isNullAt(column)) {
                values[i] = switch (field.type().kind()) {
                    case STRING -> stored.getString(column);
                    case INT -> stored.getInt(column);
                    case LONG -> stored.getLong(column);
                    case BOOLEAN -> stored.getBoolean(column);
                    case TIMESTAMP -> Instant.EPOCH.plus(stored.getLong(column), ChronoUnit.MICROS);
                    default -> throw new IllegalArgumentException("No book has a column like " + field.name());
                };
            }
        }
        return new GenericRowWithSchema(values, Columns.schema(table));
    }
}
