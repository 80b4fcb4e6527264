package org.dipper.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;

/** The benchmark: prepares rows, races the engines in turns, checks that they agree, and prints the table. */
public final class Benchmark {
    private final PrintStream out;
    private final BenchmarkOptions options;
    private final List<String> words;

    private Benchmark(final PrintStream out, final BenchmarkOptions options, final List<String> words) {
        this.out = out;
        this.options = options;
        this.words = words;
    }

    /** {@code --cases N --seed S --threads T --pairs P --warm K --work DIR --policy FILE --heap 4g}. */
    public static void main(final String[] arguments) throws IOException {
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final List<String> words = List.of(arguments);
        try {
            System.exit(new Benchmark(out, BenchmarkOptions.parse(words), words).run());
        } catch (DipperException e) {
            out.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    private int run() throws IOException {
        note("Preparing " + options.cases() + " cases in " + options.folder());
        EngineProcess.prepare(options, words);
        final Map<EngineKind, List<EngineReport>> reports = new EnumMap<>(EngineKind.class);
        for (int pair = 1; pair <= options.pairs(); pair++) {
            for (final EngineKind kind : EngineKind.values()) {
                note("Round " + pair + " of " + options.pairs() + ": " + kind.label());
                reports.computeIfAbsent(kind, none -> new ArrayList<>()).add(EngineProcess.race(kind, options, words));
            }
        }
        final List<String> differences = differences(reports);
        if (!differences.isEmpty()) {
            out.println("The engines disagree, so no times are given:");
            differences.forEach(line -> out.println("  " + line));
            return 4;
        }
        out.print(new ReportTable(options, reports).text());
        return 0;
    }

    private static List<String> differences(final Map<EngineKind, List<EngineReport>> reports) {
        final Results ours = reports.get(EngineKind.DIPPER).get(0).results();
        final List<String> differences = new ArrayList<>();
        reports.forEach((kind, all) -> all.forEach(report -> ours.differencesFrom(report.results())
                .forEach(difference -> differences.add(kind.label() + ": " + difference))));
        return differences;
    }

    private static void note(final String text) {
        System.err.println(text);
    }
}
