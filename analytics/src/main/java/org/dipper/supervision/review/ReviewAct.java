package org.dipper.supervision.review;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody did with a lead, as they wrote it down.
 *
 * @param leadId the lead
 * @param step what was done
 * @param decidedBy who did it: an office or a reviewer, never a patient
 * @param decidedOn when
 * @param reason why a lead is rejected
 * @param measure how a lead is handled
 * @param outcome how the appeal ended
 * @param amountFen money of the fund, for the steps that take it
 * @param note words of explanation
 */
public record ReviewAct(
        String leadId,
        ReviewStep step,
        String decidedBy,
        LocalDate decidedOn,
        Optional<RejectionReason> reason,
        Optional<HandlingMeasure> measure,
        Optional<AppealOutcome> outcome,
        Optional<Long> amountFen,
        Optional<String> note) {
    public ReviewAct {
        requireNonNull(leadId, "leadId");
        requireNonNull(step, "step");
        requireNonNull(decidedBy, "decidedBy");
        requireNonNull(decidedOn, "decidedOn");
    }

    /** The same act with what the rules say the appeal's outcome is. */
    ReviewAct withOutcome(final AppealOutcome given) {
        return new ReviewAct(leadId, step, decidedBy, decidedOn, reason, measure, Optional.of(given), amountFen, note);
    }

    /** Whether another act says the same; an outcome that follows from the step need not be said. */
    boolean isSameAs(final ReviewAct other) {
        final boolean isOutcomeSame = outcome.equals(other.outcome)
                || step == ReviewStep.REJECT && (outcome.isEmpty() || other.outcome.isEmpty());
        return isOutcomeSame
                && leadId.equals(other.leadId)
                && step == other.step
                && decidedBy.equals(other.decidedBy)
                && decidedOn.equals(other.decidedOn)
                && reason.equals(other.reason)
                && measure.equals(other.measure)
                && amountFen.equals(other.amountFen)
                && note.equals(other.note);
    }
}
