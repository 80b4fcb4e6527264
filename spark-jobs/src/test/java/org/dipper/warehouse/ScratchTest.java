package org.dipper.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a scratch are those that were given, and nothing of it outlives the run. */
class ScratchTest {
    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void keptRowsAreTheSameAndForgetWhereTheyCameFrom() {
        final Dataset<Row> rows = spark.sql("SELECT id, CAST(id AS STRING) AS name, array(id) AS list,"
                + " CAST(id / 3 AS DECIMAL(18,4)) AS points, IF(id = 2, NULL, id) AS gap FROM range(5)");
        try (Scratch scratch = new Scratch(spark, place().toString())) {
            final Dataset<Row> kept =
                    scratch.keep("rows", rows.withColumn("twice", rows.col("id").multiply(2)));

            assertThat(kept.orderBy("id").drop("twice").collectAsList())
                    .isEqualTo(rows.orderBy("id").collectAsList());
            assertThat(kept.queryExecution().optimizedPlan().toString()).doesNotContain("twice AS");
        }
    }

    @Test
    void noRowsAreKeptToo() {
        try (Scratch scratch = new Scratch(spark, place().toString())) {
            assertThat(scratch.keep("none", spark.range(3).toDF("id").where("id > 9"))
                            .collectAsList())
                    .isEmpty();
        }
    }

    @Test
    void whatAKilledRunLeftIsGoneAndNothingStaysBehind() throws IOException {
        final Path left = Files.createDirectories(place().resolve("left"));
        Files.writeString(left.resolve("part.parquet"), "half a file");
        try (Scratch scratch = new Scratch(spark, place().toString())) {
            assertThat(left).doesNotExist();
            scratch.keep("rows", spark.range(3).toDF("id"));
            assertThat(place().resolve("rows")).exists();
        }
        assertThat(List.of(folder.toFile().list())).isEmpty();
    }

    private Path place() {
        return folder.resolve(".scratch");
    }
}
