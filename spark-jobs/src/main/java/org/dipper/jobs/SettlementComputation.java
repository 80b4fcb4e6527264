package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
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
     * @param claim what the run claimed: its options and what else steers the result
     * @param basis the policy and the decisions to go by
     * @param reason why a published period is corrected
     * @return the answer
     */
    JsonNode compute(
            JobContext context, Run run, Map<String, String> claim, SettlementBasis basis, Optional<String> reason);
}
