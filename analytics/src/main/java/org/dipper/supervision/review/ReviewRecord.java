package org.dipper.supervision.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dipper.table.Field;

/**
 * One step of a review as it was recorded: a row of {@link LeadReviewTable}.
 *
 * @param lead the lead as it was then
 * @param sequence the number of the step, from 1
 * @param act what was done
 * @param before the state before
 * @param after the state after
 * @param isLate whether it was done after the day it was due
 * @param dueOn when the next step is due
 */
public record ReviewRecord(
        LeadFacts lead,
        int sequence,
        ReviewAct act,
        LeadState before,
        LeadState after,
        boolean isLate,
        Optional<LocalDate> dueOn) {

    /** The record that a row holds, read cell by cell. */
    public static ReviewRecord of(final Function<Field, Optional<Object>> cells) {
        final ReviewStep step = ReviewStep.of(text(cells, LeadReviewTable.STEP)).orElseThrow();
        final LeadFacts lead = new LeadFacts(
                text(cells, LeadReviewTable.LEAD_ID),
                text(cells, LeadReviewTable.RULE),
                text(cells, LeadReviewTable.RULE_VERSION),
                text(cells, LeadReviewTable.PERIOD),
                text(cells, LeadReviewTable.INSTITUTION_CODE),
                number(cells, LeadReviewTable.FUND_PAY_FEN).orElseThrow(),
                number(cells, LeadReviewTable.LEAD_RANK),
                cells.apply(LeadReviewTable.RANKED_BY).map(String.class::cast));
        final ReviewAct act = new ReviewAct(
                lead.leadId(),
                step,
                text(cells, LeadReviewTable.DECIDED_BY),
                day(cells, LeadReviewTable.DECIDED_ON).orElseThrow(),
                word(cells, LeadReviewTable.REASON_CODE).map(RejectionReason::of),
                word(cells, LeadReviewTable.MEASURE).map(HandlingMeasure::of),
                word(cells, LeadReviewTable.APPEAL_OUTCOME).map(AppealOutcome::of),
                number(cells, LeadReviewTable.CONFIRMED_FEN).or(() -> number(cells, LeadReviewTable.HANDLED_FEN)),
                word(cells, LeadReviewTable.NOTE));
        return new ReviewRecord(
                lead,
                number(cells, LeadReviewTable.SEQUENCE).orElseThrow().intValue(),
                act,
                LeadState.of(text(cells, LeadReviewTable.STATE_BEFORE)),
                LeadState.of(text(cells, LeadReviewTable.STATE_AFTER)),
                cells.apply(LeadReviewTable.IS_LATE).map(Boolean.class::cast).orElse(false),
                day(cells, LeadReviewTable.DUE_ON));
    }

    /** The cells of its row in the order of the contract; null where there is nothing. */
    public List<Object> cells(final int revision) {
        final List<Object> cells = new ArrayList<>();
        cells.add(lead.leadId());
        cells.add(sequence);
        cells.add(revision);
        cells.add(lead.rule());
        cells.add(lead.ruleVersion());
        cells.add(lead.period());
        cells.add(lead.institutionCode());
        cells.add(lead.fundPayFen());
        cells.add(lead.rank().orElse(null));
        cells.add(lead.rankedBy().orElse(null));
        cells.add(act.step().id());
        cells.add(before.id());
        cells.add(after.id());
        cells.add(act.decidedBy());
        cells.add(act.decidedOn());
        cells.add(isLate);
        cells.add(act.reason().map(RejectionReason::id).orElse(null));
        cells.add(act.outcome().map(AppealOutcome::id).orElse(null));
        cells.add(act.measure().map(HandlingMeasure::id).orElse(null));
        cells.add(act.step().confirmsAmount() ? act.amountFen().orElse(null) : null);
        cells.add(act.step().confirmsAmount() ? null : act.amountFen().orElse(null));
        cells.add(act.note().orElse(null));
        cells.add(dueOn.orElse(null));
        return cells;
    }

    private static String text(final Function<Field, Optional<Object>> cells, final Field field) {
        return word(cells, field).orElseThrow();
    }

    private static Optional<String> word(final Function<Field, Optional<Object>> cells, final Field field) {
        return cells.apply(field).map(String.class::cast);
    }

    private static Optional<Long> number(final Function<Field, Optional<Object>> cells, final Field field) {
        return cells.apply(field).map(value -> ((Number) value).longValue());
    }

    private static Optional<LocalDate> day(final Function<Field, Optional<Object>> cells, final Field field) {
        return cells.apply(field).map(LocalDate.class::cast);
    }
}
