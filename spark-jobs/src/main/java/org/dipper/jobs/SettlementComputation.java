package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.dipper.warehouse.Run;

/**
 * The computing part of a job that settles a period. It reads through the run alone and ends with {@link Run#publish}, so that
 * it can be done again by {@link Recomputation}.
 */
@FunctionalInterface
interface SettlementComputation {
    /**
     * Computes a period.
     *
     * @param context the session and the events; not the warehouse
     * @param run where to read and write
     * @param request the period, and what to go by
     * @return the answer
     */
    JsonNode compute(JobContext context, Run run, SettlementRequest request);
}
