package org.dipper.supervision.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Acts and leads as tests write them. */
final class Acts {
    private Acts() {}

    static LeadFacts lead(final String id, final String rule, final long rank) {
        return new LeadFacts(id, rule, "1", "2025", "H1", 100_000L, Optional.of(rank), Optional.of(LeadRanks.COST));
    }

    static ReviewAct act(final ReviewStep step, final String by, final String on) {
        return new ReviewAct(
                "L1",
                step,
                by,
                LocalDate.parse(on),
                step == ReviewStep.REJECT ? Optional.of(RejectionReason.MEDICAL_NEED) : Optional.empty(),
                step == ReviewStep.HANDLE ? Optional.of(HandlingMeasure.RECOVERED) : Optional.empty(),
                Optional.empty(),
                step.confirmsAmount() ? Optional.of(50_000L) : Optional.empty(),
                step.needsNote() ? Optional.of("words") : Optional.empty());
    }

    static ReviewAct with(final ReviewAct act, final AppealOutcome outcome) {
        return act.withOutcome(outcome);
    }

    static ReviewAct of(final ReviewAct act, final long amountFen) {
        return new ReviewAct(
                act.leadId(),
                act.step(),
                act.decidedBy(),
                act.decidedOn(),
                act.reason(),
                act.measure(),
                act.outcome(),
                Optional.of(amountFen),
                act.note());
    }

    static ReviewAct about(final String leadId, final ReviewAct act) {
        return new ReviewAct(
                leadId,
                act.step(),
                act.decidedBy(),
                act.decidedOn(),
                act.reason(),
                act.measure(),
                act.outcome(),
                act.amountFen(),
                act.note());
    }

    static ReviewAct because(final ReviewAct act, final RejectionReason reason) {
        return new ReviewAct(
                act.leadId(),
                act.step(),
                act.decidedBy(),
                act.decidedOn(),
                Optional.of(reason),
                act.measure(),
                act.outcome(),
                act.amountFen(),
                act.note());
    }

    /** A lead after acts, each of which must be allowed. */
    static LeadReview after(final ReviewRules rules, final LeadFacts lead, final ReviewAct... acts) {
        LeadReview review = LeadReview.open(lead);
        for (final ReviewAct act : acts) {
            final Optional<ReviewProblem> problem = rules.problem(review, new ReviewLine(0, act));
            if (problem.isPresent()) {
                throw new AssertionError(problem.get());
            }
            review = review.with(rules.record(review, act));
        }
        return review;
    }

    static List<ReviewLine> lines(final ReviewAct... acts) {
        return java.util.stream.IntStream.range(0, acts.length)
                .mapToObj(i -> new ReviewLine(i + 2, acts[i]))
                .toList();
    }
}
