package org.dipper.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.benchmark.truth.Truth;
import org.dipper.generator.Generator;
import org.dipper.generator.GeneratorOptions;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The labels of generated lists, read for the cases of one year. */
class PlantedTruthTest {
    private static final int CASES = 12_000;

    @TempDir
    private Path lists;

    @Test
    void keepsTheLabelsOfTheCasesThatAreThereAndTellsCleanInstitutions() throws IOException {
        final SparkSession spark = SparkSessions.shared();
        new Generator(spark)
                .generate(new GeneratorOptions(
                        CASES,
                        lists.toString(),
                        1,
                        GeneratorOptions.Format.PARQUET,
                        GeneratorOptions.Encoding.UTF_8,
                        2022,
                        4,
                        60,
                        300));
        final Dataset<Row> cases = new SettledCases(spark.read()
                        .option("header", "true")
                        .csv(lists.resolve("defects").toString()))
                .apply(spark.read().parquet(lists.resolve("settlement_list").toString()));

        final Truth all = new PlantedTruth(spark, lists).of(cases);
        final Truth year = new PlantedTruth(spark, lists).of(cases.where("discharge_year = 2025"));

        final List<String> labels = lines("labels-");
        assertThat(all.kindsByCase()).hasSameSizeAs(labels);
        assertThat(all.lookAlikes()).hasSameSizeAs(lines("look_alikes-"));
        assertThat(all.caseCount()).isEqualTo(cases.count());
        assertThat(year.kindsByCase().size()).isBetween(labels.size() / 8, labels.size() / 2);
        assertThat(all.kindsByCase().keySet()).containsAll(year.kindsByCase().keySet());
        assertThat(year.kindsByInstitution()).isEqualTo(all.kindsByInstitution());
        assertThat(year.monthsByInstitution().values()).allMatch(months -> months >= 1 && months <= 12);
        labels.forEach(line -> {
            final String[] parts = line.split(",", -1);
            assertThat(all.isCase(parts[0], Set.of(parts[1]))).isTrue();
            assertThat(all.isInstitution(parts[3], Set.of(parts[1]))).isTrue();
            assertThat(all.isClean(parts[3])).isFalse();
        });
    }

    @Test
    void knowsWhatARuleLooksForAndHoldsUnknownRulesAgainstEverything() throws IOException {
        final RuleKinds kinds = new RuleKinds(Set.of("a", "b"));

        assertThat(kinds.of("sibling_substitution")).containsExactlyInAnyOrder("up_coding", "points_padding");
        assertThat(kinds.of("something_new")).containsExactlyInAnyOrder("a", "b");
    }

    private List<String> lines(final String prefix) throws IOException {
        final List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(lists.resolve("_truth"))) {
            for (final Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith(prefix)) {
                    lines.addAll(Files.readAllLines(file).stream().skip(1).toList());
                }
            }
        }
        return lines;
    }
}
