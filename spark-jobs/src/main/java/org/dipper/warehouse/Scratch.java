package org.dipper.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Rows that several steps of one run read: written once, columnar, and read back as if they were a table. What reads them
 * plans a scan of the columns it needs instead of the whole history of the rows. Nothing of it outlives the run.
 */
public final class Scratch implements Keeper, AutoCloseable {
    private final SparkSession spark;
    private final Path folder;

    /** A place in this folder, which is the run's own; what a killed run left there is removed. */
    Scratch(final SparkSession spark, final String folder) {
        this.spark = spark;
        this.folder = new Path(folder);
        remove();
    }

    @Override
    public Dataset<Row> keep(final String name, final Dataset<Row> rows) {
        final String place = new Path(folder, name).toString();
        rows.write().parquet(place);
        return spark.read().schema(rows.schema()).parquet(place);
    }

    @Override
    public void close() {
        remove();
    }

    private void remove() {
        try {
            folder.getFileSystem(spark.sessionState().newHadoopConf()).delete(folder, true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
