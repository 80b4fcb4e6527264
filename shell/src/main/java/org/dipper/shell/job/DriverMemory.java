package org.dipper.shell.job;

import java.lang.management.ManagementFactory;

/** The heap of a job where nobody sets one: 4 GB, or 60 % of a smaller machine. */
public final class DriverMemory {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long USUAL_MEGABYTES = 4096;
    private static final long LEAST_MEGABYTES = 1024;

    private DriverMemory() {}

    /** The heap as Java and Spark write it, such as {@code 4096m}. */
    public static String standard() {
        return of(machineMegabytes()) + "m";
    }

    static long of(final long machineMegabytes) {
        return Math.max(LEAST_MEGABYTES, Math.min(USUAL_MEGABYTES, machineMegabytes * 6 / 10));
    }

    /** The memory of the machine, or of the container we run in. */
    public static long machineMegabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() / MEGABYTE
                : USUAL_MEGABYTES;
    }
}
