package org.dipper.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.errors.DipperException;
import org.dipper.table.TableContract;

/**
 * One run of a job on a warehouse: pinned inputs, staged outputs, one publishing commit. Until {@link #publish} nothing
 * that the run wrote is visible to readers; a killed run's leftovers are rolled back by the next run that writes the table.
 */
public final class Run implements AutoCloseable {
    /** The subject whose tables only ever grow: an older publication's rows are part of every newer one. */
    public static final String INGEST = "ingest";

    private static final int ID_LENGTH = 16;
    private static final String SCRATCH = ".scratch";
    private static final ObjectMapper JSON = new ObjectMapper()
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

    private final SparkSession spark;
    private final DeltaFiles files;
    private final DeltaFiles outputs;
    private final Books books;
    private final WarehouseLock lock;
    private final List<Publication> publications;
    private final Claim claim;
    private final String key;
    private final String codeVersion;
    private final Instant startedAt = Instant.now();
    private final Map<TableContract, String> written = new LinkedHashMap<>();
    private final Set<TableContract> kept = new HashSet<>();
    private final Map<TableContract, String> carried = new LinkedHashMap<>();
    private final Optional<Integer> rehearsedRevision;
    private boolean isStarted;
    private boolean isOver;

    Run(
            final SparkSession spark,
            final Places places,
            final Books books,
            final WarehouseLock lock,
            final List<Publication> publications,
            final Claim claim,
            final Optional<Integer> rehearsedRevision) {
        this.spark = spark;
        this.files = places.inputs();
        this.outputs = places.outputs();
        this.books = books;
        this.lock = lock;
        this.rehearsedRevision = rehearsedRevision;
        this.publications = new ArrayList<>(publications);
        this.claim = claim;
        this.codeVersion = CodeVersion.current();
        this.key = ContentHash.sha256(Ledgers.json(List.of(
                claim.job(),
                new TreeMap<>(claim.options()),
                claim.policyHash().orElse("-"),
                new TreeMap<>(claim.inputVersions()),
                codeVersion)));
    }

    /** Where a run reads and writes: the same folder, but for a rehearsal. */
    record Places(DeltaFiles inputs, DeltaFiles outputs) {}

    /** What a run is: same claim and same code, same run. */
    record Claim(
            String job, Map<String, String> options, Optional<String> policyHash, Map<String, Long> inputVersions) {
        Claim {
            options = Map.copyOf(options);
            inputVersions = Map.copyOf(inputVersions);
        }
    }

    /** The run's id: the same for the same job, options, policy, inputs and code. */
    public String id() {
        return key.substring(0, ID_LENGTH);
    }

    /** The answer of the same run where it was published before and is still in force: then there is nothing to do. */
    public Optional<JsonNode> alreadyDone() {
        for (final Publication publication : publications) {
            final boolean isInForce = publication.subject().equals(INGEST)
                    || Warehouse.inForce(publications, publication.subject())
                            .map(newest -> newest.runId().equals(id()))
                            .orElse(false);
            if (publication.runId().equals(id()) && isInForce) {
                if (!books.isDone(id())) {
                    // Killed between its publication and its last line in the ledger: the work is done, so it says so.
                    books.catchUp(publications);
                    record(
                            "done",
                            publication.tableVersions(),
                            Optional.of(publication.contentHash()),
                            publication.answer());
                }
                return publication.answer().map(Run::parse);
            }
        }
        return Optional.empty();
    }

    /** All publications that the run sees, oldest first. */
    public List<Publication> publications() {
        return List.copyOf(publications);
    }

    /** The publication in force for a subject. */
    public Optional<Publication> inForce(final String subject) {
        return Warehouse.inForce(publications, subject);
    }

