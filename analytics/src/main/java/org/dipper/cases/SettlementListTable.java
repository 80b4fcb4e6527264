package org.dipper.cases;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a settlement list as received, under the national field names and typed; a value that cannot be read as its
 * type is null here and names its rule in {@code failed_rules}. The only table that holds the plain {@code psn_no}.
 */
public final class SettlementListTable {
    public static final Field INGEST_ID =
            required("ingest_id", FieldType.STRING, "ingest run", "导入批次").outsideContentHash();
    public static final Field SOURCE_FILE =
            required("source_file", FieldType.STRING, "file", "来源文件").outsideContentHash();
    public static final Field SOURCE_LINE = required("source_line", FieldType.LONG, "line", "行号");
    public static final Field SETL_ID = optional("setl_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field MDTRT_ID = optional("mdtrt_id", FieldType.STRING, "stay", "就诊ID");
    public static final Field PSN_NO = optional("psn_no", FieldType.STRING, "person", "人员编号");
    public static final Field FIXMEDINS_CODE = optional("fixmedins_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field FIXMEDINS_NAME =
            optional("fixmedins_name", FieldType.STRING, "institution name", "定点医药机构名称");
    public static final Field HOSP_LV = optional("hosp_lv", FieldType.STRING, "hospital level", "医院等级");
    public static final Field INSUTYPE = optional("insutype", FieldType.STRING, "insurance type", "险种类型");
    public static final Field INSU_ADMDVS = optional("insu_admdvs", FieldType.STRING, "insured area", "参保所属医保区划");
    public static final Field MED_TYPE = optional("med_type", FieldType.STRING, "medical type", "医疗类别");
    public static final Field GEND = optional("gend", FieldType.STRING, "sex", "性别");
    public static final Field BRDY = optional("brdy", FieldType.DATE, "birth date", "出生日期");
    public static final Field AGE = optional("age", FieldType.INT, "age", "年龄").in("years");
    public static final Field NWB_AGE =
            optional("nwb_age", FieldType.INT, "age below one year", "不足1周岁年龄").in("days");
    public static final Field ADM_TIME = optional("adm_time", FieldType.DATE, "admission", "入院时间");
    public static final Field DSCG_TIME = optional("dscg_time", FieldType.DATE, "discharge", "出院时间");
    public static final Field ACT_IPT_DAYS = optional(
                    "act_ipt_days", FieldType.INT, "length of stay as reported", "实际住院天数")
            .in("days");
    public static final Field ADM_WAY = optional("adm_way", FieldType.STRING, "admission way", "入院途径");
    public static final Field DSCG_WAY = optional("dscg_way", FieldType.STRING, "discharge way", "离院方式");
    public static final Field DSCG_CATY = optional("dscg_caty", FieldType.STRING, "discharge department", "出院科别");
    public static final Field DAYS_RINP_FLAG_31 =
            optional("days_rinp_flag_31", FieldType.STRING, "return within 31 days planned", "31天内再住院计划");
    public static final Field MEDFEE_SUMAMT_FEN =
            optional("medfee_sumamt_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field FUND_PAY_SUMAMT_FEN = optional(
                    "fund_pay_sumamt_fen", FieldType.FEN, "fund payment", "基金支付总额")
            .in("fen");
    public static final Field PSN_PART_AMT_FEN = optional(
                    "psn_part_amt_fen", FieldType.FEN, "paid by the person", "个人负担")
            .in("fen");
    public static final Field HOSP_PART_AMT_FEN = optional(
                    "hosp_part_amt_fen", FieldType.FEN, "borne by the hospital", "医院负担")
            .in("fen");
    public static final Field ITEM_SUMAMT_FEN = optional(
                    "item_sumamt_fen", FieldType.FEN, "sum of the fee items", "收费项目合计")
            .in("fen");
    public static final Field DRUG_AMT_FEN =
            optional("drug_amt_fen", FieldType.FEN, "drugs", "药品费").in("fen");
    public static final Field MATERIAL_AMT_FEN =
            optional("material_amt_fen", FieldType.FEN, "consumables", "卫生材料费").in("fen");
    public static final Field DIAG_CODE = optional("diag_code", FieldType.STRING, "principal diagnosis", "主要诊断代码");
    public static final Field DIAG_NAME = optional("diag_name", FieldType.STRING, "principal diagnosis name", "主要诊断名称");
    public static final Field OTHER_DIAG_CODES =
            optional("other_diag_codes", FieldType.STRING_ARRAY, "other diagnoses", "其他诊断代码");
    public static final Field OPRN_OPRT_CODES =
            optional("oprn_oprt_codes", FieldType.STRING_ARRAY, "procedures, the main one first", "手术操作代码");
    public static final Field NWB_BIR_WT =
            optional("nwb_bir_wt", FieldType.INT, "birth weight", "新生儿出生体重").in("grams");
    public static final Field SCS_CUTD_DAYS = optional(
                    "scs_cutd_days", FieldType.INT, "days in intensive care, begun days count", "重症监护天数")
            .in("days");
    public static final Field TREATMENT_AMT_FEN =
            optional("treatment_amt_fen", FieldType.FEN, "treatment", "治疗费").in("fen");
    public static final Field SURGERY_AMT_FEN =
            optional("surgery_amt_fen", FieldType.FEN, "surgery", "手术费").in("fen");
    public static final Field FAILED_RULES =
            required("failed_rules", FieldType.STRING_ARRAY, "rejecting rules that failed on the row alone", "未通过规则");
    public static final Field WARNINGS =
            required("warnings", FieldType.STRING_ARRAY, "warning rules hit on the row alone", "提示规则");
    public static final Field RAW_ROW =
            optional("raw_row", FieldType.STRING, "the row as received, kept where a rule failed", "原始记录");

    public static final TableContract CONTRACT = TableContract.of(
                    "settlement_list", "landed", "One row a settlement list as received, typed.", "结算清单")
            .key(INGEST_ID, SOURCE_FILE, SOURCE_LINE)
            .fields(
                    INGEST_ID,
                    SOURCE_FILE,
                    SOURCE_LINE,
                    SETL_ID,
                    MDTRT_ID,
                    PSN_NO,
                    FIXMEDINS_CODE,
                    FIXMEDINS_NAME,
                    HOSP_LV,
                    INSUTYPE,
                    INSU_ADMDVS,
                    MED_TYPE,
                    GEND,
                    BRDY,
                    AGE,
                    NWB_AGE,
                    ADM_TIME,
                    DSCG_TIME,
                    ACT_IPT_DAYS,
                    ADM_WAY,
                    DSCG_WAY,
                    DSCG_CATY,
                    DAYS_RINP_FLAG_31,
                    MEDFEE_SUMAMT_FEN,
                    FUND_PAY_SUMAMT_FEN,
                    PSN_PART_AMT_FEN,
                    HOSP_PART_AMT_FEN,
                    ITEM_SUMAMT_FEN,
                    DRUG_AMT_FEN,
                    MATERIAL_AMT_FEN,
                    DIAG_CODE,
                    DIAG_NAME,
                    OTHER_DIAG_CODES,
                    OPRN_OPRT_CODES,
                    FAILED_RULES,
                    WARNINGS,
                    RAW_ROW,
                    // Later columns stand at the end: tables of older warehouses grow there.
                    NWB_BIR_WT,
                    SCS_CUTD_DAYS,
                    TREATMENT_AMT_FEN,
                    SURGERY_AMT_FEN)
            .build();

    private SettlementListTable() {}
}
