package org.dipper.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.Combinations;
import org.dipper.catalog.HistorySums;
import org.dipper.generator.SyntheticScheme;
import org.dipper.grouping.EngineCombinations;
import org.dipper.grouping.GroupingEngine;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.Sessions;
import org.dipper.policy.GroupingPolicy;

/**
 * What grouping costs a case: the pass of {@code catalog build} over settled cases, {@link HistorySums}, by plain columns (no
 * policy on grouping), by the engine with the basic rule alone and by the engine with a synthetic scheme as large as the
 * national one. Rounds alternate in one process.
 */
public final class GroupingBenchmark {
    private static final String BASIC = "engine, basic rule alone";
    private static final String SCHEME = "engine, scheme";

    private GroupingBenchmark() {}

    /** {@code --settled DIR} (a Delta table of settled cases) {@code --rounds N --warm N --seed S --year Y}. */
    public static void main(final String[] words) {
        final JobOptions options = JobOptions.parse("benchmark grouping", List.of(words))
                .only("settled", "rounds", "warm", "seed", "year");
        final int rounds = Math.toIntExact(options.wholeNumber("rounds").orElse(5L));
        final int warm = Math.toIntExact(options.wholeNumber("warm").orElse(2L));
        final Map<String, Combinations> ways = ways(options.wholeNumber("seed").orElse(1L));
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final SparkSession spark = Sessions.start();
        final Dataset<Row> all = spark.read().format("delta").load(options.required("settled"));
        final Dataset<Row> cases = options.wholeNumber("year")
                .map(year -> all.where("discharge_year = " + year))
                .orElse(all);
        final Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = -warm; round < rounds; round++) {
            for (final Map.Entry<String, Combinations> way : ways.entrySet()) {
                final Cost cost = cost(new HistorySums(way.getValue(), "benchmark", "benchmark", false).apply(cases));
                out.println(way.getKey() + ", round " + round + ": " + cost);
                if (round >= 0) {
                    costs.computeIfAbsent(way.getKey(), none -> new ArrayList<>())
                            .add(cost);
                }
            }
        }
        final long number = cases.count();
        spark.stop();
        report(out, costs, number);
    }

    private static Map<String, Combinations> ways(final long seed) {
        final GroupingTables tables = GroupingTables.builder()
                .exclude("99.9900", ProcedureExclusion.CONSERVATIVE)
                .build();
        final Map<String, Combinations> ways = new LinkedHashMap<>();
        ways.put("plain columns", new BasicCombinations());
        ways.put(BASIC, engine(new GroupingEngine(List.of(), tables, GroupingPolicy.PLAIN)));
        ways.put(SCHEME, engine(new GroupingEngine(SyntheticScheme.rules(seed), tables, GroupingPolicy.PLAIN)));
        return ways;
    }

    private static Combinations engine(final GroupingEngine engine) {
        return new EngineCombinations(engine);
    }

    /** Seconds by the clock and of all processors. */
    private record Cost(double clock, double processor) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f s, %.2f processor s", clock, processor);
        }
    }

    private static Cost cost(final Dataset<Row> sums) {
        final long start = System.nanoTime();
        final long processor = processorNanos();
        sums.write().format("noop").mode("overwrite").save();
        return new Cost((System.nanoTime() - start) / 1e9, (processorNanos() - processor) / 1e9);
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void report(final PrintStream out, final Map<String, List<Cost>> costs, final long cases) {
        out.println("| " + cases + " cases, medians | s | processor s | processor µs a case | / basic rule alone |");
        out.println("|---|---|---|---|---|");
        final double basic =
                median(costs.get(BASIC).stream().map(Cost::processor).toList());
        costs.forEach((way, rounds) -> {
            final double processor = median(rounds.stream().map(Cost::processor).toList());
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f |",
                    way,
                    median(rounds.stream().map(Cost::clock).toList()),
                    processor,
                    processor * 1e6 / cases,
                    processor / basic));
        });
    }

    private static double median(final List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }
}
