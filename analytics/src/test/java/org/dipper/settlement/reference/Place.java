package org.dipper.settlement.reference;

import java.util.Comparator;

/**
 * An institution in an insurance pool.
 *
 * @param institution institution code
 * @param pool the pool that pays, "310-cross" where patients of other regions have one of their own
 */
public record Place(String institution, String pool) implements Comparable<Place> {
    @Override
    public int compareTo(final Place other) {
        return Comparator.comparing(Place::pool)
                .thenComparing(Place::institution)
                .compare(this, other);
    }
}
