package org.dipper.ingest;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.TableContract;

/** The tables as one ingest sees them. */
public interface IngestTables {
    /** The id of this ingest. */
    String ingestId();

    /** The published rows of a table, pinned for the whole run. */
    Dataset<Row> published(TableContract table);

    /** Adds rows to a table; readers see them only when the run is published. */
    void append(TableContract table, Dataset<Row> rows);

    /** What this ingest has added to a table with an {@code ingest_id}, read back from storage. */
    Dataset<Row> written(TableContract table);

    /** Puts rows in the place of all rows of a table. */
    void replaceAll(TableContract table, Dataset<Row> rows);
}
