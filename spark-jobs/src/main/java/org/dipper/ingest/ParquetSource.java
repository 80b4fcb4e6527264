package org.dipper.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.CaseMapping;
import org.dipper.cases.SettlementListTable;
import org.dipper.cases.SourceRows;
import org.dipper.errors.DipperException;

/** Parquet files as {@link SourceRows}; the line is the place of the row in its file, the raw row a structure. */
public final class ParquetSource {
    private static final String LIST_SEPARATOR = "|";
    private static final DataType WIDE_DECIMAL = DataTypes.createDecimalType(38, 6);

    private final SparkSession spark;
    private final CaseMapping mapping;

    public ParquetSource(final SparkSession spark, final CaseMapping mapping) {
        this.spark = spark;
        this.mapping = mapping;
    }

    /**
     * The rows of the files.
     *
     * @throws DipperException refused where the files lack a column that the mapping names, or a column cannot be text
     */
    public Dataset<Row> rows(final List<SourceFile> files) {
        if (new HashSet<>(files.stream().map(ParquetSource::fileName).toList()).size() < files.size()) {
            throw DipperException.refused(
                    "Two Parquet files of the source have the same name.",
                    "A row is found again by file name and place.",
                    "Rename one of them, or ingest the folders one after the other.");
        }
        final Dataset<Row> read = open(files);
        SourceColumnCheck.require(
                mapping, Arrays.asList(read.columns()), files.get(0).name());
        final List<Column> columns = new ArrayList<>(List.of(
                col("_metadata.file_name").as(SettlementListTable.SOURCE_FILE.name()),
                col("_metadata.row_index").plus(1).as(SettlementListTable.SOURCE_LINE.name()),
                struct(Stream.of(read.columns()).map(ParquetSource::named).toArray(Column[]::new))
                        .as(SettlementListTable.RAW_ROW.name()),
                lit(null).cast("string").as(SourceRows.BROKEN)));
        final List<String> cells = mapping.sourceColumns();
        final List<String> present = Arrays.asList(read.columns());
        for (int i = 0; i < cells.size(); i++) {
            if (present.contains(cells.get(i))
                    && !isReadAsItIs(read.schema().apply(cells.get(i)).dataType())) {
                columns.add(text(read.schema(), cells.get(i)).as(SourceRows.cellName(i)));
            }
        }
        return read.select(columns.toArray(Column[]::new));
    }

    private Dataset<Row> open(final List<SourceFile> files) {
        try {
            return spark.read()
                    .option("mergeSchema", "true")
                    .parquet(files.stream().map(SourceFile::uri).toArray(String[]::new));
        } catch (RuntimeException unreadable) {
            throw DipperException.refused(
                    "The Parquet files of the source cannot be read together.",
                    "One is no Parquet file, or their columns have different types.",
                    "Check that all files come from one export and are complete.");
        }
    }

    private static boolean isReadAsItIs(final DataType type) {
        return type instanceof StringType || type instanceof IntegralType || type instanceof DecimalType;
    }

    private Column text(final StructType schema, final String column) {
        final StructField field = schema.apply(column);
        final DataType type = field.dataType();
        final Column cell = named(column);
        if (type.equals(DataTypes.DateType)
                || type.equals(DataTypes.TimestampType)
                || type.equals(DataTypes.TimestampNTZType)) {
            return date_format(cell, mapping.dateFormats().get(0));
        }
        if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
            return cell.cast(WIDE_DECIMAL).cast("string");
        }
        if (type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType)) {
            return concat_ws(LIST_SEPARATOR, cell);
        }
        if (type instanceof StructType || type instanceof ArrayType || type.equals(DataTypes.BinaryType)) {
            throw DipperException.refused(
                    "The column " + column + " cannot be mapped.",
                    "It is of type " + type.simpleString() + ".",
                    "Export it as text, number, date or list of texts.");
        }
        return cell.cast("string");
    }

    private static Column named(final String column) {
        return col("`" + column.replace("`", "``") + "`");
    }

    private static String fileName(final SourceFile file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }
}
