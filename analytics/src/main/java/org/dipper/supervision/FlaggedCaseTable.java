package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * What a rule yields: one row a case of a lead, with what was found in it. {@link Leads} makes leads of them. It is a view,
 * never stored.
 *
 * <p>Rows of one lead share {@code rule}, {@code lead_id}, {@code subject_type}, {@code subject} and the institution the
 * lead is about. A lead id begins with the rule and a colon and names its subject, so that the same lead found again has
 * the same id; it never names a person.
 */
public final class FlaggedCaseTable {
    public static final Field RULE = LeadTable.RULE;
    public static final Field LEAD_ID = LeadTable.LEAD_ID;
    public static final Field SUBJECT_TYPE = required("subject_type", FieldType.STRING, "about", "对象类型");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "subject", "对象");

    /** The institution that the lead is about; a case of the lead may stand in another. */
    public static final Field LEAD_INSTITUTION =
            required("lead_institution", FieldType.STRING, "institution of the lead", "线索机构");

    /** Order of the case within the lead, from 1. */
    public static final Field SEQUENCE = LeadCaseTable.SEQUENCE;

    /** From 0 to 1. */
    public static final Field STRENGTH = required("strength", FieldType.RATIO, "strength of evidence", "证据强度");

    public static final Field EXCESS_POINTS = LeadCaseTable.EXCESS_POINTS;
    public static final Field FUND_AT_STAKE_FEN = LeadCaseTable.FUND_AT_STAKE_FEN;
    public static final Field FINDING = required("finding", FieldType.STRING, "what was found", "发现");
    public static final Field FINDING_ZH = required("finding_zh", FieldType.STRING, "what was found (zh)", "发现(中文)");

    /** What the lead as a whole says beyond its cases; the same on all rows of a lead, null where its cases say it all. */
    public static final Field SUMMARY = optional("summary", FieldType.STRING, "summary", "概述");

    public static final Field SUMMARY_ZH = optional("summary_zh", FieldType.STRING, "summary (zh)", "概述(中文)");

    public static final TableContract CONTRACT = TableContract.of(
                    "flagged_case", "supervision", "One row a case of a lead with what was found.", "疑点病例")
            .key(LEAD_ID, SEQUENCE)
            .fields(
                    RULE,
                    LEAD_ID,
                    SUBJECT_TYPE,
                    SUBJECT,
                    LEAD_INSTITUTION,
                    SEQUENCE,
                    SettledCaseTable.SETTLEMENT_ID,
                    SettledCaseTable.INSTITUTION_CODE,
                    SettledCaseTable.ADMISSION_DATE,
                    SettledCaseTable.DISCHARGE_DATE,
                    SettledCaseTable.PRINCIPAL_DIAGNOSIS,
                    SettledCaseTable.TOTAL_COST_FEN,
                    SettledCaseTable.FUND_PAY_FEN,
                    SupervisedCaseTable.GROUP_CODE,
                    STRENGTH,
                    EXCESS_POINTS,
                    FUND_AT_STAKE_FEN,
                    FINDING,
                    FINDING_ZH,
                    SUMMARY,
                    SUMMARY_ZH)
            .build();

    private FlaggedCaseTable() {}
}
