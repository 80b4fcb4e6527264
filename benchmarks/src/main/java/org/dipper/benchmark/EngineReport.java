package org.dipper.benchmark;

import java.util.List;

/**
 * What one engine process reports.
 *
 * @param startSeconds until the engine was ready
 * @param rounds wall seconds; the first round is cold, the others warm
 * @param processorRounds processor seconds of the same rounds, which a busy machine stretches less
 * @param peakMemoryKib peak resident memory of the process, 0 where the system does not tell
 * @param results what it found, the same in every round
 */
record EngineReport(
        double startSeconds, List<Times> rounds, List<Times> processorRounds, long peakMemoryKib, Results results) {
    EngineReport {
        rounds = List.copyOf(rounds);
        processorRounds = List.copyOf(processorRounds);
    }

    Times cold() {
        return rounds.get(0);
    }

    List<Times> warm() {
        return rounds.subList(1, rounds.size());
    }

    List<Times> warmProcessor() {
        return processorRounds.subList(1, processorRounds.size());
    }
}
