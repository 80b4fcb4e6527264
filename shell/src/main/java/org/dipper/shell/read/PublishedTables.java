package org.dipper.shell.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dipper.errors.DipperException;
import org.dipper.operations.PublicationTable;
import org.dipper.operations.RunLedgerTable;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** What the warehouse has published: the rows in force, never those of a run that has not published. */
public final class PublishedTables {
    private final String warehouse;
    private final DeltaTables tables;
    private final List<Publication> publications;

    private PublishedTables(final String warehouse, final DeltaTables tables, final List<Publication> publications) {
        this.warehouse = warehouse;
        this.tables = tables;
        this.publications = List.copyOf(publications);
    }

    /**
     * Opens a warehouse.
     *
     * @throws DipperException precondition where nothing has been published there
     */
    public static PublishedTables open(final String warehouse) {
        return openIfPresent(warehouse)
                .orElseThrow(
                        () -> DipperException.precondition(
                                "There is no warehouse at " + warehouse + ".",
                                "Nothing has been ingested there yet.",
                                "Begin with: dipper data ingest --source GLOB --mapping FILE, or point --warehouse elsewhere."));
    }

    /** The publication in force of a subject, if there is one. */
    public Optional<Publication> find(final String subject) {
        return inForce().stream()
                .filter(publication -> publication.subject().equals(subject))
                .findFirst();
    }

    /** Opens a warehouse, or empty where nothing has been published there. */
    public static Optional<PublishedTables> openIfPresent(final String warehouse) {
        final DeltaTables tables = new DeltaTables(warehouse);
        if (!tables.has(PublicationTable.CONTRACT.name())) {
            return Optional.empty();
        }
        final List<Publication> publications = tables
                .read(
                        PublicationTable.CONTRACT.name(),
                        OptionalLong.empty(),
                        PublicationTable.CONTRACT.fields(),
                        List.of())
                .stream()
                .map(PublishedTables::publication)
                .sorted(Comparator.comparingLong(Publication::sequence))
                .toList();
        return Optional.of(new PublishedTables(warehouse, tables, publications));
    }

    /** The tables themselves. */
    public DeltaTables tables() {
        return tables;
    }

    /** The publication of a subject that was in force when the run of a publication computed; a draft may be frozen later. */
    public Optional<Publication> seenBy(final Publication publication, final String subject) {
        final long computed = publications.stream()
                .filter(each -> each.subject().equals(publication.subject())
                        && each.runId().equals(publication.runId()))
                .mapToLong(Publication::sequence)
                .min()
                .orElse(publication.sequence());
        return publications.stream()
                .filter(each -> each.subject().equals(subject) && each.sequence() < computed)
                .reduce((older, newer) -> newer);
    }

    /** Every publication in force, one a subject, newest first. */
    public List<Publication> inForce() {
        final Map<String, Publication> bySubject = new HashMap<>();
        publications.forEach(publication -> bySubject.put(publication.subject(), publication));
        return bySubject.values().stream()
                .sorted(Comparator.comparingLong(Publication::sequence).reversed())
                .toList();
    }

    /** The publications in force whose subject starts like this, newest first. */
    public List<Publication> inForce(final String prefix) {
        return inForce().stream()
                .filter(publication -> publication.subject().startsWith(prefix))
                .toList();
    }

    /**
     * The publication in force of a subject.
     *
     * @param fix what to run first where there is none
     * @throws DipperException precondition where there is none
     */
    public Publication require(final String subject, final String fix) {
        return find(subject)
                .orElseThrow(() -> DipperException.precondition(
                        "There is no " + subject.replace(':', ' ') + " in " + warehouse + ".", known(subject), fix));
    }

    /**
     * The newest publication that names a table.
     *
     * @throws DipperException precondition where none does
     */
    public Publication requireTable(final TableContract table, final String fix) {
        return newest(table)
                .orElseThrow(() -> DipperException.precondition(
                        "There is no " + table.name() + " in " + warehouse + ".",
                        "No run has published that table yet.",
                        fix));
    }

    /** The newest publication that names a table. */
    public Optional<Publication> newest(final TableContract table) {
        return publications.stream()
                .filter(publication -> publication.version(table.name()).isPresent())
                .reduce((older, newer) -> newer);
    }

