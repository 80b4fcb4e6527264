package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/** One command that needs Spark. */
public interface Job {
    /**
     * Runs the job.
     *
     * @return the answer: one object, or an array of row objects under the column names of the tables
     * @throws org.dipper.errors.DipperException for everything a person can mend
     */
    JsonNode run(JobContext context, JobOptions options);

    /**
     * Refuses what can be refused before Spark starts: unknown or missing options, a policy or mapping that does not load.
     *
     * @throws org.dipper.errors.DipperException usage or refused
     */
    default void check(final JobOptions options) {}
}
