package org.dipper.warehouse;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A set of table versions in force for a subject.
 *
 * @param sequence order of publications in the warehouse
 * @param subject such as {@code ingest}, {@code catalog:2011}, {@code settlement:2010}
 * @param revision counts up with every superseding publication
 * @param state {@code draft} may be replaced, {@code published} may only be superseded
 * @param tableVersions Delta version by table name
 * @param contentHash hash of the rows the run wrote, whatever their order
 * @param runId the run that computed the rows
 * @param recordedAt when
 * @param recordedBy who
 * @param reason why a revision was made
 * @param answer what the run answered, as JSON
 */
public record Publication(
        long sequence,
        String subject,
        int revision,
        String state,
        Map<String, Long> tableVersions,
        String contentHash,
        String runId,
        Instant recordedAt,
        String recordedBy,
        Optional<String> reason,
        Optional<String> answer) {
    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";

    public Publication {
        tableVersions = Map.copyOf(tableVersions);
    }

    /** Whether the publication may only be superseded, never replaced. */
    public boolean isPublished() {
        return PUBLISHED.equals(state);
    }
}
