package org.dipper.export;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/**
 * A table that leaves the warehouse.
 *
 * @param contract its columns; which may be null does not hold, since an export hides things
 * @param rows its rows with these columns in order
 */
public record ExportTable(TableContract contract, List<Row> rows) {
    public ExportTable {
        rows = List.copyOf(rows);
    }

    /** The table with its rows changed. */
    public ExportTable map(final Function<Row, Row> change) {
        return new ExportTable(contract, rows.stream().map(change).toList());
    }

    /** The table with some of its rows. */
    public ExportTable where(final Predicate<Row> condition) {
        return new ExportTable(contract, rows.stream().filter(condition).toList());
    }

    /** A row of a contract whose values are found by field. */
    public static Row row(final TableContract contract, final Function<Field, Object> values) {
        final StructType type = Columns.schema(contract);
        return new GenericRowWithSchema(contract.fields().stream().map(values).toArray(), type);
    }

    /** A text of a row; empty where it is null. */
    public static String text(final Row row, final Field field) {
        final String text = row.getAs(field.name());
        return text == null ? "" : text;
    }
}