    /** The revision to write for a subject that must not be published yet, or may be superseded with a reason. */
    public int revisionFor(final String subject, final Optional<String> supersedeReason) {
        if (rehearsedRevision.isPresent()) {
            return rehearsedRevision.get();
        }
        final Optional<Publication> newest = inForce(subject);
        if (newest.isEmpty()) {
            return 1;
        }
        if (!newest.get().isPublished()) {
            return newest.get().revision();
        }
        if (supersedeReason.isEmpty()) {
            throw DipperException.precondition(
                    subject + " is published and stays as it is.",
                    "A published period is never overwritten.",
                    "To correct it, run again with --supersede --reason \"...\": that makes revision "
                            + (newest.get().revision() + 1) + ".");
        }
        return newest.get().revision() + 1;
    }

    /** The rows of an input at its pinned version; none where it was never published. */
    public Dataset<Row> input(final TableContract table) {
        final Long version = claim.inputVersions().get(table.name());
        return version == null ? files.none(table) : files.read(table, version);
    }

    /** The rows of a table as the publication in force for a subject has them. */
    public Dataset<Row> input(final TableContract table, final String subject) {
        return inForce(subject)
                .map(publication -> publication.tableVersions().get(table.name()))
                .map(version -> files.read(table, version))
                .orElseGet(() -> files.none(table));
    }

    /** Adds rows; {@code where} finds them again among all rows of the table. */
    public void append(final TableContract table, final Dataset<Row> rows, final String where) {
        prepare(table, where);
        outputs.append(table, rows, id());
    }

    /**
     * Adds rows that follow from the inputs alone and spare the next run their computation. They are published with the run
     * but are no part of its content: a run that finds them and one that computes them publish the same.
     */
    public void keep(final TableContract table, final Dataset<Row> rows, final String where) {
        append(table, rows, where);
        kept.add(table);
    }

    /**
     * Takes rows of the publication in force over as they are: a run that changes some tables of a subject publishes the
     * others with them.
     *
     * @param tables the tables that it leaves alone
     * @param where finds the subject's rows in each
     */
    public void carry(final List<TableContract> tables, final String where) {
        tables.forEach(table -> carried.put(table, where));
    }

    /** The rows that earlier runs kept, whatever their version: they don't steer the result. */
    public Dataset<Row> kept(final TableContract table) {
        return Warehouse.versionOf(publications, table.name())
                .map(version -> files.read(table, version))
                .orElseGet(() -> files.none(table));
    }

    /** Puts rows in the place of those that {@code where} finds. */
    public void replace(final TableContract table, final Dataset<Row> rows, final String where) {
        prepare(table, where);
        outputs.replace(table, rows, where, id());
    }

    /** A place for rows that several steps of this run read; to be closed before the run is. One at a time. */
    public Scratch scratch() {
        start();
        return new Scratch(spark, outputs.root() + "/" + SCRATCH);
    }

    /** What this run has written so far to a table, read back. */
    public Dataset<Row> readBack(final TableContract table) {
        return outputs.readHead(table).where(written.get(table));
    }

    /** What this run has written so far, but for what it keeps: table by condition that finds its rows. */
    Map<TableContract, String> outputs() {
        final Map<TableContract, String> tables = new LinkedHashMap<>(written);
        tables.keySet().removeAll(kept);
        return tables;
    }

    /**
     * Makes everything the run wrote current in one commit.
     *
     * @param subject what is published
     * @param revision its revision
     * @param state draft or published
     * @param reason why a revision was made
     * @param answer what the run answers, kept with the publication
     */
    public void publish(
            final String subject,
            final int revision,
            final String state,
            final Optional<String> reason,
            final JsonNode answer) {
        final Map<String, Long> versions = new TreeMap<>();
        final Map<TableContract, Dataset<Row>> content = new LinkedHashMap<>();
        written.forEach((table, where) -> {
            final long version = outputs.head(table);
            versions.put(table.name(), version);
            if (!kept.contains(table)) {
                content.put(table, outputs.read(table, version).where(where));
            }
        });
        carry(subject, versions, content);
        final String contentHash = ContentHash.combine(ContentHash.of(content));
        add(subject, revision, state, versions, contentHash, id(), reason, answer);
        record("done", versions, Optional.of(contentHash), Optional.of(answer.toString()));
        isOver = true;
    }

