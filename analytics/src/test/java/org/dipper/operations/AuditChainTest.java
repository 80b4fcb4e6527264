package org.dipper.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.dipper.operations.AuditEntry.Action;
import org.junit.jupiter.api.Test;

/** An audit log whose entries were changed, moved, doubled or taken out is told at the first of them. */
class AuditChainTest {
    @Test
    void whatWasWrittenHolds() {
        assertThat(AuditChain.check(List.of())).isEmpty();
        assertThat(AuditChain.check(log(1, 30))).isEmpty();
    }

    @Test
    void anEntryHasTheHashItAlwaysHad() {
        final Action action = new Action(
                Instant.parse("2025-12-31T16:00:00.123456789Z"),
                "agency",
                "publish",
                "settlement:2025",
                2,
                17,
                Optional.of("{\"state\":\"published\"}"),
                "ab".repeat(32));
        assertThat(AuditEntry.after(Optional.empty(), action).entryHash())
                .isEqualTo("213c03ccfbfb4d901d8537ff4f8ee2253a53281384c928dd1a0c358dc70d125e");
    }

    @Test
    void anyChangedValueBreaksTheChainAtItsEntry() {
        final List<UnaryOperator<AuditEntry>> changes = List.of(
                entry -> with(entry, action -> copy(action, action.recordedAt().plusNanos(1000), "time")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "recordedBy")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "name")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "subject")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "revision")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "publication")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "detail")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "noDetail")),
                entry -> with(entry, action -> copy(action, action.recordedAt(), "content")),
                // A letter moved from one value to the next leaves the joined text as it was.
                entry -> with(entry, action -> copy(action, action.recordedAt(), "moved")),
                entry -> new AuditEntry(entry.sequence(), entry.action(), "f".repeat(64), entry.entryHash()),
                entry -> new AuditEntry(entry.sequence(), entry.action(), entry.previousHash(), "f".repeat(64)));
        for (int change = 0; change < changes.size(); change++) {
            for (int at = 0; at < 6; at++) {
                final List<AuditEntry> log = log(7, 6);
                log.set(at, changes.get(change).apply(log.get(at)));
                assertThat(AuditChain.check(log))
                        .as("change %d at %d", change, at)
                        .get()
                        .extracting(AuditChain.Break::sequence)
                        .isEqualTo(at + 1L);
            }
        }
    }

    @Test
    void whoChangesAnEntryAndItsHashBreaksTheChainAtTheNext() {
        final List<AuditEntry> log = log(3, 5);
        final AuditEntry changed = with(log.get(2), action -> copy(action, action.recordedAt(), "content"));
        log.set(2, new AuditEntry(3, changed.action(), changed.previousHash(), changed.recomputed()));
        assertThat(AuditChain.check(log)).contains(new AuditChain.Break(4, "it does not follow the entry before it"));
    }

    @Test
    void randomLogsBreakWhereAnEntryIsTakenOutDoubledOrMoved() {
        final Random random = new Random(20251231);
        for (int round = 0; round < 300; round++) {
            final int size = 2 + random.nextInt(20);
            final List<AuditEntry> log = log(random.nextLong(), size);
            assertThat(AuditChain.check(log)).isEmpty();
            final int at = random.nextInt(size - 1);
            switch (random.nextInt(3)) {
                case 0 -> log.remove(at);
                case 1 -> log.add(at + 1, log.get(at));
                default -> Collections.swap(log, at, at + 1);
            }
            assertThat(AuditChain.check(log))
                    .get()
                    .extracting(AuditChain.Break::sequence)
                    .isEqualTo(at + 1L);
        }
    }

    private static List<AuditEntry> log(final long seed, final int size) {
        final Random random = new Random(seed);
        final List<AuditEntry> log = new ArrayList<>();
        Optional<AuditEntry> last = Optional.empty();
        for (int i = 0; i < size; i++) {
            final Action action = new Action(
                    Instant.ofEpochSecond(1_700_000_000L + random.nextInt(1_000_000), random.nextInt(1_000_000_000)),
                    "user" + random.nextInt(5),
                    random.nextBoolean() ? "compute" : "publish",
                    "month:2025" + random.nextInt(12),
                    1 + random.nextInt(9),
                    i * 3L + 1,
                    random.nextBoolean()
                            ? Optional.of("{\"n\":" + random.nextInt() + ",\"t\":\"结算\"}")
                            : Optional.of(""),
                    Long.toHexString(random.nextLong()));
            final AuditEntry entry = AuditEntry.after(last, action);
            log.add(entry);
            last = Optional.of(entry);
        }
        return log;
    }

    private static AuditEntry with(final AuditEntry entry, final UnaryOperator<Action> change) {
        return new AuditEntry(entry.sequence(), change.apply(entry.action()), entry.previousHash(), entry.entryHash());
    }

    private static Action copy(final Action old, final Instant at, final String what) {
        final boolean isMoved = what.equals("moved");
        final int last = old.recordedBy().length() - 1;
        return new Action(
                at,
                what.equals("recordedBy") ? "other" : isMoved ? old.recordedBy().substring(0, last) : old.recordedBy(),
                what.equals("name") ? "decide" : isMoved ? old.recordedBy().charAt(last) + old.name() : old.name(),
                what.equals("subject") ? "state:2025" : old.subject(),
                old.revision() + (what.equals("revision") ? 1 : 0),
                old.publicationSequence() + (what.equals("publication") ? 1 : 0),
                what.equals("detail") ? Optional.of("{}") : what.equals("noDetail") ? Optional.empty() : old.detail(),
                what.equals("content") ? "0" : old.contentHash());
    }
}
