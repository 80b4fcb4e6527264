package org.dipper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The result as Markdown: medians over all processes, ratios of the medians, and what it ran on. */
final class ReportTable {
    private static final double MIB = 1024;

    private final BenchmarkOptions options;
    private final Map<EngineKind, List<EngineReport>> reports;

    ReportTable(final BenchmarkOptions options, final Map<EngineKind, List<EngineReport>> reports) {
        this.options = options;
        this.reports = reports;
    }

    String text() {
        final Results results = reports.get(EngineKind.DIPPER).get(0).results();
        final StringBuilder text = new StringBuilder();
        line(
                text,
                "%d cases, seed %d, %d threads, %s heap, %d processes an engine, %d warm rounds each",
                options.cases(),
                options.seed(),
                options.threads(),
                options.heap(),
                options.pairs(),
                options.warmRounds());
        line(
                text,
                "%s, Java %s, Spark %s, Delta %s, DuckDB %s",
                machine(),
                System.getProperty("java.version"),
                org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                io.delta.package$.MODULE$.VERSION(),
                duckDb());
        line(
                text,
                "Parquet: %d MB in the Delta table, %d MB plain. Agreed: %d groups, %d payments, %d readmission counts",
                megabytes(options.data().settledCase()),
                megabytes(options.data().plain()),
                results.groups().size(),
                results.paymentFen().size(),
                results.readmissions().size());
        line(text, "");
        line(text, "| seconds | start | catalog | group + settle | readmission | sum | peak MiB |");
        line(text, "|---|---|---|---|---|---|---|");
        for (final EngineKind kind : reports.keySet()) {
            row(text, kind.label() + ", cold", kind, report -> List.of(report.cold()));
            row(text, kind.label() + ", warm", kind, EngineReport::warm);
            row(text, kind.label() + ", warm, processor seconds", kind, EngineReport::warmProcessor);
        }
        for (final EngineKind kind : List.of(EngineKind.DUCKDB_PLAIN, EngineKind.DUCKDB_OWN)) {
            ratio(text, "Dipper / " + kind.label() + ", cold", kind, report -> List.of(report.cold()));
            ratio(text, "Dipper / " + kind.label() + ", warm", kind, EngineReport::warm);
            ratio(text, "Dipper / " + kind.label() + ", warm, processor seconds", kind, EngineReport::warmProcessor);
        }
        return text.toString();
    }

    private void row(
            final StringBuilder text,
            final String label,
            final EngineKind kind,
            final Function<EngineReport, List<Times>> rounds) {
        final double start = median(
                reports.get(kind).stream().map(EngineReport::startSeconds).toList());
        final double peak = median(reports.get(kind).stream()
                .map(report -> report.peakMemoryKib() / MIB)
                .toList());
        line(
                text,
                "| %s | %.1f | %.2f | %.2f | %.2f | %.2f | %.0f |",
                label,
                start,
                median(kind, rounds, Times::catalog),
                median(kind, rounds, Times::settle),
                median(kind, rounds, Times::readmission),
                median(kind, rounds, Times::sum),
                peak);
    }

    private void ratio(
            final StringBuilder text,
            final String label,
            final EngineKind kind,
            final Function<EngineReport, List<Times>> rounds) {
        line(
                text,
                "| %s | | %.2f | %.2f | %.2f | %.2f | |",
                label,
                ratio(kind, rounds, Times::catalog),
                ratio(kind, rounds, Times::settle),
                ratio(kind, rounds, Times::readmission),
                ratio(kind, rounds, Times::sum));
    }

    private double ratio(
            final EngineKind kind,
            final Function<EngineReport, List<Times>> rounds,
            final ToDoubleFunction<Times> part) {
        return median(EngineKind.DIPPER, rounds, part) / median(kind, rounds, part);
    }

    private double median(
            final EngineKind kind,
            final Function<EngineReport, List<Times>> rounds,
            final ToDoubleFunction<Times> part) {
        return median(reports.get(kind).stream()
                .flatMap(report -> rounds.apply(report).stream())
                .map(part::applyAsDouble)
                .toList());
    }

    private static double median(final List<Double> numbers) {
        final List<Double> sorted = numbers.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String machine() {
        String model = System.getProperty("os.arch");
        try {
            model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(model);
        } catch (IOException notLinux) {
            // The architecture has to do.
        }
        return model + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static String duckDb() {
        final String version = org.duckdb.DuckDBConnection.class.getPackage().getImplementationVersion();
        return version == null ? "JDBC" : version;
    }

    private static long megabytes(final Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        } catch (IOException e) {
            return 0;
        }
    }

    private static void line(final StringBuilder text, final String format, final Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
