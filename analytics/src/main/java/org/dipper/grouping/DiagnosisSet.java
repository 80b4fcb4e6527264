package org.dipper.grouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dipper.coding.CodeNormaliser;
import org.dipper.errors.DipperException;

/**
 * Diagnoses given as prefixes ({@code I85}, {@code I21.0}) and ranges ({@code C15-C26}); a range ends with everything that
 * starts with its last code. Immutable.
 */
public final class DiagnosisSet implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No diagnosis at all. */
    public static final DiagnosisSet EMPTY = new DiagnosisSet(List.of());

    // Disjoint intervals of code numbers, ascending.
    private final long[] first;
    private final long[] last;

    private DiagnosisSet(final List<long[]> intervals) {
        final List<long[]> merged = new ArrayList<>();
        intervals.stream().sorted(Comparator.comparingLong(each -> each[0])).forEach(each -> {
            final long[] before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && each[0] <= before[1]) {
                before[1] = Math.max(before[1], each[1]);
            } else {
                merged.add(each.clone());
            }
        });
        this.first = merged.stream().mapToLong(each -> each[0]).toArray();
        this.last = merged.stream().mapToLong(each -> each[1]).toArray();
    }

    /**
     * The set of prefixes and ranges.
     *
     * @throws DipperException refused where a part is no code or a range is reversed
     */
    public static DiagnosisSet of(final List<String> parts) {
        return new DiagnosisSet(parts.stream().map(DiagnosisSet::interval).toList());
    }

    /** The set of a text with {@code |} between prefixes and ranges. */
    public static DiagnosisSet parse(final String text) {
        return of(List.of(text.split("\\|", -1)));
    }

    /** Whether a diagnosis is in the set. */
    public boolean contains(final String code) {
        return contains(CodeKey.diagnosis(CodeNormaliser.normalise(code)));
    }

    /** Whether the set is empty. */
    public boolean isEmpty() {
        return first.length == 0;
    }

    boolean contains(final long key) {
        int low = 0;
        int high = first.length - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            if (first[middle] > key) {
                high = middle - 1;
            } else if (last[middle] < key) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether every diagnosis that starts so is in the set. */
    boolean containsAll(final long prefix, final int length) {
        final long end = CodeKey.lastOf(prefix, length);
        for (int i = 0; i < first.length; i++) {
            if (first[i] <= prefix && last[i] >= end) {
                return true;
            }
        }
        return false;
    }

    private static long[] interval(final String part) {
        final String[] ends = CodeNormaliser.normalise(part).split("-", -1);
        if (ends.length > 2) {
            throw refusal(part, "A range has two ends.");
        }
        final String from = withoutMark(ends[0]);
        final String to = withoutMark(ends[ends.length - 1]);
        final long first = key(part, from);
        final long last = CodeKey.lastOf(key(part, to), to.length());
        if (first > last) {
            throw refusal(part, "The range is reversed.");
        }
        return new long[] {first, last};
    }

    private static long key(final String part, final String code) {
        final long key = CodeKey.procedure(code);
        if (!CodeNormaliser.isWellFormed(code) || key <= 0) {
            throw refusal(part, "It is no diagnosis code.");
        }
        return key;
    }

    private static String withoutMark(final String code) {
        final boolean isMarked = code.endsWith("+") || code.endsWith("*");
        return isMarked ? code.substring(0, code.length() - 1) : code;
    }

    private static DipperException refusal(final String part, final String why) {
        return DipperException.refused(
                "The diagnosis \"" + part + "\" is refused.",
                why,
                "Write a code such as I21.0, a category such as A40 or a range such as C00-C75.");
    }
}
