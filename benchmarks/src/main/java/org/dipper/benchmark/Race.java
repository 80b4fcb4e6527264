package org.dipper.benchmark;

import java.util.ArrayList;
import java.util.List;
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
            Results first = null;
            for (int round = 0; round <= warmRounds; round++) {
                final long t0 = System.nanoTime();
                final var groups = engine.catalog();
                final double catalog = seconds(t0);
                final long t1 = System.nanoTime();
                final var payments = engine.settle();
                final double settle = seconds(t1);
                final long t2 = System.nanoTime();
                final var readmissions = engine.readmission();
                final double readmission = seconds(t2);
                rounds.add(new Times(catalog, settle, readmission));
                final Results results = new Results(groups, payments, readmissions);
                if (first != null && !first.differencesFrom(results).isEmpty()) {
                    throw new IllegalStateException("Two rounds differ: " + first.differencesFrom(results));
                }
                first = results;
            }
            return new EngineReport(startSeconds, rounds, PeakMemory.kib(), first);
        }
    }

    private static double seconds(final long since) {
        return (System.nanoTime() - since) / NANOS;
    }
}
