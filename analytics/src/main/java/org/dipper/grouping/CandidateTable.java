package org.dipper.grouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Candidates by a procedure and a prefix of a diagnosis. The entry of a prefix also has the candidates of all shorter ones, so
 * that the longest prefix that is there answers for a case.
 *
 * <p>Open addressing by one number, exact: the number of a prefix of eight characters at most leaves room below it for the
 * number of a procedure.
 */
final class CandidateTable implements Serializable {
    /** Longer prefixes are kept by their first characters; the row itself looks at the rest. */
    static final int LONGEST_PREFIX = 8;

    private static final long serialVersionUID = 1L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MOST_PROCEDURES = CodeKey.lastOf(0, LONGEST_PREFIX);
    private static final int NO_PROCEDURE = 1;
    private static final int LENGTH_BITS = LONGEST_PREFIX + 1;

    /** What is known of each procedure: its number from 2, below it a bit for each length that its prefixes have. */
    private final LongIntMap procedures;
    /** The same for no procedure; 0 where it has no entry. */
    private final int withoutProcedure;
    /** Pairs: a key, 0 for none, and its candidate or, below 0, the complement of where its candidates start. */
    private final long[] entries;
    /** Candidates of keys that have several, after their number. */
    private final int[] lists;

    private final int shift;
    private final boolean isEmpty;

    private CandidateTable(final Builder builder) {
        this.procedures = new LongIntMap(builder.procedures.size(), 0);
        builder.procedures.forEach(
                (procedure, number) -> procedures.put(procedure, number << LENGTH_BITS | builder.lengths(procedure)));
        final int lengths = builder.lengths(0);
        this.withoutProcedure = lengths == 0 ? 0 : NO_PROCEDURE << LENGTH_BITS | lengths;
        this.isEmpty = builder.rows.isEmpty();
        final int bits = Long.SIZE - Long.numberOfLeadingZeros(2L * builder.rows.size() + 1);
        this.shift = Long.SIZE - bits;
        this.entries = new long[2 << bits];
        final List<Integer> several = new ArrayList<>();
        builder.rows.keySet().forEach(pair -> put(pair, builder.candidates(pair), several));
        this.lists = several.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** Adds the candidates of a procedure, 0 for none, and a diagnosis to the case's. */
    void collect(final long procedure, final long diagnosis, final CaseCodes codes) {
        final int known = known(procedure);
        final int number = known >>> LENGTH_BITS;
        int lengths = known & (1 << LENGTH_BITS) - 1;
        while (lengths != 0) {
            final int longest = Integer.highestOneBit(lengths);
            final int at = find(CodeKey.prefix(diagnosis, Integer.numberOfTrailingZeros(longest)) + number);
            if (entries[at] != 0) {
                add(entries[at + 1], codes);
                return;
            }
            lengths ^= longest;
        }
    }

    private int known(final long procedure) {
        return procedure == 0 ? withoutProcedure : procedures.get(procedure);
    }

    private void add(final long found, final CaseCodes codes) {
        if (found >= 0) {
            codes.addCandidate((int) found);
            return;
        }
        final int start = (int) ~found;
        for (int i = start + 1; i <= start + lists[start]; i++) {
            codes.addCandidate(lists[i]);
        }
    }

    /** Where a key is, or the empty entry where it would be. */
    private int find(final long key) {
        int at = (int) (key * GOLDEN >>> shift) * 2;
        while (entries[at] != key && entries[at] != 0) {
            at = at + 2 & entries.length - 1;
        }
        return at;
    }

    private void put(final Pair pair, final List<Integer> candidates, final List<Integer> several) {
        final long key = pair.prefix().key() + (known(pair.procedure()) >>> LENGTH_BITS);
        final int at = find(key);
        entries[at] = key;
        if (candidates.size() == 1) {
            entries[at + 1] = candidates.get(0);
        } else {
            entries[at + 1] = ~several.size();
            several.add(candidates.size());
            several.addAll(candidates);
        }
    }

    /**
     * The first characters of diagnoses.
     *
     * @param key their number
     * @param length how many characters; 0 for all diagnoses
     */
    record Prefix(long key, int length) {
        static final Prefix NONE = new Prefix(0, 0);

        static Prefix of(final String code) {
            return new Prefix(CodeKey.procedure(code), code.length());
        }

        Prefix cut(final int most) {
            return length <= most ? this : new Prefix(CodeKey.prefix(key, most), most);
        }
    }

    private record Pair(long procedure, Prefix prefix) {}

    /** What turns the rows of a procedure and a prefix into candidates. */
    interface Compiler {
        List<Integer> candidates(long procedure, Prefix prefix, Set<Integer> rows);
    }

    /** Collects rows. */
    static final class Builder {
        private final Compiler compiler;
        private final Map<Pair, Set<Integer>> rows = new LinkedHashMap<>();
        private final Map<Long, Integer> procedures = new LinkedHashMap<>();
        private final Map<Long, TreeSet<Integer>> lengths = new LinkedHashMap<>();

        Builder(final Compiler compiler) {
            this.compiler = compiler;
        }

        void add(final long procedure, final Set<Prefix> prefixes, final int row) {
            if (procedure != 0) {
                procedures.putIfAbsent(procedure, procedures.size() + NO_PROCEDURE + 1);
            }
            if (procedures.size() + NO_PROCEDURE > MOST_PROCEDURES) {
                throw new IllegalStateException("More procedures than keys have room for");
            }
            for (final Prefix each : prefixes) {
                final Prefix prefix = each.cut(LONGEST_PREFIX);
                lengths.computeIfAbsent(procedure, none -> new TreeSet<>()).add(prefix.length());
                rows.computeIfAbsent(new Pair(procedure, prefix), pair -> new LinkedHashSet<>())
                        .add(row);
            }
        }

        CandidateTable build() {
            return new CandidateTable(this);
        }

        /** A bit for each length that the prefixes of a procedure have. */
        private int lengths(final long procedure) {
            return lengths.getOrDefault(procedure, new TreeSet<>()).stream()
                    .mapToInt(length -> 1 << length)
                    .sum();
        }

        private List<Integer> candidates(final Pair pair) {
            final Set<Integer> all = new TreeSet<>();
            for (final int length :
                    lengths.get(pair.procedure()).headSet(pair.prefix().length(), true)) {
                all.addAll(rows.getOrDefault(
                        new Pair(pair.procedure(), pair.prefix().cut(length)), Set.of()));
            }
            return compiler.candidates(pair.procedure(), pair.prefix(), all);
        }
    }
}
