package org.dipper.jobs;

import io.delta.storage.LocalLogStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager;
import org.dipper.warehouse.LocalFiles;

/** The Spark session of a job process, with the settings that results and speed rest on. */
public final class Sessions {
    private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
    private static final int PARTITIONS_PER_CORE = 2;

    private static final String MASTER = "spark.master";

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("spark.app.name", "dipper"),
            Map.entry(MASTER, "local[*]"),
            Map.entry("spark.ui.enabled", "false"),
            // Executors of a cluster: text and numbers as in our own process, whatever their machine speaks, and large
            // methods compiled, as conf/jvm.options has it.
            Map.entry(
                    "spark.executor.defaultJavaOptions",
                    "-Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -XX:-DontCompileHugeMethods"),
            Map.entry("spark.ui.showConsoleProgress", "false"),
            Map.entry("spark.databricks.delta.snapshotPartitions", "2"),
            Map.entry("spark.sql.parquet.compression.codec", "zstd"),
            Map.entry("spark.hadoop.parquet.compression.codec.zstd.level", "1"),
            // No value of it comes twice in a table: looking for those that do costs a sixth of writing.
            Map.entry("spark.hadoop.parquet.enable.dictionary#settlement_id", "false"),
            Map.entry("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false"),
            // Catalog groups and hospitals are small beside cases: send them, do not shuffle cases to them.
            Map.entry("spark.sql.autoBroadcastJoinThreshold", "64m"));

    /**
     * On one machine: files and commits without a process started for each. Commits need no more than a rename there, since the
     * warehouse's lock lets one process write at a time.
     */
    private static final Map<String, String> LOCAL = Map.of(
            "spark.hadoop.fs.file.impl", LocalFiles.class.getName(),
            "spark.delta.logStore.file.impl", LocalLogStore.class.getName(),
            // What Delta writes its checksums with.
            "spark.sql.streaming.checkpointFileManagerClass", FileSystemBasedCheckpointFileManager.class.getName());

    private static final Map<String, String> FIXED = Map.of(
            "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.sql.datetime.java8API.enabled", "true",
            // An overflow stops the run; it never becomes a null or a wrong number.
            "spark.sql.ansi.enabled", "true",
            "spark.sql.decimalOperations.allowPrecisionLoss", "false");

    private Sessions() {}

    /** Starts the session; what spark-submit was given goes before our defaults. */
    public static SparkSession start() {
        final SparkConf given = new SparkConf();
        final SparkSession.Builder builder = SparkSession.builder();
        final Map<String, String> defaults = new HashMap<>(DEFAULTS);
        if (given.get(MASTER, DEFAULTS.get(MASTER)).startsWith("local")) {
            defaults.putAll(LOCAL);
        }
        defaults.forEach((key, value) -> {
            if (!given.contains(key)) {
                builder.config(key, value);
            }
        });
        FIXED.forEach(builder::config);
        final SparkSession session = builder.getOrCreate();
        if (!given.contains(SHUFFLE_PARTITIONS)) {
            final int cores = session.sparkContext().defaultParallelism();
            session.conf().set(SHUFFLE_PARTITIONS, String.valueOf(PARTITIONS_PER_CORE * cores));
        }
        return session;
    }
}
