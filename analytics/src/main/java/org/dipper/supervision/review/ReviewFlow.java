package org.dipper.supervision.review;

import static org.dipper.supervision.review.LeadState.APPEALED;
import static org.dipper.supervision.review.LeadState.FIRST_REVIEW;
import static org.dipper.supervision.review.LeadState.HANDLED;
import static org.dipper.supervision.review.LeadState.OPEN;
import static org.dipper.supervision.review.LeadState.REJECTED;
import static org.dipper.supervision.review.LeadState.SECOND_REVIEW;
import static org.dipper.supervision.review.LeadState.VERIFIED;
import static org.dipper.supervision.review.LeadState.WITHDRAWN;
import static org.dipper.supervision.review.ReviewStep.ACCEPT;
import static org.dipper.supervision.review.ReviewStep.APPEAL;
import static org.dipper.supervision.review.ReviewStep.CONFIRM;
import static org.dipper.supervision.review.ReviewStep.HANDLE;
import static org.dipper.supervision.review.ReviewStep.REJECT;
import static org.dipper.supervision.review.ReviewStep.REOPEN;
import static org.dipper.supervision.review.ReviewStep.VERIFY;
import static org.dipper.supervision.review.ReviewStep.WITHDRAW;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that each state allows, and where they lead. Nothing is handled that was not verified, nothing is verified before
 * the institution could appeal, and what is closed can only be opened again, which begins a new review.
 */
public final class ReviewFlow {
    private static final Map<LeadState, Map<ReviewStep, LeadState>> NEXT = Map.of(
            OPEN, Map.of(CONFIRM, FIRST_REVIEW, REJECT, REJECTED, WITHDRAW, WITHDRAWN),
            FIRST_REVIEW, Map.of(CONFIRM, SECOND_REVIEW, REJECT, REJECTED, WITHDRAW, WITHDRAWN),
            SECOND_REVIEW,
                    Map.of(
                            APPEAL, APPEALED,
                            ACCEPT, VERIFIED,
                            VERIFY, VERIFIED,
                            REJECT, REJECTED,
                            WITHDRAW, WITHDRAWN),
            APPEALED, Map.of(VERIFY, VERIFIED, REJECT, REJECTED, WITHDRAW, WITHDRAWN),
            VERIFIED, Map.of(HANDLE, HANDLED, WITHDRAW, WITHDRAWN),
            HANDLED, Map.of(REOPEN, OPEN),
            REJECTED, Map.of(REOPEN, OPEN),
            WITHDRAWN, Map.of(REOPEN, OPEN));

    private ReviewFlow() {}

    /** The steps that a state allows, in the order of {@link ReviewStep}. */
    public static List<ReviewStep> allowed(final LeadState state) {
        return List.copyOf(new EnumMap<>(NEXT.get(state)).keySet());
    }

    /** The state that a step leads to; empty where the state does not allow it. */
    public static Optional<LeadState> after(final LeadState state, final ReviewStep step) {
        return Optional.ofNullable(NEXT.get(state).get(step));
    }
}
