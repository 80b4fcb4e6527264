package org.dipper.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.SparkSession;
import org.dipper.errors.DipperException;
import org.dipper.jobs.Sessions;
import org.dipper.policy.Policy;

/**
 * Races Dipper and plain SQL in DuckDB on a settlement year: all generated cases as one year under a policy with every case
 * rule that the rows can exercise, from the cases to the cleared year, and to the payment of each case. Times are printed only
 * where both paid every fen alike.
 */
public final class SettlementBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREPARE = "SETTLEMENT";
    private static final int DISAGREE = 4;
    private static final double KIB_OF_MIB = 1024;

    private final PrintStream out;
    private final BenchmarkOptions options;
    private final List<String> words;

    private SettlementBenchmark(final PrintStream out, final BenchmarkOptions options, final List<String> words) {
        this.out = out;
        this.options = options;
        this.words = words;
    }

    /** {@code --cases N --seed S --threads T --pairs P --warm K --work DIR --heap 4g}. */
    public static void main(final String[] arguments) throws IOException {
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final List<String> words = List.of(arguments);
        try {
            System.exit(new SettlementBenchmark(out, BenchmarkOptions.parse(words), words).run());
        } catch (DipperException e) {
            out.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    /** One engine in a process of its own. */
    public static final class Child {
        private Child() {}

        /** The child: engine or what to prepare, report file, then the words of the benchmark. */
        public static void main(final String[] words) throws IOException {
            final BenchmarkOptions options =
                    BenchmarkOptions.parse(List.of(words).subList(2, words.length));
            final Policy policy = SettlementData.policy();
            final SettlementData data = data(options);
            if (PREPARE.equals(words[0])) {
                final SparkSession spark = Sessions.start();
                new Preparation(spark).prepare(options.data(), options.cases(), options.seed(), policy.year());
                new SettlementPreparation(spark, policy).prepare(options.data(), data);
                spark.stop();
                return;
            }
            final EngineKind kind = EngineKind.valueOf(words[0]);
            final Supplier<SettlementEngine> start = () -> kind == EngineKind.DIPPER
                    ? new SettlementDipper(Sessions.start(), options.data(), data, policy)
                    : new SettlementDuckDb(data, options.threads());
            JSON.writeValue(Path.of(words[1]).toFile(), race(start, options.warmRounds()));
        }
    }

    private static SettlementData data(final BenchmarkOptions options) {
        return new SettlementData(options.folder().resolve("settlement"));
    }

    /** Cold once, warm as often as asked for; fails where a round finds something else than the first. */
    static SettlementReport race(final Supplier<SettlementEngine> start, final int warmRounds) {
        try (SettlementEngine engine = start.get()) {
            final List<SettlementReport.Seconds> rounds = new ArrayList<>();
            final List<SettlementReport.Seconds> processorRounds = new ArrayList<>();
            SettlementReport first = null;
            for (int round = 0; round <= warmRounds; round++) {
                final Stopwatch watch = new Stopwatch();
                final Map<String, Long> finalFen = engine.clear();
                final Stopwatch.Lap clear = watch.lap();
                final Map<String, String> payments = engine.pay();
                final Stopwatch.Lap pay = watch.lap();
                rounds.add(new SettlementReport.Seconds(clear.seconds(), pay.seconds()));
                processorRounds.add(new SettlementReport.Seconds(clear.processorSeconds(), pay.processorSeconds()));
                final SettlementReport found =
                        new SettlementReport(rounds, processorRounds, PeakMemory.kib(), finalFen, payments);
                if (first != null && !first.differencesFrom(found).isEmpty()) {
                    throw new IllegalStateException("Two rounds differ: " + first.differencesFrom(found));
                }
                first = found;
            }
            return first;
        }
    }

    private int run() throws IOException {
        note("Preparing " + options.cases() + " cases in " + options.folder());
        EngineProcess.start(Child.class, PREPARE, options, words);
        final Map<EngineKind, List<SettlementReport>> reports = new EnumMap<>(EngineKind.class);
        for (int pair = 1; pair <= options.pairs(); pair++) {
            for (final EngineKind kind : List.of(EngineKind.DIPPER, EngineKind.DUCKDB_PLAIN)) {
                note("Round " + pair + " of " + options.pairs() + ": " + kind.label());
                final Path report = EngineProcess.start(Child.class, kind.name(), options, words);
                reports.computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(JSON.readValue(report.toFile(), SettlementReport.class));
            }
        }
        final SettlementReport ours = reports.get(EngineKind.DIPPER).get(0);
        final List<String> differences = new ArrayList<>();
        reports.forEach((kind, all) -> all.forEach(report ->
                ours.differencesFrom(report).forEach(difference -> differences.add(kind.label() + ": " + difference))));
        if (!differences.isEmpty()) {
            out.println("The engines disagree, so no times are given:");
            differences.forEach(line -> out.println("  " + line));
            return DISAGREE;
        }
        print(reports);
        return 0;
    }

    private void print(final Map<EngineKind, List<SettlementReport>> reports) {
        out.println(options.cases() + " cases, seed " + options.seed() + ", " + options.threads() + " threads, "
                + options.heap() + " heap, " + options.pairs() + " processes an engine, " + options.warmRounds()
                + " warm rounds each. Agreed: "
                + reports.get(EngineKind.DIPPER).get(0).finalFen().size()
                + " institutions' years, every case payment.");
        out.println();
        out.println("| seconds | cases to cleared year | case payments | sum | peak MiB |");
        out.println("|---|---|---|---|---|");
        reports.forEach((kind, all) -> {
            row(kind.label() + ", cold", all, report -> report.rounds().subList(0, 1));
            row(kind.label() + ", warm", all, SettlementReport::warm);
            row(kind.label() + ", warm, processor seconds", all, SettlementReport::warmProcessor);
        });
        ratio("Dipper / DuckDB, warm", reports, SettlementReport::warm);
        ratio("Dipper / DuckDB, warm, processor seconds", reports, SettlementReport::warmProcessor);
    }

    private void row(
            final String label,
            final List<SettlementReport> reports,
            final Function<SettlementReport, List<SettlementReport.Seconds>> rounds) {
        out.println(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.0f |",
                label,
                median(reports, rounds, SettlementReport.Seconds::clear),
                median(reports, rounds, SettlementReport.Seconds::pay),
                median(reports, rounds, SettlementReport.Seconds::sum),
                reports.stream()
                                .mapToLong(SettlementReport::peakMemoryKib)
                                .max()
                                .orElse(0)
                        / KIB_OF_MIB));
    }

    private void ratio(
            final String label,
            final Map<EngineKind, List<SettlementReport>> reports,
            final Function<SettlementReport, List<SettlementReport.Seconds>> rounds) {
        final StringBuilder line = new StringBuilder("| " + label);
        for (final ToDoubleFunction<SettlementReport.Seconds> part :
                List.<ToDoubleFunction<SettlementReport.Seconds>>of(
                        SettlementReport.Seconds::clear,
                        SettlementReport.Seconds::pay,
                        SettlementReport.Seconds::sum)) {
            line.append(String.format(
                    Locale.ROOT,
                    " | %.2f",
                    median(reports.get(EngineKind.DIPPER), rounds, part)
                            / median(reports.get(EngineKind.DUCKDB_PLAIN), rounds, part)));
        }
        out.println(line + " | |");
    }

    private static double median(
            final List<SettlementReport> reports,
            final Function<SettlementReport, List<SettlementReport.Seconds>> rounds,
            final ToDoubleFunction<SettlementReport.Seconds> part) {
        final double[] sorted = reports.stream()
                .flatMap(report -> rounds.apply(report).stream())
                .mapToDouble(part)
                .sorted()
                .toArray();
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void note(final String text) {
        System.err.println(text);
    }
}
