package org.dipper.supervision.indicator.expression;

import static java.util.Objects.requireNonNull;

/**
 * A column that expressions may name.
 *
 * @param name the column
 * @param kind what it holds
 * @param scale how many decimals a number has; as whole numbers they are summed
 * @param isOptional whether a case may lack it
 * @param presence the column that tells whether the input is there at all: an ungrouped case has no score although there is
 *     an edition
 * @param absence what to say where the input is not there at all
 * @param labelEn the English label
 * @param labelZh the Chinese label
 */
public record CaseColumn(
        String name,
        Kind kind,
        int scale,
        boolean isOptional,
        String presence,
        String absence,
        String labelEn,
        String labelZh) {
    /** What a column holds. */
    public enum Kind {
        NUMBER,
        TEXT,
        TRUTH
    }

    public CaseColumn {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
    }
}
