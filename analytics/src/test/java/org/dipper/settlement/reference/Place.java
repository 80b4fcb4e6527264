package org.dipper.settlement.reference;

/**
 * An institution in an insurance pool.
 *
 * @param institution institution code
 * @param pool the pool that pays, "310-cross" where patients of other regions have one of their own
 */
public record Place(String institution, String pool) implements Comparable<Place> {
    @Override
    public int compareTo(final Place other) {
        final int byPool = pool.compareTo(other.pool);
        return byPool != 0 ? byPool : institution.compareTo(other.institution);
    }
}