    /**
     * Puts something on record that writes no table, such as the state of a period. It is in force at once; its content is
     * its answer.
     *
     * @param subject what it is about
     * @param revision its revision
     * @param versions the table versions that it holds on to
     * @param reason why
     * @param answer what is put on record
     */
    public void declare(
            final String subject,
            final int revision,
            final Map<String, Long> versions,
            final Optional<String> reason,
            final JsonNode answer) {
        start();
        final String contentHash = ContentHash.sha256(answer.toString());
        add(subject, revision, Publication.PUBLISHED, versions, contentHash, id(), reason, answer);
        record("done", Map.of(), Optional.of(contentHash), Optional.of(answer.toString()));
        isOver = true;
    }

    /** The version of an input that this run reads; none where it was never published. */
    public Optional<Long> inputVersion(final TableContract table) {
        return Optional.ofNullable(claim.inputVersions().get(table.name()));
    }

    private void carry(
            final String subject, final Map<String, Long> versions, final Map<TableContract, Dataset<Row>> content) {
        final Map<String, Long> before =
                inForce(subject).map(Publication::tableVersions).orElse(Map.of());
        carried.forEach((table, where) -> {
            final Long version = before.get(table.name());
            if (version != null) {
                versions.put(table.name(), version);
                content.put(table, files.read(table, version).where(where));
            }
        });
    }

    /** Freezes the draft in force of a subject: from now on it can only be superseded. */
    public void promote(final String subject, final JsonNode answer) {
        start();
        final Publication draft = inForce(subject).orElseThrow();
        final JsonNode kept = draft.answer().map(Run::parse).orElse(answer);
        add(
                subject,
                draft.revision(),
                Publication.PUBLISHED,
                draft.tableVersions(),
                draft.contentHash(),
                draft.runId(),
                draft.reason(),
                kept);
        record("done", draft.tableVersions(), Optional.of(draft.contentHash()), Optional.of(answer.toString()));
        isOver = true;
    }

    /** Writes into the ledger that the run was refused or failed. */
    public void failed(final DipperException failure) {
        if (isStarted && !isOver) {
            final String state = failure.exitCode() == org.dipper.errors.ExitCode.BUG ? "failed" : "refused";
            record(state, Map.of(), Optional.empty(), Optional.of(failure.what() + " " + failure.why()));
            isOver = true;
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    private void start() {
        if (!isStarted) {
            isStarted = true;
            record("started", Map.of(), Optional.empty(), Optional.empty());
        }
    }

    private void prepare(final TableContract table, final String where) {
        start();
        if (written.put(table, where) == null) {
            outputs.create(table);
            // What an unpublished run left behind is not part of any result. A rehearsal begins with empty tables.
            final long published = rehearsedRevision.isPresent()
                    ? 0L
                    : Warehouse.versionOf(publications, table.name()).orElse(0L);
            if (outputs.head(table) != published) {
                outputs.restore(table, published);
            }
        }
    }

    private void add(
            final String subject,
            final int revision,
            final String state,
            final Map<String, Long> versions,
            final String contentHash,
            final String runId,
            final Optional<String> reason,
            final JsonNode answer) {
        final long sequence = publications.isEmpty()
                ? 1
                : publications.get(publications.size() - 1).sequence() + 1;
        final Publication publication = new Publication(
                sequence,
                subject,
                revision,
                state,
                versions,
                contentHash,
                runId,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                spark.sparkContext().sparkUser(),
                reason,
                Optional.of(answer.toString()));
        publications.add(publication);
        books.add(publication, List.copyOf(publications));
    }

    private void record(
            final String state,
            final Map<String, Long> outputs,
            final Optional<String> contentHash,
            final Optional<String> message) {
        final Optional<Long> seconds = "started".equals(state)
                ? Optional.empty()
                : Optional.of(Duration.between(startedAt, Instant.now()).toSeconds());
        books.record(new Ledgers.RunRecord(
                id(),
                key,
                claim.job(),
                state,
                claim.options(),
                claim.policyHash(),
                claim.inputVersions(),
                outputs,
                contentHash,
                codeVersion,
                seconds,
                message));
    }

    private static JsonNode parse(final String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The publication table holds an unreadable answer", broken);
        }
    }
}
