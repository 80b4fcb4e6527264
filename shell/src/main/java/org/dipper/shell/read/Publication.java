package org.dipper.shell.read;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A set of table versions that is current for a subject.
 *
 * @param sequence the order of publications
 * @param subject such as {@code catalog:2011}
 * @param revision the revision of the subject
 * @param isPublished false for a draft
 * @param contentHash what the tables hold, as one hash
 * @param runId the run that made it
 * @param recordedAt when it was made current
 * @param versions Delta version by table
 * @param answer what the run answered, as json; empty where it is not on record
 */
public record Publication(
        long sequence,
        String subject,
        int revision,
        boolean isPublished,
        String contentHash,
        String runId,
        Instant recordedAt,
        Map<String, Long> versions,
        String answer) {
    public Publication {
        versions = Map.copyOf(versions);
    }

    /** The version of a table, if this publication names it. */
    public OptionalLong version(final String table) {
        final Long version = versions.get(table);
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** What stands after the colon of the subject: a year or a period. */
    public String period() {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
