package org.dipper.warehouse;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.TableContract;

/**
 * The tables of one folder, seen through publications: a reader gets the table versions that the newest publication
 * names, never what a run is still writing.
 */
public final class Warehouse {
    private final SparkSession spark;
    private final URI root;
    private final DeltaFiles files;
    private final Ledgers ledgers;

    private Warehouse(final SparkSession spark, final Path root) {
        this.spark = spark;
        this.root = root.toUri();
        this.files = new DeltaFiles(spark, root.toString());
        this.ledgers = new Ledgers(spark, files);
    }

    /** The warehouse of a folder: a local path, or a URI of any file system that Spark knows. */
    public static Warehouse open(final SparkSession spark, final String folder) {
        final Path given = new Path(folder);
        if (given.toUri().getScheme() != null) {
            return new Warehouse(spark, given);
        }
        // From the text, so that Hadoop's Path takes off slashes at the end: Delta compares paths by letter.
        final String absolute =
                java.nio.file.Path.of(folder).toAbsolutePath().normalize().toString();
        return new Warehouse(spark, new Path("file:" + absolute));
    }

    /** Where the warehouse is. */
    public URI root() {
        return root;
    }

    /** All publications, oldest first. */
    public List<Publication> publications() {
        return ledgers.publications();
    }

    /** The publication in force for a subject. */
    public Optional<Publication> inForce(final String subject) {
        return inForce(publications(), subject);
    }

    /** The rows of a table as the newest publication that names it made them; none where nothing names it. */
    public Dataset<Row> current(final TableContract table) {
        return versionOf(publications(), table.name())
                .map(version -> files.read(table, version))
                .orElseGet(() -> files.none(table));
    }

    /** The rows of a table as the publication in force for a subject made them; none where there is no such. */
    public Dataset<Row> current(final TableContract table, final String subject) {
        return inForce(subject)
                .map(publication -> publication.tableVersions().get(table.name()))
                .map(version -> files.read(table, version))
                .orElseGet(() -> files.none(table));
    }

    /**
     * Begins a run: takes the warehouse's lock, pins the inputs at their published versions and claims the run key.
     *
     * @param job the job's name
     * @param options everything that steers the result
     * @param policyHash the policy in force, where one is
     * @param inputs the tables it reads
     * @throws org.dipper.errors.DipperException precondition, where another run holds the lock
     */
    public Run begin(
            final String job,
            final Map<String, String> options,
            final Optional<String> policyHash,
            final List<TableContract> inputs) {
        final WarehouseLock lock = WarehouseLock.acquire(root);
        try {
            final List<Publication> publications = publications();
            final Map<String, Long> pinned = new TreeMap<>();
            for (final TableContract input : inputs) {
                versionOf(publications, input.name()).ifPresent(version -> pinned.put(input.name(), version));
            }
            return new Run(spark, files, ledgers, lock, publications, new Run.Claim(job, options, policyHash, pinned));
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    static Optional<Publication> inForce(final List<Publication> publications, final String subject) {
        Optional<Publication> newest = Optional.empty();
        for (final Publication publication : publications) {
            if (publication.subject().equals(subject)) {
                newest = Optional.of(publication);
            }
        }
        return newest;
    }

    /** The newest published version of a table; older publications' rows are part of it. */
    static Optional<Long> versionOf(final List<Publication> publications, final String table) {
        return publications.stream()
                .map(publication -> publication.tableVersions().get(table))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
