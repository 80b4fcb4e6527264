package org.dipper.grouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.coding.CodeNormaliser;
import org.dipper.coding.PackedCode;
import org.dipper.grouping.CandidateTable.Prefix;
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

    private final CandidateTable byMain;
    private final CandidateTable byAnyProcedure;
    private final CandidateTable byDiagnosis;
    /** The ages in days that the rows looked up by any diagnosis take, so that most cases need not look. */
    private final int youngest;

    private final int oldest;

    /**
     * An index.
     *
     * @param rules the rows
     * @param compiled the same rows as numbers
     * @param sequenceDecides whether of two rows alike in layer, matched procedures and diagnoses always the first wins
     */
    RuleIndex(final List<SchemeRule> rules, final CompiledRule[] compiled, final boolean sequenceDecides) {
        if (compiled.length > Candidate.MOST_ROWS) {
            throw new IllegalArgumentException("More rows than candidates have room for");
        }
        final CandidateTable.Builder main = new CandidateTable.Builder(
                (procedure, prefix, rows) -> mainCandidates(compiled, sequenceDecides, procedure, prefix, rows));
        final CandidateTable.Builder any =
                new CandidateTable.Builder((procedure, prefix, rows) -> candidates(compiled, rows));
        final CandidateTable.Builder diagnosis =
                new CandidateTable.Builder((procedure, prefix, rows) -> candidates(compiled, rows));
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
        this.byMain = main.build();
        this.byAnyProcedure = any.build();
        this.byDiagnosis = diagnosis.build();
    }

    /** Notes in the case's buffer the rows that can match it, as {@link Candidate}s; a row may be noted more than once. */
    void collect(final CaseCodes codes, final long mainProcedure) {
        codes.candidateCount = 0;
        byMain.collect(mainProcedure, codes.principal, codes);
        if (!byAnyProcedure.isEmpty()) {
            for (int i = 0; i < codes.procedureCount; i++) {
                if (codes.compared[i] != 0) {
                    byAnyProcedure.collect(codes.compared[i], codes.principal, codes);
                }
            }
        }
        if (!byDiagnosis.isEmpty() && codes.ageDays >= youngest && codes.ageDays <= oldest) {
            codes.readOtherDiagnoses();
            byDiagnosis.collect(0, codes.principal, codes);
            for (int i = 0; i < codes.diagnosisCount; i++) {
                byDiagnosis.collect(0, codes.otherDiagnoses[i], codes);
            }
        }
    }

    private static List<Integer> candidates(final CompiledRule[] compiled, final Set<Integer> rows) {
        return rows.stream()
                .map(row -> Candidate.of(row, compiled[row].layer, 0))
                .toList();
    }

    /** The rows of a main procedure and a prefix of the principal diagnosis, without those that always lose to another. */
    private static List<Integer> mainCandidates(
            final CompiledRule[] compiled,
            final boolean sequenceDecides,
            final long procedure,
            final Prefix prefix,
            final Set<Integer> rows) {
        final List<Integer> all = rows.stream()
                .map(row -> Candidate.of(row, compiled[row].layer, compiled[row].known(procedure, prefix)))
                .toList();
        final int lastLayer = all.stream()
                .filter(Candidate::holds)
                .mapToInt(Candidate::layer)
                .min()
                .orElse(Integer.MAX_VALUE);
        final Optional<Integer> first = all.stream()
                .filter(each -> Candidate.layer(each) == lastLayer && isSettled(each))
                .min(Comparator.comparingInt(each -> compiled[Candidate.row(each)].sequence));
        return all.stream()
                .filter(each -> Candidate.layer(each) <= lastLayer)
                .filter(each -> !sequenceDecides || !isSettled(each) || first.equals(Optional.of(each)))
                .sorted(Comparator.comparingInt(Candidate::layer))
                .toList();
    }

    private static boolean isSettled(final int candidate) {
        return (candidate & Candidate.HOLDS) != 0 && (candidate & Candidate.COUNTS_ONE) != 0;
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
}
