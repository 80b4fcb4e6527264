package org.dipper.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What one engine process reports of the settlement race.
 *
 * @param rounds wall seconds; the first round is cold, the others warm
 * @param processorRounds processor seconds of the same rounds
 * @param peakMemoryKib peak resident memory, 0 where the system does not tell
 * @param finalFen final amount by pool and institution
 * @param payments number and sums of case payments by pool and institution
 */
record SettlementReport(
        List<Seconds> rounds,
        List<Seconds> processorRounds,
        long peakMemoryKib,
        Map<String, Long> finalFen,
        Map<String, String> payments) {
    private static final int SHOWN = 5;

    SettlementReport {
        rounds = List.copyOf(rounds);
        processorRounds = List.copyOf(processorRounds);
    }

    /** Seconds of the two pieces of work. */
    record Seconds(double clear, double pay) {
        double sum() {
            return clear + pay;
        }
    }

    List<Seconds> warm() {
        return rounds.subList(1, rounds.size());
    }

    List<Seconds> warmProcessor() {
        return processorRounds.subList(1, processorRounds.size());
    }

    /** Where two engines differ, in words; empty where every amount is the same. */
    List<String> differencesFrom(final SettlementReport other) {
        final List<String> differences = new ArrayList<>();
        compare("final amount", finalFen, other.finalFen, differences);
        compare("case payments", payments, other.payments, differences);
        return differences;
    }

    private static void compare(
            final String what, final Map<String, ?> left, final Map<String, ?> right, final List<String> differences) {
        final TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.removeIf(key -> Objects.equals(left.get(key), right.get(key)));
        keys.stream()
                .limit(SHOWN)
                .forEach(
                        key -> differences.add(what + " " + key + ": " + left.get(key) + " against " + right.get(key)));
        if (keys.size() > SHOWN) {
            differences.add("and " + (keys.size() - SHOWN) + " more of " + what);
        }
    }
}
