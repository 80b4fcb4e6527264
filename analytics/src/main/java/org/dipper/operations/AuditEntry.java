package org.dipper.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of the audit log.
 *
 * @param sequence its place, from 1
 * @param action what was done, and to what
 * @param previousHash the hash of the entry before; {@link #FIRST} for the first
 * @param entryHash SHA-256 over the previous hash and the canonical text of the other values, in hexadecimal
 */
public record AuditEntry(long sequence, Action action, String previousHash, String entryHash) {
    /** What stands before the first entry. */
    public static final String FIRST = "0".repeat(64);

    /**
     * What was done.
     *
     * @param recordedAt when, to the microsecond
     * @param recordedBy who
     * @param name such as compute, publish, decide
     * @param subject what it was done to
     * @param revision the revision it made
     * @param publicationSequence the publication that it tells of
     * @param detail the rest as JSON
     * @param contentHash the content hash of the publication
     */
    public record Action(
            Instant recordedAt,
            String recordedBy,
            String name,
            String subject,
            int revision,
            long publicationSequence,
            Optional<String> detail,
            String contentHash) {
        public Action {
            // Tables keep microseconds: what is hashed must be what can be read back.
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** The entry that follows another, or begins the log. */
    public static AuditEntry after(final Optional<AuditEntry> last, final Action action) {
        final long sequence = last.map(AuditEntry::sequence).orElse(0L) + 1;
        final String previous = last.map(AuditEntry::entryHash).orElse(FIRST);
        return new AuditEntry(sequence, action, previous, hash(sequence, action, previous));
    }

    /** The hash that the entry must have by its other values. */
    public String recomputed() {
        return hash(sequence, action, previousHash);
    }

    private static String hash(final long sequence, final Action action, final String previous) {
        final StringBuilder text = new StringBuilder();
        part(text, previous);
        part(text, String.valueOf(sequence));
        part(text, action.recordedAt().toString());
        part(text, action.recordedBy());
        part(text, action.name());
        part(text, action.subject());
        part(text, String.valueOf(action.revision()));
        part(text, String.valueOf(action.publicationSequence()));
        part(text, action.detail().map(detail -> "=" + detail).orElse("-"));
        part(text, action.contentHash());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** The length goes first, so that no text can be moved over from one value to the next. */
    private static void part(final StringBuilder text, final String value) {
        text.append(value.length()).append(':').append(value).append('\n');
    }
}
