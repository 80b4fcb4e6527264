package org.dipper.shell.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.AppealOutcome;
import org.dipper.supervision.review.HandlingMeasure;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.LeadState;
import org.dipper.supervision.review.RejectionReason;
import org.dipper.supervision.review.ReviewStep;
import org.dipper.supervision.review.RulePrecision;

/** Words that tables of leads keep as keys, as people read them. A word it does not know stays as it is. */
public final class LeadTerms {
    private LeadTerms() {}

    /** A state. */
    public static String state(final LeadState state, final Language language) {
        return language.of(state.labelEn(), state.labelZh());
    }

    /** A step. */
    public static String step(final ReviewStep step, final Language language) {
        return language.of(step.id(), step.labelZh());
    }

    /** Who takes a step. */
    public static String actor(final ReviewStep step, final Language language) {
        return language.of(step.actorEn(), step.actorZh());
    }

    /** A reason of rejection. */
    public static String reason(final RejectionReason reason, final Language language) {
        return language.of(reason.labelEn(), reason.labelZh());
    }

    /** The reasons of a rule with their counts, most frequent first. */
    public static String reasons(final RulePrecision precision, final Language language) {
        return precision.reasonsByFrequency().stream()
                .map(each -> reason(each.getKey(), language) + " " + each.getValue())
                .collect(Collectors.joining(language.of("; ", "；")));
    }

    /** What was found, in the language of the reader where the lead has it. */
    public static String evidence(final TableRow lead, final Language language) {
        final Optional<Object> chinese =
                language == Language.CHINESE ? lead.value(LeadTable.EVIDENCE_ZH) : Optional.empty();
        return chinese.map(Object::toString)
                .filter(text -> !text.isBlank())
                .orElseGet(() -> lead.text(LeadTable.EVIDENCE));
    }

    /** Why a step was taken and what it came to: reason, outcome of the appeal, measure, amounts, note. */
    public static String why(final TableRow step, final Language language) {
        final List<String> parts = new ArrayList<>();
        word(step.text(LeadReviewTable.REASON_CODE))
                .map(RejectionReason::of)
                .ifPresent(reason -> parts.add(reason(reason, language)));
        word(step.text(LeadReviewTable.APPEAL_OUTCOME))
                .map(AppealOutcome::of)
                .ifPresent(outcome -> parts.add(language.of("appeal " + outcome.labelEn(), outcome.labelZh())));
        word(step.text(LeadReviewTable.MEASURE))
                .map(HandlingMeasure::of)
                .ifPresent(measure -> parts.add(language.of(measure.labelEn(), measure.labelZh())));
        for (final var field : List.of(LeadReviewTable.CONFIRMED_FEN, LeadReviewTable.HANDLED_FEN)) {
            step.value(field)
                    .ifPresent(fen -> parts.add(field.label(language.code()) + " " + CellText.of(field, fen, language)
                            + language.of(" yuan", " 元")));
        }
        word(step.text(LeadReviewTable.NOTE)).ifPresent(parts::add);
        return String.join(language.of("; ", "；"), parts);
    }

    /** From which day a step may be taken, or by whom it may not: what its turn depends on beside the state. */
    public static String condition(
            final ReviewStep step,
            final LeadState state,
            final Optional<String> lastBy,
            final Optional<LocalDate> dueOn,
            final Language language) {
        if (state == LeadState.FIRST_REVIEW && step == ReviewStep.CONFIRM) {
            return language.of("somebody other than ", "须由他人办理，不得为 ") + lastBy.orElse("-");
        }
        if (state == LeadState.SECOND_REVIEW && step == ReviewStep.VERIFY) {
            return language.of("after the time to appeal, which ends ", "申诉期满之后，申诉期截至 ")
                    + dueOn.map(LocalDate::toString).orElse("-");
        }
        return state == LeadState.SECOND_REVIEW && step == ReviewStep.APPEAL
                ? language.of("until ", "截至 ") + dueOn.map(LocalDate::toString).orElse("-")
                : "";
    }

    private static Optional<String> word(final String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
