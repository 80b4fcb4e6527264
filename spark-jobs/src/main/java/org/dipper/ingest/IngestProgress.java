package org.dipper.ingest;

/** Hears how far an ingest is. */
@FunctionalInterface
public interface IngestProgress {
    /** A step begins or goes on; counts are rows, 0 where unknown. */
    void at(String step, String labelEn, String labelZh, long done, long total);
}
