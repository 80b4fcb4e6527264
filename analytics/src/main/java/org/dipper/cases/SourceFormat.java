package org.dipper.cases;

/** The file formats that ingest reads. */
public enum SourceFormat {
    CSV,
    PARQUET
}
