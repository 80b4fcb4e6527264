package org.dipper.testing;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One local Spark session for all tests of a JVM: starting one costs seconds, stopping it nearly as much. */
public final class SparkSessions {
    private static final String ANSI = "spark.sql.ansi.enabled";

    /**
     * What makes many queries over few rows quick; results are the same. The job processes that the shell's tests start and the
     * races beside DuckDB have what production has: generated code, adaptive plans, checksum files.
     */
    private static final Map<String, String> QUICK = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.adaptive.enabled", "false",
            "spark.databricks.delta.writeChecksumFile.enabled", "false",
            "spark.databricks.delta.stateReconstructionValidation.enabled", "false");

    private SparkSessions() {}

    /** The shared session: two threads, two shuffle partitions, no user interface, ANSI arithmetic, no generated code. */
    public static SparkSession shared() {
        return Holder.SESSION;
    }

    private static final class Holder {
        private static final SparkSession SESSION = start();

        private static SparkSession start() {
            Locale.setDefault(Locale.ROOT);
            final SparkSession.Builder builder =
                    SparkSession.builder().master("local[2]").appName("dipper tests");
            settings().forEach(builder::config);
            final SparkSession session = builder.getOrCreate();
            session.sparkContext().setLogLevel("ERROR");
            if (!"true".equals(session.conf().get(ANSI))) {
                throw new IllegalStateException("Tests need " + ANSI + ": an overflow must never pass in silence");
            }
            return session;
        }

        private static Map<String, String> settings() {
            final Map<String, String> settings = new java.util.HashMap<>(Map.of(
                    ANSI,
                    "true",
                    "spark.sql.shuffle.partitions",
                    "2",
                    "spark.default.parallelism",
                    "2",
                    "spark.ui.enabled",
                    "false",
                    "spark.sql.session.timeZone",
                    "Asia/Shanghai",
                    "spark.sql.datetime.java8API.enabled",
                    "true",
                    "spark.driver.bindAddress",
                    "127.0.0.1",
                    "spark.driver.host",
                    "127.0.0.1",
                    "spark.databricks.delta.snapshotPartitions",
                    "2"));
            settings.putAll(QUICK);
            if (hasDelta()) {
                settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
                settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
                // As jobs on one machine have it, where they are on the class path.
                settings.put("spark.hadoop.fs.file.impl", "org.dipper.warehouse.LocalFiles");
                settings.put("spark.delta.logStore.file.impl", "io.delta.storage.LocalLogStore");
                settings.put(
                        "spark.sql.streaming.checkpointFileManagerClass",
                        "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager");
            }
            return settings;
        }

        private static boolean hasDelta() {
            try {
                Class.forName("io.delta.sql.DeltaSparkSessionExtension");
                return true;
            } catch (ClassNotFoundException absent) {
                return false;
            }
        }
    }
}
