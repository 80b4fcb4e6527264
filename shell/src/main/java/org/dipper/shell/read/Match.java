package org.dipper.shell.read;

import org.dipper.table.Field;

/**
 * A condition on rows: a column equals a value, or starts with a text. Files and row groups that cannot hold it are not read.
 *
 * @param field the column
 * @param value a String or a Long
 * @param isBeginning whether the column starts with the text rather than being it
 */
public record Match(Field field, Object value, boolean isBeginning) {
    /** Equality with a text. */
    public static Match of(final Field field, final String value) {
        return new Match(field, value, false);
    }

    /** Equality with a whole number. */
    public static Match of(final Field field, final long value) {
        return new Match(field, value, false);
    }

    /** A text that starts so. */
    public static Match startingWith(final Field field, final String beginning) {
        return new Match(field, beginning, true);
    }

    /** Whether a value of the column fulfils it. */
    boolean isFulfilledBy(final Object found) {
        return isBeginning ? found.toString().startsWith((String) value) : found.equals(value);
    }
}
