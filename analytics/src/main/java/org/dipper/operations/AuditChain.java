package org.dipper.operations;

import java.util.List;
import java.util.Optional;

/** Whether an audit log still is what was written: entries without gap, each with its own hash and that of the one before. */
public final class AuditChain {
    private AuditChain() {}

    /**
     * Where a chain is broken.
     *
     * @param sequence the first entry that is not as it was written, or is not there
     * @param why what is wrong with it
     */
    public record Break(long sequence, String why) {}

    /** The first break of a log; none where it holds. Entries come in the order of their sequence. */
    public static Optional<Break> check(final List<AuditEntry> entries) {
        String previous = AuditEntry.FIRST;
        long sequence = 0;
        for (final AuditEntry entry : entries) {
            sequence++;
            if (entry.sequence() > sequence) {
                return Optional.of(new Break(sequence, "it is not there"));
            }
            if (entry.sequence() < sequence) {
                return Optional.of(new Break(entry.sequence(), "it is there more than once, or out of order"));
            }
            if (!entry.previousHash().equals(previous)) {
                return Optional.of(new Break(sequence, "it does not follow the entry before it"));
            }
            if (!entry.entryHash().equals(entry.recomputed())) {
                return Optional.of(new Break(sequence, "its values are not those that were hashed"));
            }
            previous = entry.entryHash();
        }
        return Optional.empty();
    }
}
