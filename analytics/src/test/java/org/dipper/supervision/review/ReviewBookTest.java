package org.dipper.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.supervision.review.Acts.about;
import static org.dipper.supervision.review.Acts.act;
import static org.dipper.supervision.review.Acts.after;
import static org.dipper.supervision.review.Acts.lines;
import static org.dipper.supervision.review.ReviewStep.CONFIRM;
import static org.dipper.supervision.review.ReviewStep.REJECT;
import static org.dipper.supervision.review.ReviewStep.REOPEN;

import java.util.Map;
import java.util.Optional;
import org.dipper.policy.ReviewPolicy;
import org.dipper.table.Field;
import org.junit.jupiter.api.Test;

/** Many steps at once: in order, all or none, and never twice. */
class ReviewBookTest {
    private static final LeadFacts LEAD = Acts.lead("L1", "split_admission", 3);
    private static final ReviewAct FIRST = act(CONFIRM, "A", "2026-03-02");
    private static final ReviewAct SECOND = act(CONFIRM, "B", "2026-03-10");

    private final ReviewRules rules = new ReviewRules(ReviewPolicy.USUAL);
    private final ReviewBook book = new ReviewBook(rules);

    @Test
    void stepsOfALeadFollowEachOtherInOneFile() {
        final ReviewBook.Outcome outcome = take(LeadReview.open(LEAD), FIRST, SECOND);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.records())
                .extracting(ReviewRecord::after)
                .containsExactly(LeadState.FIRST_REVIEW, LeadState.SECOND_REVIEW);
    }

    @Test
    void whatIsOnRecordIsNotRecordedAgain() {
        final LeadReview both = after(rules, LEAD, FIRST, SECOND);
        assertThat(take(both, FIRST, SECOND).records()).isEmpty();
        assertThat(take(both, FIRST, SECOND).alreadyRecorded()).isEqualTo(2);
        assertThat(take(both, FIRST).alreadyRecorded()).isEqualTo(1);
        assertThat(take(both, SECOND).alreadyRecorded()).isEqualTo(1);
        final ReviewBook.Outcome grown = take(after(rules, LEAD, FIRST), FIRST, SECOND);
        assertThat(grown.alreadyRecorded()).isEqualTo(1);
        assertThat(grown.records()).extracting(ReviewRecord::sequence).containsExactly(2);
    }

    @Test
    void aStepThatIsTakenAgainAfterAReopeningIsAnotherStep() {
        final LeadReview review =
                after(rules, LEAD, act(REJECT, "A", "2026-03-02"), act(REOPEN, "agency", "2026-03-02"));
        final ReviewBook.Outcome again =
                take(review, act(REOPEN, "agency", "2026-03-02"), act(REJECT, "A", "2026-03-02"));
        assertThat(again.problems()).isEmpty();
        assertThat(again.alreadyRecorded()).isEqualTo(1);
        assertThat(again.records()).extracting(ReviewRecord::after).containsExactly(LeadState.REJECTED);
    }

    @Test
    void unknownLeadsAreToldLineByLineAndOtherProblemsOnceALead() {
        final ReviewBook.Outcome outcome = book.take(
                lines(about("L9", FIRST), act(ReviewStep.HANDLE, "A", "2026-03-02"), SECOND, about("L9", SECOND)),
                Map.of("L1", LeadReview.open(LEAD)));
        assertThat(outcome.problems())
                .extracting(ReviewProblem::toString)
                .containsExactly(
                        "line 2, lead_id: \"L9\" is no lead in force, and none that was reviewed",
                        "line 5, lead_id: \"L9\" is no lead in force, and none that was reviewed",
                        "line 3, step: handle cannot follow: L1 is open (open), which allows confirm, reject, withdraw");
    }

    @Test
    void aRecordIsWhatItsRowSays() {
        after(
                        rules,
                        LEAD,
                        FIRST,
                        SECOND,
                        act(ReviewStep.APPEAL, "H1", "2026-03-12"),
                        Acts.with(act(ReviewStep.VERIFY, "C", "2026-03-20"), AppealOutcome.PARTLY_UPHELD),
                        Acts.of(act(ReviewStep.HANDLE, "agency", "2026-03-21"), 40_000L),
                        act(REOPEN, "agency", "2026-03-22"),
                        act(REJECT, "A", "2026-03-23"))
                .records()
                .forEach(record -> assertThat(ReviewRecord.of(field -> cell(record, field)))
                        .isEqualTo(record));
    }

    private static Optional<Object> cell(final ReviewRecord record, final Field field) {
        return Optional.ofNullable(
                record.cells(4).get(LeadReviewTable.CONTRACT.fields().indexOf(field)));
    }

    private ReviewBook.Outcome take(final LeadReview review, final ReviewAct... acts) {
        return book.take(lines(acts), Map.of("L1", review));
    }
}
