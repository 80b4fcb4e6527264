package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a stay and the next stay of the same person, overlaps flagged and kept. Every readmission rate is a filter over this table. */
public final class ReadmissionPairTable {
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INDEX_SETTLEMENT_ID =
            required("index_settlement_id", FieldType.STRING, "index stay", "前次结算ID");
    public static final Field NEXT_SETTLEMENT_ID =
            required("next_settlement_id", FieldType.STRING, "next stay", "后次结算ID");
    public static final Field INDEX_INSTITUTION_CODE =
            required("index_institution_code", FieldType.STRING, "institution of the index stay", "前次机构");
    public static final Field NEXT_INSTITUTION_CODE =
            required("next_institution_code", FieldType.STRING, "institution of the next stay", "后次机构");
    public static final Field INDEX_DISCHARGE_DATE =
            required("index_discharge_date", FieldType.DATE, "discharge of the index stay", "前次出院日期");
    public static final Field NEXT_ADMISSION_DATE =
            required("next_admission_date", FieldType.DATE, "admission of the next stay", "后次入院日期");
    public static final Field GAP_DAYS = required(
                    "gap_days", FieldType.INT, "days between, negative for an overlap", "间隔天数")
            .in("days");
    public static final Field IS_SAME_INSTITUTION =
            required("is_same_institution", FieldType.BOOLEAN, "same institution", "同机构");
    public static final Field IS_SAME_CATEGORY =
            required("is_same_category", FieldType.BOOLEAN, "same 3-character diagnosis", "同类目诊断");
    public static final Field IS_OVERLAP = required("is_overlap", FieldType.BOOLEAN, "the stays overlap", "住院重叠");
    public static final Field IS_INDEX_ELIGIBLE =
            required("is_index_eligible", FieldType.BOOLEAN, "counts as an index stay", "计入分母");
    public static final Field INDEX_EXCLUSION =
            optional("index_exclusion", FieldType.STRING, "why it does not count", "剔除原因");

    /** Same 4-character principal diagnosis. */
    public static final Field IS_SAME_SUBCATEGORY =
            optional("is_same_subcategory", FieldType.BOOLEAN, "same 4-character diagnosis", "同亚目诊断");

    /** Null where either stay has no disease group. */
    public static final Field IS_SAME_GROUP = optional("is_same_group", FieldType.BOOLEAN, "same disease group", "同病种");

    /** By the departments of discharge; null where either is not told. */
    public static final Field IS_SAME_DEPARTMENT =
            optional("is_same_department", FieldType.BOOLEAN, "same department", "同科室");

    /** Whether the next stay continues the index stay in another institution. */
    public static final Field IS_TRANSFER = optional("is_transfer", FieldType.BOOLEAN, "transfer", "转院");

    /** {@code discharge_way}, {@code dates} or {@code discharge_way_and_dates}; null where it is no transfer. */
    public static final Field TRANSFER_RULE =
            optional("transfer_rule", FieldType.STRING, "what tells the transfer", "转院判定");

    /** Null where no rule fires and the source does not say whether a return was planned. */
    public static final Field IS_PLANNED = optional("is_planned", FieldType.BOOLEAN, "planned return", "计划再入院");

    /** The id of the rule of planned returns that fired; null for none. */
    public static final Field PLANNED_RULE =
            optional("planned_rule", FieldType.STRING, "rule of planned returns", "计划再入院规则");

    /** Null where the source does not say how the person came. */
    public static final Field IS_NEXT_EMERGENCY =
            optional("is_next_emergency", FieldType.BOOLEAN, "next admission by emergency", "后次急诊入院");

    /** Days from the index discharge to the first return that is neither planned nor a transfer; null for none. */
    public static final Field DAYS_TO_UNPLANNED_RETURN = optional(
                    "days_to_unplanned_return", FieldType.INT, "days to the first unplanned return", "距首次非计划再入院天数")
            .in("days");

    /** Whether the longest window ends within the data of the index institution. */
    public static final Field IS_FOLLOWUP_COMPLETE =
            optional("is_followup_complete", FieldType.BOOLEAN, "follow-up complete", "随访期完整");

    /** Why the index stay does not count in the unplanned rates; null where it counts. */
    public static final Field UNPLANNED_INDEX_EXCLUSION = optional(
            "unplanned_index_exclusion", FieldType.STRING, "why it does not count in unplanned rates", "非计划再入院剔除原因");

    /** Why the next stay may be no index stay of the unplanned rates by its own record; null where it may. */
    public static final Field NEXT_CASE_EXCLUSION =
            optional("next_case_exclusion", FieldType.STRING, "why the next stay is no index stay", "后次住院剔除原因");

    /** The stay that opened the spell of transfers that the index stay belongs to; itself where there was none. */
    public static final Field SPELL_SETTLEMENT_ID =
            optional("spell_settlement_id", FieldType.STRING, "first stay of the spell", "连续诊疗首次结算ID");

    /** The institution that opened the spell; the spell is attributed to the last discharger. */
    public static final Field SPELL_INSTITUTION_CODE =
            optional("spell_institution_code", FieldType.STRING, "institution that opened the spell", "连续诊疗首诊机构");

    public static final TableContract CONTRACT = TableContract.of(
                    "readmission_pair", "supervision", "One row a stay and the next stay of the same person.", "再入院配对")
            .key(PERIOD, INDEX_SETTLEMENT_ID, NEXT_SETTLEMENT_ID)
            .fields(
                    PERIOD,
                    INDEX_SETTLEMENT_ID,
                    NEXT_SETTLEMENT_ID,
                    INDEX_INSTITUTION_CODE,
                    NEXT_INSTITUTION_CODE,
                    INDEX_DISCHARGE_DATE,
                    NEXT_ADMISSION_DATE,
                    GAP_DAYS,
                    IS_SAME_INSTITUTION,
                    IS_SAME_CATEGORY,
                    IS_OVERLAP,
                    IS_INDEX_ELIGIBLE,
                    INDEX_EXCLUSION,
                    // Later columns stand at the end: tables of older warehouses grow there.
                    IS_SAME_SUBCATEGORY,
                    IS_SAME_GROUP,
                    IS_SAME_DEPARTMENT,
                    IS_TRANSFER,
                    TRANSFER_RULE,
                    IS_PLANNED,
                    PLANNED_RULE,
                    IS_NEXT_EMERGENCY,
                    DAYS_TO_UNPLANNED_RETURN,
                    IS_FOLLOWUP_COMPLETE,
                    UNPLANNED_INDEX_EXCLUSION,
                    NEXT_CASE_EXCLUSION,
                    SPELL_SETTLEMENT_ID,
                    SPELL_INSTITUTION_CODE)
            .build();

    private ReadmissionPairTable() {}
}
