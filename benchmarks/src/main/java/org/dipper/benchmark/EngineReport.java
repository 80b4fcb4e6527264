package org.dipper.benchmark;

import java.util.List;

/**
 * What one engine process reports.
 *
 * @param startSeconds until the engine was ready
 * @param rounds the first is cold, the others warm
 * @param peakMemoryKib peak resident memory of the process, 0 where the system does not tell
 * @param results what it found, the same in every round
 */
record EngineReport(double startSeconds, List<Times> rounds, long peakMemoryKib, Results results) {
    EngineReport {
        rounds = List.copyOf(rounds);
    }

    Times cold() {
        return rounds.get(0);
    }

    List<Times> warm() {
        return rounds.subList(1, rounds.size());
    }
}
