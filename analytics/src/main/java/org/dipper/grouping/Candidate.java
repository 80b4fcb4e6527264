package org.dipper.grouping;

/**
 * A row that can match a case, in one number: 2 bits layer, 3 bits what is known of the row before the case is looked at, 26
 * bits the row's place. Most rows ask for nothing but the main procedure and the principal diagnosis that found them, so that
 * they need not be tested.
 */
final class Candidate {
    /** The codes that found the row fulfil it. */
    static final int HOLDS = 1 << 28;
    /** No further procedure of a case can count as matched. */
    static final int COUNTS_ONE = 1 << 27;
    /** A case of one procedure cannot fulfil the row. */
    static final int NEEDS_ANOTHER = 1 << 26;

    static final int MOST_ROWS = 1 << 26;
    private static final int LAYER_SHIFT = 29;

    private Candidate() {}

    static int of(final int row, final int layer, final int known) {
        return layer << LAYER_SHIFT | known | row;
    }

    static int row(final int candidate) {
        return candidate & MOST_ROWS - 1;
    }

    static int layer(final int candidate) {
        return candidate >>> LAYER_SHIFT;
    }

    static boolean holds(final int candidate) {
        return (candidate & HOLDS) != 0;
    }

    /** Whether the row is fulfilled by the codes that found it and it is known how many procedures match. */
    static boolean isDecided(final int candidate, final CaseCodes codes) {
        return holds(candidate) && ((candidate & COUNTS_ONE) != 0 || codes.procedureCount < 2);
    }

    /** Whether the row is known to fail. */
    static boolean isOut(final int candidate, final CaseCodes codes) {
        return (candidate & NEEDS_ANOTHER) != 0 && codes.procedureCount < 2;
    }
}
