package org.dipper.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.Edition;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.HistorySums;
import org.dipper.jobs.CatalogDerivation;
import org.dipper.jobs.Editions;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.Sessions;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.PolicyLoader;
import org.dipper.table.Columns;

/**
 * A rebuild of three years from every case against one from kept sums and the cases of one new month: count, write the sums,
 * derive the edition from what was written. Both must give the same edition.
 */
public final class RebuildBenchmark {
    private static final int WARM_UP = 2;
    private static final int HISTORY = 3;
    private static final int DECEMBER = 12;

    private final SparkSession spark;
    private final CatalogPolicy policy;
    private final List<Integer> years;
    private final Path folder;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private RebuildBenchmark(
            final SparkSession spark, final CatalogPolicy policy, final List<Integer> years, final Path folder) {
        this.spark = spark;
        this.policy = policy;
        this.years = years;
        this.folder = folder;
    }

    /** {@code --settled DIR} (a Delta table of settled cases) {@code --last-year Y --policy FILE --rounds N}. */
    public static void main(final String[] words) throws IOException {
        final JobOptions options =
                JobOptions.parse("benchmark rebuild", List.of(words)).only("settled", "last-year", "policy", "rounds");
        final int last = options.integer("last-year");
        final List<Integer> years = java.util.stream.IntStream.rangeClosed(last - HISTORY + 1, last)
                .boxed()
                .toList();
        final SparkSession spark = Sessions.start();
        final Dataset<Row> cases = spark.read()
                .format("delta")
                .load(options.required("settled"))
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).isInCollection(years));
        new RebuildBenchmark(
                        spark,
                        PolicyLoader.load(options.path("policy")).catalog(),
                        years,
                        Files.createTempDirectory("dipper-rebuild"))
                .run(cases, Math.toIntExact(options.wholeNumber("rounds").orElse(5L)));
        spark.stop();
    }

    private void run(final Dataset<Row> cases, final int rounds) {
        final Column isNew =
                Columns.col(SettledCaseTable.DISCHARGE_MONTH).equalTo(years.get(years.size() - 1) * 100 + DECEMBER);
        write(cases.where(org.apache.spark.sql.functions.not(isNew)), "kept");
        final Times full = Times.none();
        final Times grown = Times.none();
        final Times fullCount = Times.none();
        final Times grownCount = Times.none();
        for (int round = -WARM_UP; round < rounds; round++) {
            final int current = round;
            final Edition whole = timed(full, round, () -> {
                count(fullCount, current, cases, "whole");
                return derive(cases, read("whole"));
            });
            final Edition added = timed(grown, round, () -> {
                count(grownCount, current, cases.where(isNew), "month");
                return derive(cases, read("kept").unionByName(read("month")));
            });
            if (!whole.equals(added)) {
                throw new IllegalStateException("The two rebuilds differ");
            }
        }
        tell("rebuild", full, grown);
        tell("counting alone", fullCount, grownCount);
    }

    private void tell(final String work, final Times full, final Times grown) {
        out.println(work + ", every case: " + full);
        out.println(work + ", one new month: " + grown);
        out.println(work + ", one new month / every case: wall " + percent(grown.wall(), full.wall()) + " %, processor "
                + percent(grown.processor(), full.processor()) + " %");
    }

    private void count(final Times times, final int round, final Dataset<Row> cases, final String name) {
        timed(times, round, () -> {
            write(cases, name);
            return name;
        });
    }

    private void write(final Dataset<Row> cases, final String name) {
        new HistorySums(new BasicCombinations(), name, name, policy.hasSubScores())
                .apply(cases)
                .write()
                .mode("overwrite")
                .partitionBy(HistorySumTable.DISCHARGE_YEAR.name())
                .parquet(folder.resolve(name).toString());
    }

    private Dataset<Row> read(final String name) {
        return spark.read().parquet(folder.resolve(name).toString());
    }

    private Edition derive(final Dataset<Row> cases, final Dataset<Row> sums) {
        return new CatalogDerivation(spark, policy, years, true, Map.of())
                .derive(sums, Editions.oddCodes(cases), plain -> Map.of())
                .edition();
    }

    private static <T> T timed(final Times times, final int round, final Supplier<T> work) {
        final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        final long processor = system.getProcessCpuTime();
        final long wall = System.nanoTime();
        final T result = work.get();
        if (round >= 0) {
            times.wall().add((System.nanoTime() - wall) / 1_000_000);
            times.processor().add((system.getProcessCpuTime() - processor) / 1_000_000);
        }
        return result;
    }

    private static long percent(final List<Long> part, final List<Long> whole) {
        return 100 * median(part) / median(whole);
    }

    private static long median(final List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    private record Times(List<Long> wall, List<Long> processor) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public String toString() {
            return "wall " + median(wall) + " ms, processor " + median(processor) + " ms (medians of " + wall.size()
                    + ")";
        }
    }
}
