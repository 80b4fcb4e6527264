package org.dipper.warehouse;

import java.util.List;
import java.util.Optional;

/** The books of a rehearsal: nothing is written, the publication is only remembered. */
final class RehearsedBooks implements Books {
    private Optional<Publication> published = Optional.empty();

    /** What the run would have published. */
    Optional<Publication> published() {
        return published;
    }

    @Override
    public void add(final Publication publication, final List<Publication> all) {
        published = Optional.of(publication);
    }

    @Override
    public void record(final Ledgers.RunRecord record) {}

    @Override
    public boolean isDone(final String runId) {
        return true;
    }

    @Override
    public void catchUp(final List<Publication> all) {}
}
