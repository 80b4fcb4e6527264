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
import org.apache.spark.sql.SparkSession;
import org.dipper.operations.PublicationTable;
import org.dipper.operations.RunLedgerTable;
import org.dipper.table.Columns;

/** The warehouse's own books: publications and runs. Rows are only ever added. */
final class Ledgers implements Books {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;
    private final DeltaFiles files;
    private final AuditLog audit;

    Ledgers(final SparkSession spark, final DeltaFiles files) {
        this.spark = spark;
        this.files = files;
        this.audit = new AuditLog(spark, files);
    }

    AuditLog audit() {
        return audit;
    }

    /** All publications, oldest first. */
    List<Publication> publications() {
        if (!files.exists(PublicationTable.CONTRACT)) {
            return List.of();
        }
        final List<Publication> publications = new ArrayList<>();
        // One row a publication: small by nature.
        for (final Row row : files.readHead(PublicationTable.CONTRACT).collectAsList()) {
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
        files.create(PublicationTable.CONTRACT);
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
        files.append(
                PublicationTable.CONTRACT,
                spark.createDataFrame(List.of(row), Columns.schema(PublicationTable.CONTRACT)),
                publication.runId());
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
        return files.exists(RunLedgerTable.CONTRACT)
                && !files.readHead(RunLedgerTable.CONTRACT)
                        .where(Columns.col(RunLedgerTable.RUN_ID)
                                .equalTo(runId)
                                .and(Columns.col(RunLedgerTable.STATE).equalTo("done")))
                        .isEmpty();
    }

    /** What is kept of a run; none where the ledger does not know it. */
    Optional<BookedRun> booked(final String runId) {
        if (!files.exists(RunLedgerTable.CONTRACT)) {
            return Optional.empty();
        }
        // All lines of a run tell the same of it.
        return files
                .readHead(RunLedgerTable.CONTRACT)
                .where(Columns.col(RunLedgerTable.RUN_ID).equalTo(runId))
                .limit(1)
                .collectAsList()
                .stream()
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
        files.create(RunLedgerTable.CONTRACT);
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
        files.append(
                RunLedgerTable.CONTRACT,
                spark.createDataFrame(List.of(row), Columns.schema(RunLedgerTable.CONTRACT)),
                record.runId());
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
