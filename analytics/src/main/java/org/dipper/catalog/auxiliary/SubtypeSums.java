package org.dipper.catalog.auxiliary;

/**
 * What the cases of a subtype of a group cost in one year of the history.
 *
 * @param groupCode the disease group
 * @param type the auxiliary type, {@link #ALL} for all cases of the group
 * @param subtype the subtype, {@link #ALL} for all cases of the group
 * @param year the discharge year
 * @param spread the sums
 */
public record SubtypeSums(String groupCode, String type, String subtype, int year, CostSpread spread) {
    /** Stands for all cases of a group. */
    public static final String ALL = "-";
}
