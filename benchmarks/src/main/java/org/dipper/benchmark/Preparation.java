package org.dipper.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.generator.Generator;
import org.dipper.generator.GeneratorOptions;
import org.dipper.table.Columns;

/** Puts the rows in place for both engines; what is there already is kept. */
final class Preparation {
    private static final int YEARS = 4;

    private final SparkSession spark;

    Preparation(final SparkSession spark) {
        this.spark = spark;
    }

    void prepare(final RaceData data, final long cases, final long seed, final int settlementYear) {
        if (Files.exists(data.marker())) {
            return;
        }
        new Generator(spark)
                .generate(new GeneratorOptions(
                        cases,
                        data.generated().toString(),
                        seed,
                        GeneratorOptions.Format.PARQUET,
                        GeneratorOptions.Encoding.UTF_8,
                        settlementYear - YEARS + 1,
                        YEARS,
                        60));
        final Dataset<Row> defects = spark.read()
                .option("header", "true")
                .csv(data.generated().resolve("defects").toString());
        final Dataset<Row> settled = new SettledCases(defects)
                .apply(spark.read()
                        .parquet(data.generated().resolve("settlement_list").toString()));
        settled.select(Columns.select(SettledCaseTable.CONTRACT))
                .write()
                .format("delta")
                .partitionBy(SettledCaseTable.DISCHARGE_YEAR.name())
                .save(data.settledCase().toString());
        SettledCases.plain(settled)
                .write()
                .option("compression", "zstd")
                .parquet(data.plain().toString());
        final String[] files =
                spark.read().format("delta").load(data.settledCase().toString()).inputFiles();
        try {
            Files.write(
                    data.ownFiles(),
                    Arrays.stream(files)
                            .map(file -> java.net.URI.create(file).getPath())
                            .sorted()
                            .toList());
            Files.writeString(data.marker(), cases + " cases, seed " + seed + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
