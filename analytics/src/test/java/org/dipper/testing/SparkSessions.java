package org.dipper.testing;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One local Spark session for all tests of a JVM: starting one costs seconds, stopping it nearly as much. */
public final class SparkSessions {
    private static final String ANSI = "spark.sql.ansi.enabled";

    private SparkSessions() {}

    /** The shared session: two threads, two shuffle partitions, no user interface, ANSI arithmetic. */
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
            if (hasDelta()) {
                settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
                settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
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
