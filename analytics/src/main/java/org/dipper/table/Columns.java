package org.dipper.table;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Where contracts meet Spark: columns, schemas and the select that closes every transformation. */
public final class Columns {
    private Columns() {}

    /** The Spark column of a field. */
    public static Column col(final Field field) {
        return functions.col(field.name());
    }

    /** The columns of a contract in order, each cast to its type. */
    public static Column[] select(final TableContract contract) {
        return contract.fields().stream()
                .map(field -> col(field).cast(type(field.type())).as(field.name(), metadata(field)))
                .toArray(Column[]::new);
    }

    /** These fields as columns. */
    public static Column[] cols(final Field... fields) {
        return Stream.of(fields).map(Columns::col).toArray(Column[]::new);
    }

    /** The schema of a contract, with label and unit as column metadata. */
    public static StructType schema(final TableContract contract) {
        final StructField[] fields = contract.fields().stream()
                .map(field -> new StructField(field.name(), type(field.type()), !field.isRequired(), metadata(field)))
                .toArray(StructField[]::new);
        return new StructType(fields);
    }

    /**
     * The same dataset, once it has every column of the contract.
     *
     * @throws IllegalArgumentException naming the table and the columns it lacks
     */
    public static Dataset<Row> require(final TableContract contract, final Dataset<Row> rows) {
        final List<String> present = List.of(rows.columns());
        final List<String> absent = contract.columnNames().stream()
                .filter(name -> !present.contains(name))
                .toList();
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException(contract.name() + " lacks the columns " + absent);
        }
        return rows;
    }

    /** The same rows, with a column of nulls for each of these fields that they lack. */
    public static Dataset<Row> withAbsent(final List<Field> fields, final Dataset<Row> rows) {
        final List<String> present = List.of(rows.columns());
        final Stream<Column> absent = fields.stream()
                .filter(field -> !present.contains(field.name()))
                .map(field -> functions.lit(null).cast(type(field.type())).as(field.name()));
        return rows.select(
                Stream.concat(present.stream().map(functions::col), absent).toArray(Column[]::new));
    }

    /** Spark's type for a field type. */
    public static DataType type(final FieldType type) {
        return switch (type.kind()) {
            case STRING -> DataTypes.StringType;
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
            case STRING_ARRAY -> DataTypes.createArrayType(DataTypes.StringType);
        };
    }

    private static Metadata metadata(final Field field) {
        return new MetadataBuilder()
                .putString("comment", field.labelEn() + " / " + field.labelZh())
                .putString("unit", field.unit())
                .build();
    }
}
