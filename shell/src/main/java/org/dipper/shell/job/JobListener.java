package org.dipper.shell.job;

import org.dipper.protocol.JobEvent;

/** Hears what a job says while it runs. */
public interface JobListener extends AutoCloseable {
    /** How far the job is. */
    void progress(JobEvent.Progress progress);

    /** A sentence for people. */
    void notice(JobEvent.Notice notice);

    @Override
    void close();
}
