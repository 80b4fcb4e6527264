package org.dipper.grouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.coding.CodeNormaliser;
import org.dipper.coding.PackedCode;
import org.dipper.grouping.scheme.SchemeRule;

/**
 * The rows of a scheme by what a case must have for them: a procedure and a prefix of the principal diagnosis. A case looks
 * up a handful of keys and finds the few rows that can match, however many there are.
 */
final class RuleIndex implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A range wider than this many keys is looked up without its diagnosis; the row itself looks at it then. */
    private static final int WIDEST_RANGE = 400;

    private static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int CATEGORY = 3;

    private final Slots byMain;
    private final Slots byAnyProcedure;
    private final Slots byDiagnosis;
    /** The ages in days that the rows looked up by any diagnosis take, so that most cases need not look. */
    private final int youngest;

    private final int oldest;

    RuleIndex(final List<SchemeRule> rules, final CompiledRule[] compiled) {
        final Collector main = new Collector();
        final Collector any = new Collector();
        final Collector diagnosis = new Collector();
        int lowest = Integer.MAX_VALUE;
        int highest = CaseCodes.UNKNOWN;
        for (int i = 0; i < compiled.length; i++) {
            final SchemeRule rule = rules.get(i);
            final CompiledRule each = compiled[i];
            final Set<Prefix> principal = prefixes(rule.conditions().principalDiagnosis());
            if (each.main.length > 0) {
                for (final long[] alternative : each.main) {
                    for (final long code : alternative) {
                        main.add(code, principal, i);
                    }
                }
            } else if (each.any.length > 0) {
                for (final long[] alternative : each.any) {
                    any.add(alternative[0], principal, i);
                }
            } else if (each.isConservative) {
                main.add(0, principal, i);
            } else if (each.related.length > 0) {
                for (final long[] alternative : each.related) {
                    any.add(alternative[0], principal, i);
                }
            } else {
                diagnosis.add(0, anyPrefixes(rule), i);
                lowest = Math.min(lowest, each.ageDays().length == 0 ? CaseCodes.UNKNOWN : each.ageDays()[0]);
                highest = Math.max(highest, each.ageDays().length == 0 ? Integer.MAX_VALUE : each.ageDays()[1]);
            }
        }
        this.youngest = lowest;
        this.oldest = highest;
        this.byMain = main.slots();
        this.byAnyProcedure = any.slots();
        this.byDiagnosis = diagnosis.slots();
    }

    /** Notes in the case's buffer the rows that can match it; a row may be noted more than once. */
    void collect(final CaseCodes codes, final long mainProcedure) {
        codes.candidateCount = 0;
        byMain.collect(mainProcedure, codes.principal, codes);
        if (byAnyProcedure.isUsed()) {
            for (int i = 0; i < codes.procedureCount; i++) {
                if (codes.compared[i] != 0) {
                    byAnyProcedure.collect(codes.compared[i], codes.principal, codes);
                }
            }
        }
        if (byDiagnosis.isUsed() && codes.ageDays >= youngest && codes.ageDays <= oldest) {
            codes.readOtherDiagnoses();
            byDiagnosis.collect(0, codes.principal, codes);
            for (int i = 0; i < codes.diagnosisCount; i++) {
                byDiagnosis.collect(0, codes.otherDiagnoses[i], codes);
            }
        }
    }

    /** The categories of diagnoses; empty where there are too many of them or none is asked for. */
    static Optional<Set<String>> categories(final List<String> diagnoses) {
        final Set<String> categories = new TreeSet<>();
        for (final Prefix prefix : prefixes(diagnoses)) {
            if (prefix.equals(Prefix.NONE)) {
                return Optional.empty();
            }
            categories.add(PackedCode.unpack(CodeKey.prefix(prefix.key(), CATEGORY)));
        }
        return Optional.of(categories);
    }

    /** The diagnoses that a row without any procedure can be found by. */
    private static Set<Prefix> anyPrefixes(final SchemeRule rule) {
        if (!rule.conditions().anyDiagnosis().isEmpty()) {
            return prefixes(rule.conditions().anyDiagnosis());
        }
        if (!rule.conditions().principalDiagnosis().isEmpty()) {
            return prefixes(rule.conditions().principalDiagnosis());
        }
        return prefixes(rule.conditions().secondaryDiagnosis());
    }

    private static Set<Prefix> prefixes(final List<String> diagnoses) {
        final Set<Prefix> prefixes = new LinkedHashSet<>();
        for (final String each : diagnoses) {
            final String written =
                    CodeNormaliser.normalise(each).replace("+", "").replace("*", "");
            final int dash = written.indexOf('-');
            if (dash < 0) {
                prefixes.add(Prefix.of(written));
            } else {
                prefixes.addAll(range(written.substring(0, dash), written.substring(dash + 1)));
            }
        }
        if (prefixes.isEmpty() || prefixes.contains(Prefix.NONE) || prefixes.size() > WIDEST_RANGE) {
            return Set.of(Prefix.NONE);
        }
        return prefixes;
    }

    /** The categories from one to another. */
    private static List<Prefix> range(final String from, final String to) {
        final String first = from.substring(0, CATEGORY);
        final String last = to.substring(0, CATEGORY);
        final List<Prefix> categories = new ArrayList<>();
        String each = first;
        while (each.compareTo(last) <= 0) {
            categories.add(Prefix.of(each));
            if (categories.size() > WIDEST_RANGE) {
                return List.of(Prefix.NONE);
            }
            each = after(each);
        }
        return categories;
    }

    private static String after(final String category) {
        final char[] symbols = category.toCharArray();
        for (int i = CATEGORY - 1; i >= 0; i--) {
            final int place = SYMBOLS.indexOf(symbols[i]);
            if (place + 1 < SYMBOLS.length()) {
                symbols[i] = SYMBOLS.charAt(place + 1);
                return new String(symbols);
            }
            symbols[i] = SYMBOLS.charAt(0);
        }
        return "~~~";
    }

    private record Prefix(long key, int length) {
        private static final Prefix NONE = new Prefix(0, 0);

        static Prefix of(final String code) {
            return new Prefix(CodeKey.procedure(code), code.length());
        }
    }

    private static final class Collector {
        private final Map<Long, Set<Integer>> rules = new LinkedHashMap<>();
        private final Set<Integer> lengths = new TreeSet<>();

        void add(final long procedure, final Set<Prefix> diagnoses, final int rule) {
            for (final Prefix each : diagnoses) {
                lengths.add(each.length());
                rules.computeIfAbsent(Slots.key(procedure, each.key()), key -> new LinkedHashSet<>())
                        .add(rule);
            }
        }

        Slots slots() {
            return new Slots(rules, lengths.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /**
     * Open addressing by one number made of procedure and diagnosis prefix; a slot points to its rows. Two pairs that meet on
     * one number share their rows, which does no harm: a row looks at all of its conditions itself.
     */
    private static final class Slots implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;
        private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

        private final int[] lengths;
        /** 0 for an empty slot. */
        private final long[] keys;
        /** Where a slot's rows start in {@link #rows}; the first is their number. */
        private final int[] starts;

        private final int[] rows;
        private final int mask;

        Slots(final Map<Long, Set<Integer>> rules, final int[] lengths) {
            this.lengths = lengths;
            final int capacity = Integer.highestOneBit(Math.max(1, rules.size())) * 4;
            this.mask = capacity - 1;
            this.keys = new long[capacity];
            this.starts = new int[capacity];
            this.rows = new int
                    [rules.size() + rules.values().stream().mapToInt(Set::size).sum()];
            int end = 0;
            for (final Map.Entry<Long, Set<Integer>> entry : rules.entrySet()) {
                int at = slot(entry.getKey());
                while (keys[at] != 0) {
                    at = at + 1 & mask;
                }
                keys[at] = entry.getKey();
                starts[at] = end;
                rows[end++] = entry.getValue().size();
                for (final int row : entry.getValue()) {
                    rows[end++] = row;
                }
            }
        }

        static long key(final long procedure, final long diagnosis) {
            final long mixed = procedure * GOLDEN ^ diagnosis * OTHER;
            final long folded = (mixed ^ mixed >>> 29) * GOLDEN;
            return folded == 0 ? GOLDEN : folded;
        }

        boolean isUsed() {
            return lengths.length > 0;
        }

        void collect(final long procedure, final long diagnosis, final CaseCodes codes) {
            for (final int length : lengths) {
                collect(key(procedure, CodeKey.prefix(diagnosis, length)), codes);
            }
        }

        private void collect(final long key, final CaseCodes codes) {
            int at = slot(key);
            while (keys[at] != 0) {
                if (keys[at] == key) {
                    final int start = starts[at];
                    for (int i = start + 1; i <= start + rows[start]; i++) {
                        codes.addCandidate(rows[i]);
                    }
                    return;
                }
                at = at + 1 & mask;
            }
        }

        private int slot(final long key) {
            return (int) (key >>> 32) & mask;
        }
    }
}
