package org.dipper.warehouse;

import java.util.List;

/** Where a run books what it does. */
interface Books {
    /**
     * Makes a publication known.
     *
     * @param publication the new one
     * @param all all publications, the new one last
     */
    void add(Publication publication, List<Publication> all);

    /** Notes a change of state of a run. */
    void record(Ledgers.RunRecord record);

    /** Whether the ledger has the last line of a run. */
    boolean isDone(String runId);

    /** Catches up on what follows from publications, where the run that made one was killed before. */
    void catchUp(List<Publication> all);
}
