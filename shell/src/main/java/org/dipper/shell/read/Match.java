package org.dipper.shell.read;

import org.dipper.table.Field;

/**
 * A condition on rows: a column equals a value. Files and row groups that cannot hold it are not read.
 *
 * @param field the column
 * @param value a String or a Long
 */
public record Match(Field field, Object value) {
    /** Equality with a text. */
    public static Match of(final Field field, final String value) {
        return new Match(field, value);
    }

    /** Equality with a whole number. */
    public static Match of(final Field field, final long value) {
        return new Match(field, value);
    }
}
