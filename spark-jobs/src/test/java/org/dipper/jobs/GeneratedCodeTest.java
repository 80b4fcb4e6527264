package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** A run of few rows compiles no code, and leaves the session as it found it: a warm process has other jobs after it. */
class GeneratedCodeTest {
    private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void fewRowsDoWithoutUntilTheRunIsOver() {
        final String before = spark.conf().get(WHOLE_STAGE);
        try {
            spark.conf().set(WHOLE_STAGE, "true");
            try (GeneratedCode code = GeneratedCode.forRows(spark, 5_000)) {
                assertThat(code).isNotNull();
                assertThat(spark.conf().get(WHOLE_STAGE)).isEqualTo("false");
            }
            assertThat(spark.conf().get(WHOLE_STAGE)).isEqualTo("true");
            try (GeneratedCode code = GeneratedCode.forRows(spark, 10_000_000)) {
                assertThat(code).isNotNull();
                assertThat(spark.conf().get(WHOLE_STAGE)).isEqualTo("true");
            }
        } finally {
            spark.conf().set(WHOLE_STAGE, before);
        }
    }
}
