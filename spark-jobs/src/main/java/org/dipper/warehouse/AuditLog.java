package org.dipper.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.operations.AuditEntry;
import org.dipper.operations.AuditLogTable;

/**
 * The audit log of a warehouse: one entry for each publication that concerns money, or what people decided on leads. An entry follows from its publication and the
 * entry before it alone, so what a killed run left out is added later as it would have been.
 */
final class AuditLog {
    /** What subjects begin with whose publications are actions of people on settlements and leads. */
    private static final Set<String> AUDITED = Set.of("settlement", "month", "plan", "decisions", "state", "review");

    private final BookFiles files;

    AuditLog(final BookFiles files) {
        this.files = files;
    }

    /** Whether publications of a subject are logged. */
    static boolean isAudited(final String subject) {
        return AUDITED.contains(subject.split(":", 2)[0]);
    }

    /** Adds the entries of all publications that have none yet; nothing is written where there are none. */
    void catchUp(final List<Publication> all) {
        Optional<AuditEntry> last = last();
        final long known =
                last.map(entry -> entry.action().publicationSequence()).orElse(0L);
        final List<Row> rows = new ArrayList<>();
        for (final Publication publication : all) {
            if (publication.sequence() > known && isAudited(publication.subject())) {
                final AuditEntry entry = AuditEntry.after(last, action(publication));
                rows.add(row(entry));
                last = Optional.of(entry);
            }
        }
        if (!rows.isEmpty()) {
            files.append(AuditLogTable.CONTRACT, rows, all.get(all.size() - 1).runId());
        }
    }

    /** All entries in order. */
    List<AuditEntry> entries() {
        return files.rows(AuditLogTable.CONTRACT).stream()
                .map(AuditLog::entry)
                .sorted(Comparator.comparing(AuditEntry::sequence))
                .toList();
    }

    /** What the log must tell of a publication. */
    static AuditEntry.Action action(final Publication publication) {
        final Map<String, Object> detail = new TreeMap<>();
        detail.put("state", publication.state());
        detail.put("run_id", publication.runId());
        detail.put("table_versions", new TreeMap<>(publication.tableVersions()));
        publication.reason().ifPresent(reason -> detail.put("reason", reason));
        publication.answer().ifPresent(answer -> detail.put("answer", answer));
        return new AuditEntry.Action(
                publication.recordedAt(),
                publication.recordedBy(),
                name(publication),
                publication.subject(),
                publication.revision(),
                publication.sequence(),
                Optional.of(Ledgers.json(detail)),
                publication.contentHash());
    }

    private static String name(final Publication publication) {
        return switch (publication.subject().split(":", 2)[0]) {
            case "decisions" -> "decide";
            case "state" -> "set_state";
            case "review" -> "review";
            case "plan" -> "plan";
            default -> publication.isPublished() ? "publish" : "compute";
        };
    }

    private Optional<AuditEntry> last() {
        return files.rows(AuditLogTable.CONTRACT).stream()
                .map(AuditLog::entry)
                .max(Comparator.comparing(AuditEntry::sequence));
    }

    private static Row row(final AuditEntry entry) {
        final AuditEntry.Action action = entry.action();
        return RowFactory.create(
                entry.sequence(),
                action.recordedAt(),
                action.recordedBy(),
                action.name(),
                action.subject(),
                action.revision(),
                action.publicationSequence(),
                action.detail().orElse(null),
                action.contentHash(),
                entry.previousHash(),
                entry.entryHash());
    }

    private static AuditEntry entry(final Row row) {
        return new AuditEntry(
                row.<Long>getAs(AuditLogTable.SEQUENCE.name()),
                new AuditEntry.Action(
                        row.getAs(AuditLogTable.RECORDED_AT.name()),
                        row.getAs(AuditLogTable.RECORDED_BY.name()),
                        row.getAs(AuditLogTable.ACTION.name()),
                        row.getAs(AuditLogTable.SUBJECT.name()),
                        row.<Integer>getAs(AuditLogTable.REVISION.name()),
                        row.<Long>getAs(AuditLogTable.PUBLICATION_SEQUENCE.name()),
                        Optional.ofNullable(row.getAs(AuditLogTable.DETAIL.name())),
                        row.getAs(AuditLogTable.CONTENT_HASH.name())),
                row.getAs(AuditLogTable.PREVIOUS_HASH.name()),
                row.getAs(AuditLogTable.ENTRY_HASH.name()));
    }
}
