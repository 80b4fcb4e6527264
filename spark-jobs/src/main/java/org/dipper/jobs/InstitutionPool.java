package org.dipper.jobs;

import java.util.Comparator;

/**
 * An institution in an insurance pool, by pool and then by institution.
 *
 * @param pool insurance pool
 * @param institution institution code
 */
record InstitutionPool(String pool, String institution) implements Comparable<InstitutionPool> {
    private static final Comparator<InstitutionPool> ORDER =
            Comparator.comparing(InstitutionPool::pool).thenComparing(InstitutionPool::institution);

    @Override
    public int compareTo(final InstitutionPool other) {
        return ORDER.compare(this, other);
    }
}
