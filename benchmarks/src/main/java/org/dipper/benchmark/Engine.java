package org.dipper.benchmark;

import java.util.Map;

/** What is raced: three pieces of work over settled cases. Each call computes anew. */
interface Engine extends AutoCloseable {
    /** Derives the catalog from the history and keeps it for {@link #settle}; the groups by code. */
    Map<String, GroupFigures> catalog();

    /** Groups, scores and settles the settlement year; payment in fen by {@code pool|institution}. */
    Map<String, Long> settle();

    /** Counts readmissions over all years; numerators and denominators by indicator and subject. */
    Map<String, Long> readmission();

    @Override
    void close();
}
