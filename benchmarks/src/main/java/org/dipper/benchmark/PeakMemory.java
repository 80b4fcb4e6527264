package org.dipper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The peak resident memory of a process, as Linux counts it. */
final class PeakMemory {
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /** Of this process in KiB; 0 where the system does not tell. */
    static long kib() {
        return kib(ProcessHandle.current().pid());
    }

    /** Of a process in KiB; 0 where the system does not tell, or the process has ended. */
    static long kib(final long process) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process), "status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notToBeSeen) {
            return 0;
        }
    }
}