    /**
     * The rows of a table at the version that a publication names; none where it does not name the table.
     */
    public List<TableRow> rows(final Publication publication, final TableContract table, final List<Match> where) {
        final OptionalLong version = publication.version(table.name());
        return version.isEmpty()
                ? new ArrayList<>()
                : new ArrayList<>(tables.read(table.name(), version, table.fields(), where));
    }

    /** The same rows one by one, with these columns alone, for tables too large to hold. */
    public void forEach(
            final Publication publication,
            final TableContract table,
            final List<Field> fields,
            final List<Match> where,
            final Consumer<TableRow> rows) {
        final OptionalLong version = publication.version(table.name());
        if (version.isPresent()) {
            tables.forEach(table.name(), version, fields, where, rows);
        }
    }

    /** All rows of a table at its current version. */
    public List<TableRow> current(final TableContract table) {
        return current(table, List.of());
    }

    /** The matching rows of a table at its current version; none where nothing is published. */
    public List<TableRow> current(final TableContract table, final List<Match> where) {
        final OptionalLong version = currentVersion(table);
        return version.isEmpty()
                ? new ArrayList<>()
                : new ArrayList<>(tables.read(table.name(), version, table.fields(), where));
    }

    /**
     * The version of a table that a reader without a subject sees: the one that the newest publication names; for the
     * warehouse's own books, which publications do not name, the newest.
     */
    public OptionalLong currentVersion(final TableContract table) {
        final boolean isOwnBook = table.layer().equals(PublicationTable.CONTRACT.layer());
        if (isOwnBook) {
            return tables.has(table.name())
                    ? OptionalLong.of(tables.latestVersion(table.name()))
                    : OptionalLong.empty();
        }
        return newest(table)
                .map(publication -> publication.version(table.name()))
                .orElse(OptionalLong.empty());
    }

    /**
     * The rows of a table as the run of a publication read it: at the version that the run ledger pinned, or the current
     * one where the ledger does not tell.
     */
    public List<TableRow> inputs(final Publication publication, final TableContract table, final List<Match> where) {
        if (!tables.has(table.name())) {
            return List.of();
        }
        final OptionalLong pinned = tables.has(RunLedgerTable.CONTRACT.name())
                ? tables
                        .read(
                                RunLedgerTable.CONTRACT.name(),
                                OptionalLong.empty(),
                                List.of(RunLedgerTable.INPUT_VERSIONS),
                                List.of(Match.of(RunLedgerTable.RUN_ID, publication.runId())))
                        .stream()
                        .map(row -> versions(row.text(RunLedgerTable.INPUT_VERSIONS))
                                .get(table.name()))
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .findFirst()
                : OptionalLong.empty();
        final OptionalLong current =
                newest(table).map(newest -> newest.version(table.name())).orElse(OptionalLong.empty());
        return tables.read(table.name(), pinned.isPresent() ? pinned : current, table.fields(), where);
    }

    private String known(final String subject) {
        final String kind = subject.substring(0, subject.indexOf(':') + 1);
        final List<String> periods =
                inForce(kind).stream().map(Publication::period).sorted().toList();
        return periods.isEmpty()
                ? "Nothing of that kind has been built there yet."
                : "There is: " + String.join(", ", periods) + ".";
    }

    private static Publication publication(final TableRow row) {
        return new Publication(
                row.number(PublicationTable.SEQUENCE),
                row.text(PublicationTable.SUBJECT),
                (int) row.number(PublicationTable.REVISION),
                row.text(PublicationTable.STATE).equals("published"),
                row.text(PublicationTable.CONTENT_HASH),
                row.text(PublicationTable.RUN_ID),
                row.value(PublicationTable.RECORDED_AT).map(Instant.class::cast).orElse(Instant.EPOCH),
                versions(row.text(PublicationTable.TABLE_VERSIONS)),
                row.text(PublicationTable.ANSWER));
    }

    private static Map<String, Long> versions(final String json) {
        final Map<String, Long> versions = new HashMap<>();
        try {
            final JsonNode node = new ObjectMapper().readTree(json);
            node.fieldNames()
                    .forEachRemaining(
                            table -> versions.put(table, node.get(table).asLong()));
            return versions;
        } catch (JsonProcessingException damaged) {
            throw DipperException.bug("The table versions of a publication cannot be read.", damaged);
        }
    }
}
