package org.dipper.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs one engine round after round and takes the times. */
final class Race {
    private static final double NANOS = 1e9;

    private Race() {}

    /** Cold once, warm as often as asked for; fails where a round finds something else than the first. */
    static EngineReport run(final Supplier<Engine> start, final int warmRounds) {
        final long begin = System.nanoTime();
        try (Engine engine = start.get()) {
            final double startSeconds = seconds(begin);
            final List<Times> rounds = new ArrayList<>();
            final List<Times> processorRounds = new ArrayList<>();
            Results first = null;
            for (int round = 0; round <= warmRounds; round++) {
                final Stopwatch watch = new Stopwatch();
                final Map<String, GroupFigures> groups = engine.catalog();
                final Stopwatch.Lap catalog = watch.lap();
                final Map<String, Long> payments = engine.settle();
                final Stopwatch.Lap settle = watch.lap();
                final Map<String, Long> readmissions = engine.readmission();
                final Stopwatch.Lap readmission = watch.lap();
                rounds.add(new Times(catalog.seconds(), settle.seconds(), readmission.seconds()));
                processorRounds.add(new Times(
                        catalog.processorSeconds(), settle.processorSeconds(), readmission.processorSeconds()));
                final Results results = new Results(groups, payments, readmissions);
                if (first != null && !first.differencesFrom(results).isEmpty()) {
                    throw new IllegalStateException("Two rounds differ: " + first.differencesFrom(results));
                }
                first = results;
            }
            return new EngineReport(startSeconds, rounds, processorRounds, PeakMemory.kib(), first);
        }
    }

    private static double seconds(final long since) {
        return (System.nanoTime() - since) / NANOS;
    }
}
