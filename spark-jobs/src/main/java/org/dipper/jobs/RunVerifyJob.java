package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.operations.AuditChain;
import org.dipper.operations.AuditEntry;
import org.dipper.protocol.JobEvent;
import org.dipper.warehouse.CodeVersion;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Rehearsal;
import org.dipper.warehouse.Warehouse;

/**
 * {@code run verify [--subject S [--revision N] | --all]}: computes settled periods again from their pinned inputs and tells
 * whether they are what was published, and whether the audit log is what was written. Without options, every period as it is
 * published now; with {@code --all}, superseded revisions too. It changes nothing.
 */
public final class RunVerifyJob implements Job {
    private static final String AUDIT_LOG = "audit_log";

    @Override
    public void check(final JobOptions options) {
        options.only("subject", "revision", "all");
        final Optional<String> subject = options.optional("subject");
        if (subject.isPresent() && options.flag("all")
                || options.optional("revision").isPresent() && subject.isEmpty()) {
            throw DipperException.usage(
                    options.command() + " takes either --subject, perhaps with --revision, or --all.",
                    "Together they contradict each other.",
                    "Leave one out.");
        }
        subject.filter(name -> Period.settledBy(name).isEmpty()).ifPresent(name -> {
            throw DipperException.usage(
                    "--subject is \"" + name + "\".",
                    "Only settled periods can be computed again.",
                    "Write it like settlement:2025 or month:202503.");
        });
        options.wholeNumber("revision");
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        check(options);
        final Warehouse warehouse = context.warehouse();
        final List<Publication> publications = warehouse.publications();
        final List<Publication> chosen = chosen(publications, options);
        final ArrayNode answer = Answers.array();
        final List<String> wrong = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            final Publication publication = chosen.get(i);
            context.progress(
                    "verify",
                    "Computing " + publication.subject() + " again",
                    "重新计算 " + publication.subject(),
                    i,
                    chosen.size());
            add(answer, wrong, verify(context, publication));
        }
        add(answer, wrong, auditRow(warehouse, publications));
        if (wrong.isEmpty()) {
            return answer;
        }
        // Those who asked get the rows, and the exit code tells scripts.
        context.events().accept(new JobEvent.Result(answer));
        throw DipperException.notReconciled(
                "What is published is not what its inputs yield.",
                String.join("; ", wrong) + ".",
                "Nothing was changed. Find out who changed the tables, or which code made them; then restore or supersede.");
    }

    private static List<Publication> chosen(final List<Publication> publications, final JobOptions options) {
        final Map<String, Publication> newest = new LinkedHashMap<>();
        final Optional<String> subject = options.optional("subject");
        final Optional<Long> revision = options.wholeNumber("revision");
        final boolean isEach = options.flag("all") || revision.isPresent();
        for (final Publication publication : publications) {
            final boolean isAsked = subject.map(publication.subject()::equals)
                    .orElse(Period.settledBy(publication.subject()).isPresent() && publication.isPublished());
            final boolean isRevision =
                    revision.map(number -> number == publication.revision()).orElse(true);
            if (isAsked && isRevision) {
                newest.put(publication.subject() + (isEach ? " " + publication.revision() : ""), publication);
            }
        }
        if (subject.isPresent() && newest.isEmpty()) {
            throw DipperException.precondition(
                    subject.get()
                            + revision.map(number -> " revision " + number).orElse("") + " is not there.",
                    "It was never settled in this warehouse.",
                    "Look at dipper run list, or check --subject and --revision.");
        }
        return List.copyOf(newest.values());
    }

    private static void add(final ArrayNode answer, final List<String> wrong, final ObjectNode row) {
        answer.add(row);
        if (row.get("is_equal").isBoolean() && !row.get("is_equal").booleanValue()) {
            wrong.add(row.get("subject").asText()
                    + (row.get("revision").isNull()
                            ? ""
                            : " revision " + row.get("revision").asText())
                    + ": " + row.get("finding").asText());
        }
    }

    private static ObjectNode verify(final JobContext context, final Publication publication) {
        final ObjectNode row = Answers.object()
                .put("subject", publication.subject())
                .put("revision", publication.revision())
                .put("run_id", publication.runId())
                .put("content_hash", publication.contentHash());
        row.putNull("recomputed_hash")
                .putNull("stored_hash")
                .putNull("is_equal")
                .putNull("code_version");
        row.put("code_version_now", CodeVersion.current());
        final Recomputation recomputation;
        try {
            recomputation = Recomputation.prepare(context, publication, Optional.empty());
        } catch (DipperException notKept) {
            context.notice(notKept.what() + " " + notKept.why(), publication.subject() + " 无法重新计算。");
            return row.put("finding", notKept.what() + " " + notKept.why());
        }
        row.put("code_version", recomputation.codeVersion());
        try (Rehearsal again = recomputation.compute()) {
            final String recomputed = again.recomputedHash().orElse("");
            final String stored = again.storedHash();
            final boolean isRecomputed = recomputed.equals(publication.contentHash());
            final boolean isStored = stored.equals(publication.contentHash());
            row.put("recomputed_hash", recomputed).put("stored_hash", stored);
            row.put("is_equal", isRecomputed && isStored);
            return row.put("finding", finding(isRecomputed, isStored));
        } catch (Exception failure) {
            // It could be computed once: inputs that are refused now, or files that cannot be read, are a difference.
            final DipperException told = Failures.explain(failure);
            if (told.exitCode() == ExitCode.TRY_AGAIN) {
                throw told;
            }
            row.put("is_equal", false);
            return row.put("finding", told.what() + " " + told.why());
        }
    }

    private static String finding(final boolean isRecomputed, final boolean isStored) {
        if (isRecomputed && isStored) {
            return "";
        }
        return isRecomputed
                ? "the rows in the tables are not those that were published"
                : isStored
                        ? "its pinned inputs yield other rows than were published"
                        : "neither the rows in the tables nor those that its inputs yield are those that were published";
    }

    /** One row for the audit log: whether it is what was written, and tells what was published. */
    static ObjectNode auditRow(final Warehouse warehouse, final List<Publication> publications) {
        final List<AuditEntry> entries = warehouse.auditLog();
        final Optional<String> finding = AuditChain.check(entries)
                .map(broken -> "entry " + broken.sequence() + " is not as it was written: " + broken.why())
                .or(() -> difference(warehouse, publications, entries));
        final ObjectNode row = Answers.object().put("subject", AUDIT_LOG);
        row.putNull("revision").putNull("run_id");
        final String last =
                entries.isEmpty() ? "" : entries.get(entries.size() - 1).entryHash();
        row.put("content_hash", last);
        row.put(
                "recomputed_hash",
                entries.isEmpty() ? "" : entries.get(entries.size() - 1).recomputed());
        row.put("stored_hash", last).put("is_equal", finding.isEmpty());
        row.putNull("code_version").put("code_version_now", CodeVersion.current());
        return row.put("finding", finding.orElse(""));
    }

    /** Where the log and the publications contradict each other. The newest may lack entries that the next run adds. */
    private static Optional<String> difference(
            final Warehouse warehouse, final List<Publication> publications, final List<AuditEntry> entries) {
        final Map<Long, AuditEntry> told = new HashMap<>();
        entries.forEach(entry -> told.put(entry.action().publicationSequence(), entry));
        final long newest =
                entries.isEmpty() ? 0 : entries.get(entries.size() - 1).action().publicationSequence();
        for (final Publication publication : publications) {
            final Optional<AuditEntry> entry = Optional.ofNullable(told.remove(publication.sequence()));
            final Optional<AuditEntry.Action> expected =
                    publication.sequence() <= newest ? warehouse.audited(publication) : Optional.empty();
            if (!entry.map(AuditEntry::action).equals(expected)) {
                return Optional.of(
                        "publication " + publication.sequence() + " of " + publication.subject() + " is not as "
                                + entry.map(each -> "entry " + each.sequence()).orElse("no entry") + " tells it");
            }
        }
        return told.values().stream()
                .findFirst()
                .map(entry -> "entry " + entry.sequence() + " tells of a publication that is not there");
    }
}
