package org.dipper.grouping;

import static java.util.Objects.requireNonNull;

/**
 * What the engine says of a case, and the same in one number: 4 bits reason, 3 bits attribute, 20 bits place of the main
 * procedure plus one, 32 bits scheme row plus one.
 *
 * @param schemeRule the sequence number of the scheme's row; {@link #BASIC} for none, {@link #NOT_GROUPABLE}
 * @param mainProcedure the place of the main procedure among the case's procedures, from 0; {@link #NONE} for none
 * @param attribute the attribute of the main procedure, 1 conservative to 4 surgery
 * @param reason why
 */
public record Placement(int schemeRule, int mainProcedure, int attribute, GroupingReason reason) {
    /** No row of the scheme: the basic rule's diagnosis and main procedure. */
    public static final int BASIC = 0;
    /** The case has no combination. */
    public static final int NOT_GROUPABLE = -1;
    /** No main procedure. */
    public static final int NONE = -1;

    static final int REASON_BITS = 4;
    static final int ATTRIBUTE_BITS = 3;
    static final int MAIN_BITS = 20;
    static final int ATTRIBUTE_SHIFT = REASON_BITS;
    static final int MAIN_SHIFT = ATTRIBUTE_SHIFT + ATTRIBUTE_BITS;
    static final int RULE_SHIFT = MAIN_SHIFT + MAIN_BITS;

    public Placement {
        requireNonNull(reason, "reason");
    }

    /** The number of a placement. */
    public long pack() {
        return pack(schemeRule, mainProcedure, attribute, reason.code());
    }

    /** The placement of a number. */
    public static Placement of(final long packed) {
        return new Placement(
                schemeRule(packed),
                mainProcedure(packed),
                attribute(packed),
                GroupingReason.of(reasonCode(packed)).orElseThrow());
    }

    /** The row in a packed placement. */
    public static int schemeRule(final long packed) {
        return (int) (packed >>> RULE_SHIFT) - 1;
    }

    /** The main procedure's place in a packed placement. */
    public static int mainProcedure(final long packed) {
        return (int) (packed >>> MAIN_SHIFT & (1 << MAIN_BITS) - 1) - 1;
    }

    /** The attribute in a packed placement. */
    public static int attribute(final long packed) {
        return (int) (packed >>> ATTRIBUTE_SHIFT & (1 << ATTRIBUTE_BITS) - 1);
    }

    /** The reason's number in a packed placement. */
    public static int reasonCode(final long packed) {
        return (int) (packed & (1 << REASON_BITS) - 1);
    }

    static long pack(final int schemeRule, final int mainProcedure, final int attribute, final int reasonCode) {
        return (schemeRule + 1L) << RULE_SHIFT
                | (mainProcedure + 1L) << MAIN_SHIFT
                | (long) attribute << ATTRIBUTE_SHIFT
                | reasonCode;
    }
}
