package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a lead (疑点线索) for review, never a verdict; its stays stand in {@code lead_case}. */
public final class LeadTable {
    public static final Field LEAD_ID = required("lead_id", FieldType.STRING, "lead", "线索编号");
    public static final Field RULE = required("rule", FieldType.STRING, "rule", "规则");
    public static final Field RULE_VERSION = required("rule_version", FieldType.STRING, "rule version", "规则版本");
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "stays", "住院次数");
    public static final Field TOTAL_COST_FEN = required("total_cost_fen", FieldType.FEN, "cost of the stays", "涉及费用")
            .in("fen");
    public static final Field FUND_PAY_FEN = required("fund_pay_fen", FieldType.FEN, "fund paid for the stays", "涉及基金")
            .in("fen");
    public static final Field EVIDENCE = required("evidence", FieldType.STRING, "what was found", "证据");
    public static final Field NOT_CHECKED =
            required("not_checked", FieldType.STRING, "what the inputs could not tell", "未能核查");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    /** What the lead is about: a chain of stays, a disease group of an institution, an institution, a set of persons. */
    public static final Field SUBJECT_TYPE = optional("subject_type", FieldType.STRING, "about", "对象类型");

    public static final Field SUBJECT = optional("subject", FieldType.STRING, "subject", "对象");
    public static final Field GROUP_CODE = optional("group_code", FieldType.STRING, "disease group", "病种编码");
    /** How strongly the evidence speaks, from 0 to 1; a weight of the rule, no probability of guilt. */
    public static final Field STRENGTH = optional("strength", FieldType.RATIO, "strength of evidence", "证据强度");
    /** Points that would not have been earned; null where that cannot be told. */
    public static final Field EXCESS_POINTS = optional("excess_points", FieldType.POINTS_SUM, "excess points", "多得分值")
            .in("points");
    /** Excess points at the value of a point; null where there is no point value. */
    public static final Field FUND_AT_STAKE_FEN = optional(
                    "fund_at_stake_fen", FieldType.FEN, "fund at stake", "涉及多付基金")
            .in("fen");
    /** Strength times fund at stake in fen; the order of work. */
    public static final Field PRIORITY = optional("priority", FieldType.decimal(28, 6), "priority", "优先级");

    /** The rule's parameters as {@code name=value}, separated by semicolons, in order of name. */
    public static final Field PARAMETERS = optional("parameters", FieldType.STRING, "parameters", "规则参数");

    public static final Field EXCLUSIONS_CHECKED =
            optional("exclusions_checked", FieldType.STRING, "exclusions checked", "已核查排除项");
    public static final Field EVIDENCE_ZH = optional("evidence_zh", FieldType.STRING, "what was found (zh)", "证据(中文)");
    public static final Field NOT_CHECKED_ZH =
            optional("not_checked_zh", FieldType.STRING, "what the inputs could not tell (zh)", "未能核查(中文)");
    public static final Field EXCLUSIONS_CHECKED_ZH =
            optional("exclusions_checked_zh", FieldType.STRING, "exclusions checked (zh)", "已核查排除项(中文)");

    public static final TableContract CONTRACT = TableContract.of(
                    "lead", "supervision", "One row a lead for review: never a verdict.", "疑点线索")
            .key(PERIOD, LEAD_ID)
            .fields(
                    LEAD_ID,
                    RULE,
                    RULE_VERSION,
                    PERIOD,
                    INSTITUTION_CODE,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    FUND_PAY_FEN,
                    EVIDENCE,
                    NOT_CHECKED,
                    STATE,
                    // Later columns stand at the end: tables of older warehouses grow there.
                    SUBJECT_TYPE,
                    SUBJECT,
                    GROUP_CODE,
                    STRENGTH,
                    EXCESS_POINTS,
                    FUND_AT_STAKE_FEN,
                    PRIORITY,
                    PARAMETERS,
                    EXCLUSIONS_CHECKED,
                    EVIDENCE_ZH,
                    NOT_CHECKED_ZH,
                    EXCLUSIONS_CHECKED_ZH)
            .build();

    private LeadTable() {}
}
