package org.dipper.jobs;

import java.util.Map;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.warehouse.BookedRun;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Rehearsal;

/**
 * A settled period once more, computed from what its run pinned, beside the warehouse: to verify it, or to see what another
 * policy would have made of it.
 */
final class Recomputation {
    /** The jobs whose periods can be computed again, by the name that the ledger has. */
    private static final Map<String, SettlementComputation> COMPUTATIONS =
            Map.of("settle year", SettleYearJob::compute, "settle month", SettleMonthJob::compute);

    private final JobContext context;
    private final Publication publication;
    private final BookedRun booked;
    private final SettlementComputation computation;
    private final SettlementBasis basis;

    private Recomputation(
            final JobContext context,
            final Publication publication,
            final BookedRun booked,
            final SettlementComputation computation,
            final SettlementBasis basis) {
        this.context = context;
        this.publication = publication;
        this.booked = booked;
        this.computation = computation;
        this.basis = basis;
    }

    /**
     * Looks up all that computing a publication again takes.
     *
     * @param publication of a month or a year
     * @param other what else to go by; empty for the policy it went by
     * @throws DipperException precondition, where its run or its policy is not kept, or it is no settlement
     */
    static Recomputation prepare(
            final JobContext context, final Publication publication, final Optional<SettlementBasis> other) {
        final BookedRun booked = context.warehouse()
                .booked(publication.runId())
                .orElseThrow(() -> DipperException.precondition(
                        publication.subject() + " cannot be computed again.",
                        "The run ledger does not know its run " + publication.runId() + ".",
                        "Check whether the run ledger was changed."));
        final SettlementComputation computation = Optional.ofNullable(COMPUTATIONS.get(booked.job()))
                .orElseThrow(() -> DipperException.precondition(
                        publication.subject() + " cannot be computed again.",
                        "It was made by \"" + booked.job() + "\", which is no settlement.",
                        "Name a month or a year that is settled."));
        final SettlementBasis basis = other.or(() -> booked.policyHash()
                        .flatMap(hash -> PolicyTexts.find(context.warehouse(), hash))
                        .map(SettlementBasis::of))
                .orElseThrow(() -> DipperException.precondition(
                        publication.subject() + " cannot be computed again.",
                        "The policy that it went by is not kept; runs of older releases did not keep it.",
                        "Settle the period again to have it kept from now on."));
        return new Recomputation(context, publication, booked, computation, basis);
    }

    /** The code that computed the publication. */
    String codeVersion() {
        return booked.codeVersion();
    }

    /**
     * Computes.
     *
     * @return what was computed; the caller closes it
     * @throws DipperException what the computation refuses
     */
    Rehearsal compute() {
        final Rehearsal rehearsal =
                context.warehouse().rehearse(publication, booked, basis.policy().hash());
        try {
            computation.compute(
                    context, rehearsal.run(), SettlementRequest.of(booked.options(), basis, publication.reason()));
            return rehearsal;
        } catch (Throwable failure) {
            rehearsal.close();
            throw failure;
        }
    }
}
