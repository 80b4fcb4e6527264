package org.dipper.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Whether Spark compiles code for each query. For many rows that pays many times over; where a run plans dozens of queries
 * over few rows, compiling takes longer than all the rest. The results are the same.
 */
final class GeneratedCode implements AutoCloseable {
    private static final long FEW_ROWS = 200_000;
    private static final Map<String, String> NONE =
            Map.of("spark.sql.codegen.wholeStage", "false", "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    private final SparkSession spark;
    private final Map<String, String> before = new TreeMap<>();

    private GeneratedCode(final SparkSession spark) {
        this.spark = spark;
    }

    /** As it is worth for so many rows, until this is closed. */
    static GeneratedCode forRows(final SparkSession spark, final long rows) {
        final GeneratedCode code = new GeneratedCode(spark);
        if (rows < FEW_ROWS) {
            NONE.forEach((setting, value) -> {
                code.before.put(setting, spark.conf().get(setting));
                spark.conf().set(setting, value);
            });
        }
        return code;
    }

    @Override
    public void close() {
        before.forEach(spark.conf()::set);
    }
}
