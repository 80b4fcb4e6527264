package org.dipper.warehouse;

import java.util.Map;
import java.util.Optional;

/**
 * What the ledger keeps of a run.
 *
 * @param runId the run
 * @param job its job
 * @param options everything that steered its result
 * @param policyHash the policy that it went by
 * @param inputVersions its inputs
 * @param codeVersion the code that computed it
 */
public record BookedRun(
        String runId,
        String job,
        Map<String, String> options,
        Optional<String> policyHash,
        Map<String, Long> inputVersions,
        String codeVersion) {
    public BookedRun {
        options = Map.copyOf(options);
        inputVersions = Map.copyOf(inputVersions);
    }
}
