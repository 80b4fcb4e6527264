package org.dipper.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.operations.PublicationTable;
import org.dipper.operations.RunLedgerTable;

/** The warehouse's own books: publications and runs. Rows are only ever added. */
final class Ledgers implements Books {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BookFiles files;
    private final AuditLog audit;

    Ledgers(final BookFiles files) {
        this.files = files;
        this.audit = new AuditLog(files);
    }

    AuditLog audit() {
        return audit;
    }

    /** All publications, oldest first. */
    List<Publication> publications() {
        final List<Publication> publications = new ArrayList<>();
        // One row a publication: small by nature.
        for (final Row row : files.rows(PublicationTable.CONTRACT)) {
            publications.add(new Publication(
                    row.getAs(PublicationTable.SEQUENCE.name()),
                    row.getAs(PublicationTable.SUBJECT.name()),
                    row.getAs(PublicationTable.REVISION.name()),
                    row.getAs(PublicationTable.STATE.name()),
                    versions(row.getAs(PublicationTable.TABLE_VERSIONS.name())),
                    row.getAs(PublicationTable.CONTENT_HASH.name()),
                    row.getAs(PublicationTable.RUN_ID.name()),
                    row.getAs(PublicationTable.RECORDED_AT.name()),
                    row.getAs(PublicationTable.RECORDED_BY.name()),
                    Optional.ofNullable(row.getAs(PublicationTable.REASON.name())),
                    Optional.ofNullable(row.getAs(PublicationTable.ANSWER.name()))));
        }
        publications.sort(Comparator.comparing(Publication::sequence));
        return List.copyOf(publications);
    }

    @Override
    public void add(final Publication publication, final List<Publication> all) {
        final Row row = RowFactory.create(
                publication.sequence(),
                publication.subject(),
                publication.revision(),
                publication.state(),
                json(new TreeMap<>(publication.tableVersions())),
                publication.contentHash(),
                publication.runId(),
                publication.recordedAt(),
                publication.recordedBy(),
                publication.reason().orElse(null),
                publication.answer().orElse(null));
        files.append(PublicationTable.CONTRACT, List.of(row), publication.runId());
        if (AuditLog.isAudited(publication.subject())) {
            audit.catchUp(all);
        }
    }

    @Override
    public void catchUp(final List<Publication> all) {
        audit.catchUp(all);
    }

    @Override
    public boolean isDone(final String runId) {
        return files.rows(RunLedgerTable.CONTRACT, RunLedgerTable.RUN_ID, runId).stream()
                .anyMatch(row -> "done".equals(row.getAs(RunLedgerTable.STATE.name())));
    }

    /** What is kept of a run; none where the ledger does not know it. */
    Optional<BookedRun> booked(final String runId) {
        // All lines of a run tell the same of it.
        return files.rows(RunLedgerTable.CONTRACT, RunLedgerTable.RUN_ID, runId).stream()
                .map(row -> new BookedRun(
                        runId,
                        row.getAs(RunLedgerTable.JOB.name()),
                        options(row.getAs(RunLedgerTable.OPTIONS.name())),
                        Optional.ofNullable(row.getAs(RunLedgerTable.POLICY_HASH.name())),
                        versions(row.getAs(RunLedgerTable.INPUT_VERSIONS.name())),
                        row.getAs(RunLedgerTable.CODE_VERSION.name())))
                .findFirst();
    }

    @Override
    public void record(final RunRecord record) {
        final Row row = RowFactory.create(
                record.runId(),
                record.runKey(),
                record.job(),
                record.state(),
                Instant.now(),
                json(new TreeMap<>(record.options())),
                record.policyHash().orElse(null),
                json(new TreeMap<>(record.inputVersions())),
                record.outputVersions().isEmpty() ? null : json(new TreeMap<>(record.outputVersions())),
                record.contentHash().orElse(null),
                record.codeVersion(),
                record.seconds().orElse(null),
                record.message().orElse(null));
        files.append(RunLedgerTable.CONTRACT, List.of(row), record.runId());
    }

    /** One row of the run ledger, but for the time. */
    record RunRecord(
            String runId,
            String runKey,
            String job,
            String state,
            Map<String, String> options,
            Optional<String> policyHash,
            Map<String, Long> inputVersions,
            Map<String, Long> outputVersions,
            Optional<String> contentHash,
            String codeVersion,
            Optional<Long> seconds,
            Optional<String> message) {}

    static String json(final Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts and numbers is always JSON", impossible);
        }
    }

    private static Map<String, String> options(final String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The run ledger holds unreadable options", broken);
        }
    }

    private static Map<String, Long> versions(final String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Long>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The publication table holds unreadable versions", broken);
        }
    }
}
