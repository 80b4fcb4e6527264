package org.dipper.jobs;

import java.util.Map;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.warehouse.BookedRun;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Rehearsal;

/** Computes a settled period once more from what its run pinned, beside the warehouse: to verify it, or by another policy. */
final class Recomputation {
    /** The jobs whose periods can be computed again, by the name that the ledger has. */
    private static final Map<String, SettlementComputation> COMPUTATIONS =
            Map.of("settle year", SettleYearJob::recompute, "settle month", SettleMonthJob::recompute);

    private Recomputation() {}

    /**
     * Computes a publication again.
     *
     * @param publication of a month or a year
     * @param other another policy to go by; empty for the one it went by
     * @return what was computed; the caller closes it
     * @throws DipperException precondition, where the run or its policy is not kept; what the computation itself refuses
     */
    static Rehearsal of(final JobContext context, final Publication publication, final Optional<Policy> other) {
        final Rehearsal rehearsal = context.warehouse().rehearse(publication, other.map(Policy::hash));
        try {
            final BookedRun booked = rehearsal.booked();
            final SettlementComputation computation = Optional.ofNullable(COMPUTATIONS.get(booked.job()))
                    .orElseThrow(() -> DipperException.precondition(
                            publication.subject() + " cannot be computed again.",
                            "It was made by \"" + booked.job() + "\", which is no settlement.",
                            "Name a month or a year that is settled."));
            computation.compute(
                    context, rehearsal.run(), booked.options(), policy(context, booked, other), publication.reason());
            return rehearsal;
        } catch (RuntimeException | Error failure) {
            rehearsal.close();
            throw failure;
        }
    }

    private static Policy policy(final JobContext context, final BookedRun booked, final Optional<Policy> other) {
        return other.or(() -> booked.policyHash().flatMap(hash -> PolicyTexts.find(context.warehouse(), hash)))
                .orElseThrow(() -> DipperException.precondition(
                        "The run " + booked.runId() + " cannot be repeated.",
                        "The policy that it went by is not kept; runs of older releases did not keep it.",
                        "Settle the period again to have it kept from now on."));
    }
}
