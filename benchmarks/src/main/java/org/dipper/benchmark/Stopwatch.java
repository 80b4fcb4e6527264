package org.dipper.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Takes times by the clock and of all processors. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private long wall = System.nanoTime();
    private long processor = processorNanos();

    /** Seconds by the clock and of all threads of the process, those of native libraries included. */
    record Lap(double seconds, double processorSeconds) {}

    /** The time since the last lap. */
    Lap lap() {
        final long nowWall = System.nanoTime();
        final long nowProcessor = processorNanos();
        final Lap lap = new Lap((nowWall - wall) / NANOS, (nowProcessor - processor) / NANOS);
        wall = nowWall;
        processor = nowProcessor;
        return lap;
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
