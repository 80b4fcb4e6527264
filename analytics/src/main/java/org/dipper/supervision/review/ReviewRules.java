package org.dipper.supervision.review;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.money.Fen;
import org.dipper.policy.ReviewPolicy;

/** What a step must be to follow the steps before it, and the record it makes. */
public final class ReviewRules {
    private final ReviewPolicy policy;

    /** Rules with the days of a policy. */
    public ReviewRules(final ReviewPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    /** Why a step cannot follow now; empty where it can. */
    public Optional<ReviewProblem> problem(final LeadReview review, final ReviewLine line) {
        final ReviewAct act = line.act();
        return order(review, line)
                .or(() -> day(review, line))
                .or(() -> secondReviewer(review, line))
                .or(() -> termToAppeal(review, line))
                .or(() -> outcome(review, line))
                .or(() -> amount(review, line, act));
    }

    /**
     * The record of a step that has no {@link #problem}.
     *
     * @throws IllegalArgumentException where the state does not allow the step
     */
    public ReviewRecord record(final LeadReview review, final ReviewAct act) {
        final LeadState before = review.state();
        final LeadState after = ReviewFlow.after(before, act.step())
                .orElseThrow(() -> new IllegalArgumentException(before + " does not allow " + act.step()));
        // To reject what was appealed against is to uphold the appeal: nobody has to say so.
        final boolean isUpheld = before == LeadState.APPEALED && act.step() == ReviewStep.REJECT;
        final boolean isLate = hasTerm(before, act.step())
                && review.dueOn().filter(act.decidedOn()::isAfter).isPresent();
        return new ReviewRecord(
                review.lead(),
                review.records().size() + 1,
                isUpheld ? act.withOutcome(AppealOutcome.UPHELD) : act,
                before,
                after,
                isLate,
                dueOn(after, act.decidedOn()));
    }

    /** When the step after a state is due; empty where none is to follow. */
    public Optional<LocalDate> dueOn(final LeadState state, final LocalDate since) {
        return switch (state) {
            case OPEN -> Optional.of(policy.after(since, policy.firstReviewDays()));
            case FIRST_REVIEW -> Optional.of(policy.after(since, policy.secondReviewDays()));
            case SECOND_REVIEW -> Optional.of(policy.after(since, policy.appealDays()));
            case APPEALED -> Optional.of(policy.after(since, policy.verificationDays()));
            case VERIFIED -> Optional.of(policy.after(since, policy.handlingDays()));
            case HANDLED, REJECTED, WITHDRAWN -> Optional.empty();
        };
    }

    /** Whether the due day of a state is one for a step. After the second review it is the end of the time to appeal. */
    private static boolean hasTerm(final LeadState before, final ReviewStep step) {
        return before == LeadState.SECOND_REVIEW
                ? step == ReviewStep.APPEAL
                : step != ReviewStep.WITHDRAW && step != ReviewStep.REOPEN;
    }

    private static Optional<ReviewProblem> order(final LeadReview review, final ReviewLine line) {
        final LeadState state = review.state();
        final ReviewStep step = line.act().step();
        if (ReviewFlow.after(state, step).isPresent()) {
            return Optional.empty();
        }
        final List<ReviewStep> allowed = ReviewFlow.allowed(state);
        return order(
                line,
                "step",
                step.id() + " cannot follow: " + review.lead().leadId() + " is " + state.id() + " (" + state.labelEn()
                        + "), which allows "
                        + allowed.stream().map(ReviewStep::id).collect(Collectors.joining(", ")));
    }

    private static Optional<ReviewProblem> day(final LeadReview review, final ReviewLine line) {
        final Optional<LocalDate> last =
                review.last().map(record -> record.act().decidedOn());
        return last.filter(line.act().decidedOn()::isBefore)
                .map(day -> ReviewProblem.wrong(
                        line.line(),
                        "decided_on",
                        line.act().decidedOn() + " is before " + day + ", the day of the step before"));
    }

    private Optional<ReviewProblem> secondReviewer(final LeadReview review, final ReviewLine line) {
        final boolean isSecond =
                review.state() == LeadState.FIRST_REVIEW && line.act().step() == ReviewStep.CONFIRM;
        final boolean isSame = review.last()
                .filter(first -> first.act().decidedBy().equals(line.act().decidedBy()))
                .isPresent();
        return policy.needsSecondReviewer() && isSecond && isSame
                ? order(
                        line,
                        "decided_by",
                        line.act().decidedBy() + " did the first review; the second must be somebody else's")
                : Optional.empty();
    }

    private static Optional<ReviewProblem> termToAppeal(final LeadReview review, final ReviewLine line) {
        final boolean isUnheard =
                review.state() == LeadState.SECOND_REVIEW && line.act().step() == ReviewStep.VERIFY;
        final Optional<LocalDate> end = review.dueOn();
        final boolean isOver = end.filter(line.act().decidedOn()::isAfter).isPresent();
        return isUnheard && !isOver
                ? order(
                        line,
                        "step",
                        "verify cannot follow yet: the institution may appeal until "
                                + end.map(LocalDate::toString).orElse("-")
                                + "; after that day, or once its appeal or acceptance is recorded, it can")
                : Optional.empty();
    }

    private static Optional<ReviewProblem> outcome(final LeadReview review, final ReviewLine line) {
        final ReviewAct act = line.act();
        final boolean isAppealed = review.state() == LeadState.APPEALED;
        final boolean isUpheld =
                act.outcome().filter(AppealOutcome.UPHELD::equals).isPresent();
        if (!isAppealed) {
            return act.outcome()
                    .map(given -> ReviewProblem.wrong(
                            line.line(), "appeal_outcome", given.id() + " is given, but nobody appealed"));
        }
        if (act.step() == ReviewStep.VERIFY && act.outcome().isEmpty()) {
            return Optional.of(ReviewProblem.wrong(
                    line.line(), "appeal_outcome", "it is empty; a lead that was appealed against needs it"));
        }
        if (act.step() == ReviewStep.VERIFY && isUpheld) {
            return Optional.of(
                    ReviewProblem.wrong(line.line(), "appeal_outcome", "upheld ends in reject, not in verify"));
        }
        if (act.step() == ReviewStep.REJECT && act.outcome().isPresent() && !isUpheld) {
            return Optional.of(ReviewProblem.wrong(
                    line.line(),
                    "appeal_outcome",
                    act.outcome().get().id() + " contradicts reject, which upholds the appeal"));
        }
        return Optional.empty();
    }

    private static Optional<ReviewProblem> amount(final LeadReview review, final ReviewLine line, final ReviewAct act) {
        final Optional<Long> most =
                act.step().confirmsAmount() ? Optional.of(review.lead().fundPayFen()) : review.confirmedFen();
        final String whose = act.step().confirmsAmount()
                ? ", which the fund paid for the stays of the lead"
                : ", which was found to be concerned";
        return act.amountFen()
                .filter(fen -> most.filter(limit -> fen <= limit).isEmpty())
                .map(fen -> ReviewProblem.wrong(
                        line.line(),
                        "amount_yuan",
                        Fen.toYuan(fen) + " is more than " + Fen.toYuan(most.orElse(0L)) + whose));
    }

    private static Optional<ReviewProblem> order(final ReviewLine line, final String column, final String why) {
        return Optional.of(new ReviewProblem(line.line(), column, why, true));
    }
}
