package org.dipper.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.supervision.review.Acts.act;
import static org.dipper.supervision.review.Acts.after;
import static org.dipper.supervision.review.Acts.of;
import static org.dipper.supervision.review.Acts.with;
import static org.dipper.supervision.review.ReviewStep.ACCEPT;
import static org.dipper.supervision.review.ReviewStep.APPEAL;
import static org.dipper.supervision.review.ReviewStep.CONFIRM;
import static org.dipper.supervision.review.ReviewStep.HANDLE;
import static org.dipper.supervision.review.ReviewStep.REJECT;
import static org.dipper.supervision.review.ReviewStep.REOPEN;
import static org.dipper.supervision.review.ReviewStep.VERIFY;
import static org.dipper.supervision.review.ReviewStep.WITHDRAW;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.dipper.policy.ReviewPolicy;
import org.junit.jupiter.api.Test;

/** What a step must be to follow: its turn, its day, its amount, who takes it; and when the next is due. */
class ReviewRulesTest {
    private static final LeadFacts LEAD = Acts.lead("L1", "split_admission", 3);
    private final ReviewRules rules = new ReviewRules(ReviewPolicy.USUAL);

    @Test
    void aReviewGoesFromTwoReviewsOverAppealToHandlingAndEachStepSaysWhenTheNextIsDue() {
        final LeadReview review = after(
                rules,
                LEAD,
                act(CONFIRM, "A", "2026-03-02"),
                act(CONFIRM, "B", "2026-03-10"),
                act(APPEAL, "H1", "2026-03-24"),
                with(act(VERIFY, "C", "2026-04-23"), AppealOutcome.DISMISSED),
                of(act(HANDLE, "agency", "2026-05-24"), 50_000L));
        assertThat(review.records())
                .extracting(record -> record.after().id())
                .containsExactly("first_review", "second_review", "appealed", "verified", "handled");
        assertThat(review.records())
                .extracting(record -> record.dueOn().map(LocalDate::toString).orElse("-"))
                .containsExactly("2026-03-17", "2026-03-24", "2026-04-23", "2026-05-23", "-");
        assertThat(review.records()).extracting(ReviewRecord::isLate).containsExactly(false, false, false, false, true);
        assertThat(review.records()).extracting(ReviewRecord::sequence).containsExactly(1, 2, 3, 4, 5);
        assertThat(review.state()).isEqualTo(LeadState.HANDLED);
        assertThat(review.confirmedFen()).contains(50_000L);
        assertThat(review.dueOn()).isEmpty();
    }

    @Test
    void withoutAppealNothingIsVerifiedBeforeTheTimeToAppealIsOver() {
        final LeadReview review = after(rules, LEAD, act(CONFIRM, "A", "2026-03-02"), act(CONFIRM, "B", "2026-03-10"));
        assertThat(problem(review, act(VERIFY, "C", "2026-03-24")))
                .hasValueSatisfying(problem -> assertThat(problem.toString())
                        .contains("verify cannot follow yet", "may appeal until 2026-03-24"))
                .map(ReviewProblem::isOrder)
                .contains(true);
        assertThat(problem(review, act(VERIFY, "C", "2026-03-25"))).isEmpty();
        assertThat(problem(review, act(ACCEPT, "H1", "2026-03-11"))).isEmpty();
        assertThat(rules.record(review, act(VERIFY, "C", "2026-06-25")).isLate())
                .isFalse();
        assertThat(rules.record(review, act(APPEAL, "H1", "2026-03-25")).isLate())
                .isTrue();
    }

