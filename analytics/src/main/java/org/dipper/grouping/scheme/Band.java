package org.dipper.grouping.scheme;

import java.io.Serializable;

/**
 * Whole numbers from one to another, both included.
 *
 * @param from the lowest
 * @param to the highest; {@link #OPEN} for no upper end
 */
public record Band(int from, int to) implements Serializable {
    /** Stands for no upper end. */
    public static final int OPEN = Integer.MAX_VALUE;

    public Band {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("The band " + from + "-" + to + " is reversed or negative");
        }
    }

    /** Whether a number lies in the band. */
    public boolean contains(final int number) {
        return number >= from && number <= to;
    }

    /** As the scheme's own layout writes it: {@code 0-28}, {@code 18-}. */
    public String text() {
        return to == OPEN ? from + "-" : from + "-" + to;
    }
}
