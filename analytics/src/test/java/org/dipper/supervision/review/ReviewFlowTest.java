package org.dipper.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state and every step: sixty-four pairs, written out. */
class ReviewFlowTest {
    private static final List<String> STEPS =
            List.of("confirm", "reject", "appeal", "accept", "verify", "handle", "withdraw", "reopen");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #state        | confirm       | reject   | appeal   | accept   | verify   | handle  | withdraw  | reopen
            open          | first_review  | rejected | -        | -        | -        | -       | withdrawn | -
            first_review  | second_review | rejected | -        | -        | -        | -       | withdrawn | -
            second_review | -             | rejected | appealed | verified | verified | -       | withdrawn | -
            appealed      | -             | rejected | -        | -        | verified | -       | withdrawn | -
            verified      | -             | -        | -        | -        | -        | handled | withdrawn | -
            handled       | -             | -        | -        | -        | -        | -       | -         | open
            rejected      | -             | -        | -        | -        | -        | -       | -         | open
            withdrawn     | -             | -        | -        | -        | -        | -       | -         | open
            """)
    void aStateAllowsTheseStepsAndNoOther(
            final String state,
            final String confirm,
            final String reject,
            final String appeal,
            final String accept,
            final String verify,
            final String handle,
            final String withdraw,
            final String reopen) {
        final List<String> expected = List.of(confirm, reject, appeal, accept, verify, handle, withdraw, reopen);
        final LeadState from = LeadState.of(state);
        for (int i = 0; i < STEPS.size(); i++) {
            final ReviewStep step = ReviewStep.of(STEPS.get(i)).orElseThrow();
            final Optional<String> after = ReviewFlow.after(from, step).map(LeadState::id);
            assertThat(after)
                    .as(state + " " + step)
                    .isEqualTo(Optional.of(expected.get(i)).filter(id -> !id.equals("-")));
            assertThat(ReviewFlow.allowed(from).contains(step)).isEqualTo(after.isPresent());
        }
    }

    @Test
    void theTableAboveHasEveryStateAndStep() {
        assertThat(LeadState.values()).hasSize(8);
        assertThat(ReviewStep.ids()).isEqualTo(STEPS);
    }

    @Test
    void everyStateIsReachedAndFromEveryStateTheReviewCanEnd() {
        assertThat(reachable(LeadState.OPEN)).isEqualTo(EnumSet.allOf(LeadState.class));
        for (final LeadState state : LeadState.values()) {
            assertThat(reachable(state)).as(state.id()).contains(LeadState.HANDLED, LeadState.REJECTED);
        }
    }

    @Test
    void nothingIsHandledThatTwoPeopleDidNotReviewAndTheInstitutionDidNotHear() {
        for (final LeadState state : EnumSet.of(LeadState.OPEN, LeadState.FIRST_REVIEW)) {
            assertThat(ReviewFlow.allowed(state))
                    .doesNotContain(ReviewStep.VERIFY, ReviewStep.ACCEPT, ReviewStep.HANDLE);
        }
        for (final LeadState state : LeadState.values()) {
            assertThat(ReviewFlow.allowed(state).contains(ReviewStep.HANDLE)).isEqualTo(state == LeadState.VERIFIED);
            assertThat(ReviewFlow.allowed(state).equals(List.of(ReviewStep.REOPEN)))
                    .isEqualTo(state.isClosed());
        }
    }

    private static Set<LeadState> reachable(final LeadState from) {
        final Set<LeadState> seen = EnumSet.of(from);
        final ArrayDeque<LeadState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            final LeadState state = open.pop();
            for (final ReviewStep step : ReviewFlow.allowed(state)) {
                final LeadState next = ReviewFlow.after(state, step).orElseThrow();
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }
}
