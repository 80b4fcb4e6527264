package org.dipper.cases;

/** The file formats that ingest reads; {@link #AUTO} goes by the ends of the file names. */
public enum SourceFormat {
    AUTO,
    CSV,
    PARQUET
}
