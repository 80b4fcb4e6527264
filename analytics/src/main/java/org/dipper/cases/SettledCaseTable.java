package org.dipper.cases;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a settled inpatient stay that passed every rejecting quality rule, with the grouping keys precomputed.
 *
 * <p>Hot columns are numbers: codes packed losslessly by {@link org.dipper.coding.PackedCode}, the person as a keyed
 * 128-bit pseudonym.
 */
public final class SettledCaseTable {
    public static final Field SETTLEMENT_ID = required("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field STAY_ID = required("stay_id", FieldType.STRING, "stay", "就诊ID");
    public static final Field PERSON_KEY_HIGH = required(
                    "person_key_high", FieldType.LONG, "person pseudonym, high half", "人员假名(高位)")
            .outsideContentHash();
    public static final Field PERSON_KEY_LOW = required(
                    "person_key_low", FieldType.LONG, "person pseudonym, low half", "人员假名(低位)")
            .outsideContentHash();
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSTITUTION_KEY =
            required("institution_key", FieldType.LONG, "institution, packed", "机构编号(压缩键)");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "hospital level", "医院等级");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "insurance pool", "险种类型");
    public static final Field INSURED_AREA = optional("insured_area", FieldType.STRING, "insured area", "参保地");
    public static final Field MEDICAL_TYPE = optional("medical_type", FieldType.STRING, "medical type", "医疗类别");
    public static final Field SEX = optional("sex", FieldType.STRING, "sex", "性别");
    public static final Field BIRTH_DATE = optional("birth_date", FieldType.DATE, "birth date", "出生日期");
    public static final Field AGE_YEARS =
            optional("age_years", FieldType.INT, "age", "年龄").in("years");
    public static final Field AGE_DAYS =
            optional("age_days", FieldType.INT, "age below one year", "不足1周岁年龄").in("days");
    public static final Field ADMISSION_DATE = required("admission_date", FieldType.DATE, "admission", "入院日期");
    public static final Field DISCHARGE_DATE = required("discharge_date", FieldType.DATE, "discharge", "出院日期");
    public static final Field STAY_DAYS =
            required("stay_days", FieldType.INT, "length of stay", "住院天数").in("days");
    public static final Field ADMISSION_WAY = optional("admission_way", FieldType.STRING, "admission way", "入院途径");
    public static final Field DISCHARGE_WAY = optional("discharge_way", FieldType.STRING, "discharge way", "离院方式");
    public static final Field DISCHARGE_DEPARTMENT =
            optional("discharge_department", FieldType.STRING, "discharge department", "出院科别");
    public static final Field IS_RETURN_PLANNED =
            optional("is_return_planned", FieldType.BOOLEAN, "return within 31 days planned", "31天内再住院计划");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field FUND_PAY_FEN = required("fund_pay_fen", FieldType.FEN, "booked fund payment", "基金支付总额")
            .in("fen");
    public static final Field PERSON_PAY_FEN = optional("person_pay_fen", FieldType.FEN, "paid by the person", "个人负担")
            .in("fen");
    public static final Field DRUG_COST_FEN =
            optional("drug_cost_fen", FieldType.FEN, "drugs", "药品费").in("fen");
    public static final Field CONSUMABLE_COST_FEN = optional(
                    "consumable_cost_fen", FieldType.FEN, "consumables", "卫生材料费")
            .in("fen");
    public static final Field PRINCIPAL_DIAGNOSIS =
            required("principal_diagnosis", FieldType.STRING, "principal diagnosis", "主要诊断");
    public static final Field OTHER_DIAGNOSES =
            required("other_diagnoses", FieldType.STRING_ARRAY, "other diagnoses", "其他诊断");
    public static final Field MAIN_PROCEDURE = optional("main_procedure", FieldType.STRING, "main procedure", "主要手术操作");
    public static final Field OTHER_PROCEDURES =
            required("other_procedures", FieldType.STRING_ARRAY, "other procedures", "其他手术操作");
    public static final Field DIAGNOSIS_CATEGORY_KEY =
            required("diagnosis_category_key", FieldType.INT, "3-character diagnosis, packed", "类目(压缩键)");
    public static final Field DIAGNOSIS_SUBCATEGORY_KEY =
            required("diagnosis_subcategory_key", FieldType.INT, "4-character diagnosis, packed", "亚目(压缩键)");
    public static final Field MAIN_PROCEDURE_KEY =
            required("main_procedure_key", FieldType.LONG, "main procedure, packed; 0 for none", "主要手术操作(压缩键)");
    public static final Field PROCEDURE_ATTRIBUTE =
            required("procedure_attribute", FieldType.INT, "procedure attribute 1-4", "手术操作属性");
    public static final Field DISCHARGE_MONTH =
            required("discharge_month", FieldType.INT, "discharge month yyyymm", "出院月份");
    public static final Field INGEST_ID =
            required("ingest_id", FieldType.STRING, "ingest run", "导入批次").outsideContentHash();
    public static final Field DISCHARGE_YEAR = required("discharge_year", FieldType.INT, "discharge year", "出院年度");
    public static final Field BIRTH_WEIGHT_GRAMS = optional("birth_weight_grams", FieldType.INT, "birth weight", "出生体重")
            .in("grams");
    public static final Field ICU_DAYS = optional(
                    "icu_days", FieldType.INT, "days in intensive care, begun days count", "重症监护天数")
            .in("days");
    public static final Field TREATMENT_COST_FEN =
            optional("treatment_cost_fen", FieldType.FEN, "treatment", "治疗费").in("fen");
    public static final Field SURGERY_COST_FEN =
            optional("surgery_cost_fen", FieldType.FEN, "surgery", "手术费").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "settled_case", "core", "One row a settled inpatient stay.", "结算病例")
            .key(SETTLEMENT_ID)
            .partitionedBy(DISCHARGE_YEAR)
            .fields(
                    SETTLEMENT_ID,
                    STAY_ID,
                    PERSON_KEY_HIGH,
                    PERSON_KEY_LOW,
                    INSTITUTION_CODE,
                    INSTITUTION_KEY,
                    HOSPITAL_LEVEL,
                    INSURANCE_POOL,
                    INSURED_AREA,
                    MEDICAL_TYPE,
                    SEX,
                    BIRTH_DATE,
                    AGE_YEARS,
                    AGE_DAYS,
                    ADMISSION_DATE,
                    DISCHARGE_DATE,
                    STAY_DAYS,
                    ADMISSION_WAY,
                    DISCHARGE_WAY,
                    DISCHARGE_DEPARTMENT,
                    IS_RETURN_PLANNED,
                    TOTAL_COST_FEN,
                    FUND_PAY_FEN,
                    PERSON_PAY_FEN,
                    DRUG_COST_FEN,
                    CONSUMABLE_COST_FEN,
                    PRINCIPAL_DIAGNOSIS,
                    OTHER_DIAGNOSES,
                    MAIN_PROCEDURE,
                    OTHER_PROCEDURES,
                    DIAGNOSIS_CATEGORY_KEY,
                    DIAGNOSIS_SUBCATEGORY_KEY,
                    MAIN_PROCEDURE_KEY,
                    PROCEDURE_ATTRIBUTE,
                    DISCHARGE_MONTH,
                    INGEST_ID,
                    DISCHARGE_YEAR,
                    // Later columns stand at the end: tables of older warehouses grow there.
                    BIRTH_WEIGHT_GRAMS,
                    ICU_DAYS,
                    TREATMENT_COST_FEN,
                    SURGERY_COST_FEN)
            .check("cost_positive", "total_cost_fen > 0")
            .check("discharge_not_before_admission", "discharge_date >= admission_date")
            .check("stay_at_least_one_day", "stay_days >= 1")
            .check("attribute_known", "procedure_attribute BETWEEN 1 AND 4")
            .build();

    private SettledCaseTable() {}
}
