package org.dipper.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
                final Lap catalog = watch.lap();
                final Map<String, Long> payments = engine.settle();
                final Lap settle = watch.lap();
                final Map<String, Long> readmissions = engine.readmission();
                final Lap readmission = watch.lap();
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

    private record Lap(double seconds, double processorSeconds) {}

    private static final class Stopwatch {
        private long wall = System.nanoTime();
        private long processor = processorNanos();

        private Lap lap() {
            final long nowWall = System.nanoTime();
            final long nowProcessor = processorNanos();
            final Lap lap = new Lap((nowWall - wall) / NANOS, (nowProcessor - processor) / NANOS);
            wall = nowWall;
            processor = nowProcessor;
            return lap;
        }

        /** All threads of the process, those of native libraries included. */
        private static long processorNanos() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }
    }
}