    @Test
    void aStepOutOfTurnIsToldWithTheStepsThatAreAllowed() {
        assertThat(problem(LeadReview.open(LEAD), act(HANDLE, "agency", "2026-03-02")))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.isOrder()).isTrue();
                    assertThat(problem.why())
                            .isEqualTo(
                                    "handle cannot follow: L1 is open (open), which allows confirm, reject, withdraw");
                });
        final LeadReview rejected = after(rules, LEAD, act(REJECT, "A", "2026-03-02"));
        assertThat(problem(rejected, act(CONFIRM, "B", "2026-03-03")))
                .hasValueSatisfying(problem -> assertThat(problem.why()).endsWith("which allows reopen"));
    }

    @Test
    void theSecondReviewIsSomebodyElsesUnlessThePolicySaysOtherwise() {
        final LeadReview review = after(rules, LEAD, act(CONFIRM, "A", "2026-03-02"));
        assertThat(problem(review, act(CONFIRM, "A", "2026-03-03")))
                .hasValueSatisfying(problem -> assertThat(problem.why()).contains("A did the first review"));
        assertThat(problem(review, act(REJECT, "A", "2026-03-03"))).isEmpty();
        final ReviewPolicy alone = new ReviewPolicy(30, 15, 14, 30, 30, false, Set.of(), Set.of(), false);
        assertThat(new ReviewRules(alone).problem(review, new ReviewLine(0, act(CONFIRM, "A", "2026-03-03"))))
                .isEmpty();
    }

    @Test
    void daysNeverGoBackButMayStandStill() {
        final LeadReview review = after(rules, LEAD, act(CONFIRM, "A", "2026-03-02"));
        assertThat(problem(review, act(CONFIRM, "B", "2026-03-01"))).hasValueSatisfying(problem -> {
            assertThat(problem.isOrder()).isFalse();
            assertThat(problem.why()).isEqualTo("2026-03-01 is before 2026-03-02, the day of the step before");
        });
        assertThat(problem(review, act(CONFIRM, "B", "2026-03-02"))).isEmpty();
    }

    @Test
    void noMoreIsConfirmedThanTheFundPaidAndNoMoreHandledThanWasConfirmed() {
        final LeadReview heard = after(rules, LEAD, act(CONFIRM, "A", "2026-03-02"), act(CONFIRM, "B", "2026-03-10"));
        assertThat(problem(heard, of(act(ACCEPT, "H1", "2026-03-11"), 100_000L)))
                .isEmpty();
        assertThat(problem(heard, of(act(ACCEPT, "H1", "2026-03-11"), 100_001L)))
                .hasValueSatisfying(problem -> assertThat(problem.why())
                        .isEqualTo("1000.01 is more than 1000.00, which the fund paid for the stays of the lead"));
        final LeadReview verified = heard.with(rules.record(heard, of(act(ACCEPT, "H1", "2026-03-11"), 70_000L)));
        assertThat(problem(verified, of(act(HANDLE, "agency", "2026-03-12"), 70_000L)))
                .isEmpty();
        assertThat(problem(verified, act(HANDLE, "agency", "2026-03-12"))).isEmpty();
        assertThat(problem(verified, of(act(HANDLE, "agency", "2026-03-12"), 70_001L)))
                .hasValueSatisfying(problem -> assertThat(problem.why()).startsWith("700.01 is more than 700.00"));
    }

    @Test
    void anAppealEndsWithAnOutcomeAndNoneIsGivenWhereNobodyAppealed() {
        final LeadReview heard = after(rules, LEAD, act(CONFIRM, "A", "2026-03-02"), act(CONFIRM, "B", "2026-03-10"));
        final LeadReview appealed = heard.with(rules.record(heard, act(APPEAL, "H1", "2026-03-12")));
        assertThat(problem(appealed, act(VERIFY, "C", "2026-03-20"))).isPresent();
        assertThat(problem(appealed, with(act(VERIFY, "C", "2026-03-20"), AppealOutcome.UPHELD)))
                .isPresent();
        assertThat(problem(appealed, with(act(VERIFY, "C", "2026-03-20"), AppealOutcome.PARTLY_UPHELD)))
                .isEmpty();
        assertThat(problem(appealed, with(act(REJECT, "C", "2026-03-20"), AppealOutcome.DISMISSED)))
                .isPresent();
        assertThat(problem(appealed, act(REJECT, "C", "2026-03-20"))).isEmpty();
        assertThat(rules.record(appealed, act(REJECT, "C", "2026-03-20")).act().outcome())
                .contains(AppealOutcome.UPHELD);
        assertThat(problem(heard, with(act(REJECT, "C", "2026-03-20"), AppealOutcome.UPHELD)))
                .isPresent();
    }

    @Test
    void aReopenedReviewBeginsAnewAndKeepsWhatWasDone() {
        final LeadReview review = after(
                rules,
                LEAD,
                act(CONFIRM, "A", "2026-03-02"),
                act(WITHDRAW, "agency", "2026-03-03"),
                act(REOPEN, "agency", "2026-03-05"));
        assertThat(review.state()).isEqualTo(LeadState.OPEN);
        assertThat(review.records()).hasSize(3);
        assertThat(review.round()).isEmpty();
        assertThat(review.verdict()).isEmpty();
        assertThat(review.dueOn()).contains(LocalDate.of(2026, 4, 4));
    }

    @Test
    void workingDaysLeaveOutWeekendsAndHolidaysAndCountDaysMadeUpFor() {
        // 2026-03-06 is a Friday; the Monday after is taken as a holiday, the Saturday as a day of work.
        final LocalDate friday = LocalDate.of(2026, 3, 6);
        assertThat(working(Set.of(), Set.of()).after(friday, 1)).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(working(Set.of(), Set.of()).after(friday, 10)).isEqualTo(LocalDate.of(2026, 3, 20));
        assertThat(working(Set.of(LocalDate.of(2026, 3, 9)), Set.of()).after(friday, 1))
                .isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(working(Set.of(), Set.of(LocalDate.of(2026, 3, 7))).after(friday, 1))
                .isEqualTo(LocalDate.of(2026, 3, 7));
        assertThat(ReviewPolicy.USUAL.after(friday, 10)).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(working(Set.of(), Set.of()).after(friday, 0)).isEqualTo(friday);
    }

    private static ReviewPolicy working(final Set<LocalDate> holidays, final Set<LocalDate> extraWorkdays) {
        return new ReviewPolicy(30, 15, 10, 30, 30, true, holidays, extraWorkdays, true);
    }

    private Optional<ReviewProblem> problem(final LeadReview review, final ReviewAct act) {
        return rules.problem(review, new ReviewLine(0, act));
    }
}
