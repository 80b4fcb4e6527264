package org.dipper.supervision;

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
                    STATE)
            .build();

    private LeadTable() {}
}
