package org.dipper.grouping.scheme;

import static java.util.Objects.requireNonNull;

/**
 * One row of a grouping scheme: one group and what puts a case into it.
 *
 * @param sequence the row's number in the scheme, from 1
 * @param layer the layer it belongs to
 * @param name what people call the group; empty where the scheme gives no name
 * @param conditions what it asks of a case
 */
public record SchemeRule(int sequence, Layer layer, String name, Conditions conditions) {
    public SchemeRule {
        if (sequence < 1) {
            throw new IllegalArgumentException("The sequence number " + sequence + " is below 1");
        }
        requireNonNull(layer, "layer");
        requireNonNull(name, "name");
        requireNonNull(conditions, "conditions");
    }

    /**
     * Whether the row is for conservative treatment, for cases without a main procedure: below pre-grouping, a row that names
     * no procedure.
     */
    public boolean isConservative() {
        return layer != Layer.PRE_GROUPING
                && conditions.principalProcedure().isEmpty()
                && conditions.anyProcedure().isEmpty();
    }
}
