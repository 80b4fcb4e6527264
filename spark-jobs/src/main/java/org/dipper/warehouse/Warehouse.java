package org.dipper.warehouse;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.operations.AuditEntry;
import org.dipper.table.TableContract;

/**
 * The tables of one folder, seen through publications: a reader gets the table versions that the newest publication
 * names, never what a run is still writing.
 */
public final class Warehouse {
    /** Where rehearsals write. */
    private static final String SCRATCH = ".verify";

    private final SparkSession spark;
    private final URI root;
    private final DeltaFiles files;
    private final Ledgers ledgers;

    private Warehouse(final SparkSession spark, final Path root) {
        this.spark = spark;
        this.root = root.toUri();
        this.files = new DeltaFiles(spark, root.toString());
        this.ledgers = new Ledgers(new BookFiles(spark, files));
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
        return begin(job, options, policyHash, inputs, Map.of());
    }

    /**
     * Begins a run some of whose inputs are fixed: it reads these at the given versions, whatever was published since.
     *
     * @param job the job's name
     * @param options everything that steers the result
     * @param policyHash the policy in force, where one is
     * @param inputs the tables it reads
     * @param fixed versions by table name, for the inputs that are fixed
     * @throws org.dipper.errors.DipperException precondition, where another run holds the lock
     */
    public Run begin(
            final String job,
            final Map<String, String> options,
            final Optional<String> policyHash,
            final List<TableContract> inputs,
            final Map<String, Long> fixed) {
        final WarehouseLock lock = WarehouseLock.acquire(root);
        try {
            final List<Publication> publications = publications();
            final Map<String, Long> pinned = new TreeMap<>();
            for (final TableContract input : inputs) {
                Optional.ofNullable(fixed.get(input.name()))
                        .or(() -> versionOf(publications, input.name()))
                        .ifPresent(version -> pinned.put(input.name(), version));
            }
            return new Run(
                    spark,
                    new Run.Places(files, files),
                    ledgers,
                    lock,
                    publications,
                    new Run.Claim(job, options, policyHash, pinned),
                    Optional.empty());
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** What the run ledger keeps of a run; none where it does not know it. */
    public Optional<BookedRun> booked(final String runId) {
        return ledgers.booked(runId);
    }

    /** The entries of the audit log in order. */
    public List<AuditEntry> auditLog() {
        return ledgers.audit().entries();
    }

    /** What the audit log must say of a publication; empty where such publications are not logged. */
    public Optional<AuditEntry.Action> audited(final Publication publication) {
        return AuditLog.isAudited(publication.subject()) ? Optional.of(AuditLog.action(publication)) : Optional.empty();
    }

    /**
     * Prepares to compute a publication once more. The run sees what the one that made the publication saw: older
     * publications only, and the input versions that it pinned.
     *
     * @param publication one of this warehouse
     * @param booked the run that made it
     * @param policyHash the policy to go by, its own or another
     */
    public Rehearsal rehearse(final Publication publication, final BookedRun booked, final String policyHash) {
        final List<Publication> seen = before(publication);
        final DeltaFiles scratch = new DeltaFiles(
                spark, files.root() + "/" + SCRATCH + "/" + publication.runId() + "-" + UUID.randomUUID());
        final RehearsedBooks books = new RehearsedBooks();
        final Run run = new Run(
                spark,
                new Run.Places(files, scratch),
                books,
                WarehouseLock.none(),
                seen,
                new Run.Claim(booked.job(), booked.options(), Optional.of(policyHash), booked.inputVersions()),
                Optional.of(publication.revision()));
        return new Rehearsal(publication, run, books, files, scratch);
    }

    /** The publications that the run of a publication saw: those before its first, since a draft may be frozen later. */
    private List<Publication> before(final Publication publication) {
        long first = publication.sequence();
        final List<Publication> older = publications().stream()
                .filter(each -> each.sequence() < publication.sequence())
                .toList();
        for (int i = older.size() - 1; i >= 0; i--) {
            final Publication each = older.get(i);
            if (each.subject().equals(publication.subject())) {
                if (!each.runId().equals(publication.runId())) {
                    break;
                }
                first = each.sequence();
            }
        }
        final long end = first;
        return older.stream().filter(each -> each.sequence() < end).toList();
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
