package org.dipper.warehouse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.TableContract;

/**
 * A run once more: from the inputs that it pinned and the publications that it saw, into a scratch folder. Nothing of the
 * warehouse is locked, changed or published. Closing it removes the folder.
 */
public final class Rehearsal implements AutoCloseable {
    private final Publication publication;
    private final Run run;
    private final RehearsedBooks books;
    private final DeltaFiles files;
    private final DeltaFiles scratch;

    Rehearsal(
            final Publication publication,
            final Run run,
            final RehearsedBooks books,
            final DeltaFiles files,
            final DeltaFiles scratch) {
        this.publication = publication;
        this.run = run;
        this.books = books;
        this.files = files;
        this.scratch = scratch;
    }

    /** The publication that is rehearsed. */
    public Publication publication() {
        return publication;
    }

    /** The run to compute with. */
    public Run run() {
        return run;
    }

    /** The content hash of what was computed; empty before it has published. */
    public Optional<String> recomputedHash() {
        return books.published().map(Publication::contentHash);
    }

    /** What was computed of a table, without the rows of other runs; none where nothing was written to it. */
    public Dataset<Row> rows(final TableContract table) {
        return run.outputs().containsKey(table) ? run.readBack(table) : files.none(table);
    }

    /** The same rows as the warehouse has them published. */
    public Dataset<Row> publishedRows(final TableContract table) {
        final String where = run.outputs().get(table);
        final Long version = publication.tableVersions().get(table.name());
        return where == null || version == null
                ? files.none(table)
                : files.read(table, version).where(where);
    }

    /** The content hash of the rows that the warehouse has published, read and hashed anew. */
    public String storedHash() {
        final Map<TableContract, Dataset<Row>> content = new LinkedHashMap<>();
        run.outputs().keySet().forEach(table -> content.put(table, publishedRows(table)));
        return ContentHash.combine(ContentHash.of(content));
    }

    @Override
    public void close() {
        run.close();
        scratch.remove();
    }
}
