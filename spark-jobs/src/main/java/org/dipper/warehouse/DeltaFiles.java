package org.dipper.warehouse;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.TableCheck;
import org.dipper.table.TableContract;

/** Delta tables of one folder, made from contracts. Knows files and versions, nothing of publications. */
final class DeltaFiles {
    private final SparkSession spark;
    private final String root;

    DeltaFiles(final SparkSession spark, final String root) {
        this.spark = spark;
        this.root = root;
    }

    String root() {
        return root;
    }

    String path(final TableContract table) {
        return root + "/" + table.name();
    }

    boolean exists(final TableContract table) {
        return DeltaTable.isDeltaTable(spark, path(table));
    }

    /** Makes the table where it is not there; version 0 is always empty. */
    void create(final TableContract table) {
        if (exists(table)) {
            return;
        }
        final DeltaTableBuilder builder = DeltaTable.createIfNotExists(spark)
                .location(path(table))
                .addColumns(Columns.schema(table))
                .comment(table.labelEn() + " / " + table.labelZh())
                // The shell reads through Delta Kernel, which is quickest without deletion vectors.
                .property("delta.enableDeletionVectors", "false")
                // Old versions are what publications point at: they stay until maintenance removes them.
                .property("delta.logRetentionDuration", "interval 3650 days")
                .property("delta.deletedFileRetentionDuration", "interval 3650 days");
        if (!table.partitions().isEmpty()) {
            builder.partitionedBy(table.partitions().stream().map(Field::name).toArray(String[]::new));
        }
        for (final TableCheck check : table.checks()) {
            builder.property("delta.constraints." + check.name(), check.condition());
        }
        builder.execute();
    }

    long head(final TableContract table) {
        return DeltaLog.forTable(spark, path(table))
                .update(false, scala.Option.empty(), scala.Option.empty())
                .version();
    }

    /** Removes the folder with all its tables. */
    void remove() {
        try {
            final Path folder = new Path(root);
            DeltaLog.clearCache();
            folder.getFileSystem(spark.sessionState().newHadoopConf()).delete(folder, true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void restore(final TableContract table, final long version) {
        DeltaTable.forPath(spark, path(table)).restoreToVersion(version);
    }

    Dataset<Row> read(final TableContract table, final long version) {
        return grown(
                table,
                spark.read().format("delta").option("versionAsOf", version).load(path(table)));
    }

    Dataset<Row> readHead(final TableContract table) {
        return grown(table, spark.read().format("delta").load(path(table)));
    }

    /** Rows written before the contract got its latest columns have nulls there. */
    private static Dataset<Row> grown(final TableContract table, final Dataset<Row> rows) {
        final List<String> present = List.of(rows.columns());
        return present.containsAll(table.columnNames())
                ? rows
                : rows.select(table.fields().stream()
                        .map(field -> present.contains(field.name())
                                ? Columns.col(field)
                                : functions
                                        .lit(null)
                                        .cast(Columns.type(field.type()))
                                        .as(field.name()))
                        .toArray(Column[]::new));
    }

    Dataset<Row> none(final TableContract table) {
        final StructField[] nullable = Stream.of(Columns.schema(table).fields())
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new);
        return spark.createDataFrame(List.of(), new StructType(nullable));
    }

    void append(final TableContract table, final Dataset<Row> rows, final String note) {
        rows.select(Columns.select(table))
                .write()
                .format("delta")
                .mode("append")
                // A table of an older warehouse gets the columns that its contract has got since.
                .option("mergeSchema", "true")
                .option("userMetadata", note)
                .save(path(table));
    }

    void replace(final TableContract table, final Dataset<Row> rows, final String where, final String note) {
        if (head(table) == 0) {
            // Version 0 is empty: nothing is there to be replaced, and looking for it costs as much as writing.
            append(table, rows, note);
            return;
        }
        rows.select(Columns.select(table))
                .write()
                .format("delta")
                .mode("overwrite")
                .option("replaceWhere", where)
                .option("mergeSchema", "true")
                .option("userMetadata", note)
                .save(path(table));
    }
}
