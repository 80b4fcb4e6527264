package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a stay of a lead, in order of admission. */
public final class LeadCaseTable {
    public static final Field LEAD_ID = required("lead_id", FieldType.STRING, "lead", "线索编号");
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field SEQUENCE = required("sequence", FieldType.INT, "order", "序号");
    public static final Field SETTLEMENT_ID = required("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field ADMISSION_DATE = required("admission_date", FieldType.DATE, "admission", "入院日期");
    public static final Field DISCHARGE_DATE = required("discharge_date", FieldType.DATE, "discharge", "出院日期");
    public static final Field PRINCIPAL_DIAGNOSIS =
            required("principal_diagnosis", FieldType.STRING, "principal diagnosis", "主要诊断");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field GROUP_CODE = optional("group_code", FieldType.STRING, "disease group", "病种编码");
    public static final Field STRENGTH = optional("strength", FieldType.RATIO, "strength of evidence", "证据强度");
    public static final Field EXCESS_POINTS = optional("excess_points", FieldType.POINTS_SUM, "excess points", "多得分值")
            .in("points");
    public static final Field FUND_AT_STAKE_FEN = optional(
                    "fund_at_stake_fen", FieldType.FEN, "fund at stake", "涉及多付基金")
            .in("fen");
    public static final Field FINDING = optional("finding", FieldType.STRING, "what was found", "发现");
    public static final Field FINDING_ZH = optional("finding_zh", FieldType.STRING, "what was found (zh)", "发现(中文)");

    public static final TableContract CONTRACT = TableContract.of(
                    "lead_case", "supervision", "One row a stay of a lead.", "线索病例")
            .key(PERIOD, LEAD_ID, SEQUENCE)
            .fields(
                    LEAD_ID,
                    PERIOD,
                    SEQUENCE,
                    SETTLEMENT_ID,
                    INSTITUTION_CODE,
                    ADMISSION_DATE,
                    DISCHARGE_DATE,
                    PRINCIPAL_DIAGNOSIS,
                    TOTAL_COST_FEN,
                    // Later columns stand at the end: tables of older warehouses grow there.
                    GROUP_CODE,
                    STRENGTH,
                    EXCESS_POINTS,
                    FUND_AT_STAKE_FEN,
                    FINDING,
                    FINDING_ZH)
            .build();

    private LeadCaseTable() {}
}
