package org.dipper.supervision.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dipper.settlement.decision.CellForm;

/** The columns of a file of review steps; each is an option of a single step too. */
public enum ReviewColumn {
    LEAD_ID("lead_id", "id", true),
    STEP("step", "step", true),
    DECIDED_BY("decided_by", "by", true),
    DECIDED_ON("decided_on", "on", true),
    REASON_CODE("reason_code", "reason", false),
    AMOUNT("amount_yuan", "amount", false),
    APPEAL_OUTCOME("appeal_outcome", "outcome", false),
    MEASURE("measure", "measure", false),
    NOTE("note", "note", false);

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 4000;

    private final String header;
    private final String option;
    private final boolean isRequired;

    ReviewColumn(final String header, final String option, final boolean isRequired) {
        this.header = header;
        this.option = option;
        this.isRequired = isRequired;
    }

    /** The column of this header; empty where there is none. */
    static Optional<ReviewColumn> of(final String header) {
        return Arrays.stream(values())
                .filter(column -> column.header.equals(header))
                .findFirst();
    }

    /** All headers, in order. */
    static List<String> headers() {
        return Arrays.stream(values()).map(column -> column.header).toList();
    }

    /** The headers that a file must have. */
    static List<String> requiredHeaders() {
        return Arrays.stream(values())
                .filter(column -> column.isRequired)
                .map(column -> column.header)
                .toList();
    }

    /** Its name in the first line of a file. */
    public String header() {
        return header;
    }

    /** Its name as an option, without dashes. */
    public String option() {
        return option;
    }

    /** Whether every step needs it. */
    public boolean isRequired() {
        return isRequired;
    }

    /**
     * What a cell that is not empty says.
     *
     * @throws IllegalArgumentException telling what is wrong with it, as the end of a sentence that begins with the cell
     */
    Object read(final String cell) {
        return switch (this) {
            case LEAD_ID -> CellForm.text(LONGEST_ID).read(cell);
            case STEP -> CellForm.oneOf(ReviewStep.ids()).read(cell);
            case DECIDED_BY -> CellForm.text(LONGEST_NAME).read(cell);
            case DECIDED_ON -> CellForm.date().read(cell);
            case REASON_CODE -> CellForm.oneOf(RejectionReason.ids()).read(cell);
            case AMOUNT -> CellForm.yuan().read(cell);
            case APPEAL_OUTCOME -> CellForm.oneOf(AppealOutcome.ids()).read(cell);
            case MEASURE -> CellForm.oneOf(HandlingMeasure.ids()).read(cell);
            case NOTE -> CellForm.text(LONGEST_NOTE).read(cell);
        };
    }
}
