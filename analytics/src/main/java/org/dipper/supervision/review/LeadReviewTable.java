package org.dipper.supervision.review;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a step of the review of a lead. Rows are only ever added; the state of a lead is that of its row with the highest
 * sequence. A row keeps what the lead was when the step was taken, so that it can be read when the lead is recomputed or no
 * more raised.
 */
public final class LeadReviewTable {
    public static final Field LEAD_ID = LeadTable.LEAD_ID;
    public static final Field SEQUENCE = required("sequence", FieldType.INT, "order", "序号");
    public static final Field REVISION = required("revision", FieldType.INT, "revision that added it", "修订号");
    public static final Field RULE = LeadTable.RULE;
    public static final Field RULE_VERSION = LeadTable.RULE_VERSION;
    public static final Field PERIOD = LeadTable.PERIOD;
    public static final Field INSTITUTION_CODE = LeadTable.INSTITUTION_CODE;
    public static final Field FUND_PAY_FEN = LeadTable.FUND_PAY_FEN;
    public static final Field LEAD_RANK =
            optional("lead_rank", FieldType.LONG, "rank in the list of its rule and period", "排序名次");
    public static final Field RANKED_BY = optional("ranked_by", FieldType.STRING, "ranked by", "排序依据");
    public static final Field STEP = required("step", FieldType.STRING, "step", "环节");
    public static final Field STATE_BEFORE = required("state_before", FieldType.STRING, "state before", "原状态");
    public static final Field STATE_AFTER = required("state_after", FieldType.STRING, "state after", "状态");
    public static final Field DECIDED_BY = required("decided_by", FieldType.STRING, "by whom", "办理人");
    public static final Field DECIDED_ON = required("decided_on", FieldType.DATE, "on", "办理日期");
    public static final Field IS_LATE = required("is_late", FieldType.BOOLEAN, "late", "是否逾期");
    public static final Field REASON_CODE = optional("reason_code", FieldType.STRING, "reason of rejection", "排除原因");
    public static final Field APPEAL_OUTCOME =
            optional("appeal_outcome", FieldType.STRING, "outcome of the appeal", "申诉结果");
    public static final Field MEASURE = optional("measure", FieldType.STRING, "measure", "处理方式");
    public static final Field CONFIRMED_FEN = optional(
                    "confirmed_fen", FieldType.FEN, "fund found to be concerned", "核实金额")
            .in("fen");
    public static final Field HANDLED_FEN = optional("handled_fen", FieldType.FEN, "fund recovered or refused", "处理金额")
            .in("fen");
    public static final Field NOTE = optional("note", FieldType.STRING, "note", "说明");
    public static final Field DUE_ON = optional("due_on", FieldType.DATE, "next step due", "下一步截止日期");

    public static final TableContract CONTRACT = TableContract.of(
                    "lead_review", "supervision", "One row a step of the review of a lead.", "线索审核记录")
            .key(LEAD_ID, SEQUENCE)
            .fields(
                    LEAD_ID,
                    SEQUENCE,
                    REVISION,
                    RULE,
                    RULE_VERSION,
                    PERIOD,
                    INSTITUTION_CODE,
                    FUND_PAY_FEN,
                    LEAD_RANK,
                    RANKED_BY,
                    STEP,
                    STATE_BEFORE,
                    STATE_AFTER,
                    DECIDED_BY,
                    DECIDED_ON,
                    IS_LATE,
                    REASON_CODE,
                    APPEAL_OUTCOME,
                    MEASURE,
                    CONFIRMED_FEN,
                    HANDLED_FEN,
                    NOTE,
                    DUE_ON)
            .check("review_sequence_from_one", "sequence >= 1")
            .check("confirmed_amount_not_negative", "confirmed_fen IS NULL OR confirmed_fen >= 0")
            .check("handled_amount_not_negative", "handled_fen IS NULL OR handled_fen >= 0")
            .build();

    private LeadReviewTable() {}
}
