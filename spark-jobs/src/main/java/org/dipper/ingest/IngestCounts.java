package org.dipper.ingest;

import org.dipper.errors.DipperException;

/** What became of the rows of an ingest. */
public record IngestCounts(
        long files,
        RowsAndFen read,
        RowsAndFen accepted,
        RowsAndFen quarantined,
        RowsAndFen duplicates,
        RowsAndFen filtered) {

    /**
     * Holds the counts against each other.
     *
     * @throws DipperException not reconciled where they do not add up
     */
    void requireAddUp() {
        final RowsAndFen placed = accepted.plus(quarantined).plus(duplicates).plus(filtered);
        if (!placed.equals(read)) {
            throw DipperException.notReconciled(
                    "The rows of the ingest do not add up; nothing was published.",
                    "Read " + read + ", placed " + placed + ".",
                    "Run it again; if it happens twice, report it with the mapping.");
        }
    }
}
