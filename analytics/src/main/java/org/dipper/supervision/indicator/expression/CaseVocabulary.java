package org.dipper.supervision.indicator.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.indicator.expression.CaseColumn.Kind;
import org.dipper.table.Field;

/**
 * Every column that an expression may name: those of the supervised case that say something about care and cost, and a few
 * that follow from them. Persons, ids and dates are not among them.
 */
public final class CaseVocabulary {
    /** Number of other diagnoses. */
    public static final String OTHER_DIAGNOSIS_COUNT = "other_diagnosis_count";
    /** Number of other procedures. */
    public static final String OTHER_PROCEDURE_COUNT = "other_procedure_count";
    /** 1 for an admission on Monday to 7 for one on Sunday. */
    public static final String ADMISSION_WEEKDAY = "admission_weekday";
    /** Score of the case times the value of a point, rounded to the fen; null where one of them is not known. */
    public static final String POINTS_VALUE_FEN = "points_value_fen";
    /** Regional mean cost of the case's group in the period, in fen with four decimals; null for an ungrouped case. */
    public static final String EXPECTED_COST_FEN = "expected_cost_fen";
    /** Regional mean stay of the case's group in the period, with four decimals; null for an ungrouped case. */
    public static final String EXPECTED_STAY_DAYS = "expected_stay_days";
    /** Cost by regional mean cost of the group, nine decimals; null for an ungrouped case. */
    public static final String RELATIVE_COST = "relative_cost";
    /** Stay by regional mean stay of the group, nine decimals; null for an ungrouped case. */
    public static final String RELATIVE_STAY = "relative_stay";
    /** Whether the case's group is in the frozen set of low-risk groups; null where there is no set. */
    public static final String IS_LOW_RISK_GROUP = "is_low_risk_group";

    /** What is said where cases could not be grouped. */
    public static final String NO_EDITION = "no catalog edition";

    private static final String NO_YEAR = "no settled year";
    private static final List<Field> PLAIN = List.of(
            SettledCaseTable.INSTITUTION_CODE,
            SettledCaseTable.HOSPITAL_LEVEL,
            SettledCaseTable.INSURANCE_POOL,
            SettledCaseTable.INSURED_AREA,
            SettledCaseTable.MEDICAL_TYPE,
            SettledCaseTable.SEX,
            SettledCaseTable.AGE_YEARS,
            SettledCaseTable.AGE_DAYS,
            SettledCaseTable.STAY_DAYS,
            SettledCaseTable.ADMISSION_WAY,
            SettledCaseTable.DISCHARGE_WAY,
            SettledCaseTable.DISCHARGE_DEPARTMENT,
            SettledCaseTable.IS_RETURN_PLANNED,
            SettledCaseTable.TOTAL_COST_FEN,
            SettledCaseTable.FUND_PAY_FEN,
            SettledCaseTable.PERSON_PAY_FEN,
            SettledCaseTable.DRUG_COST_FEN,
            SettledCaseTable.CONSUMABLE_COST_FEN,
            SettledCaseTable.PRINCIPAL_DIAGNOSIS,
            SettledCaseTable.MAIN_PROCEDURE,
            SettledCaseTable.MAIN_PROCEDURE_KEY,
            SettledCaseTable.PROCEDURE_ATTRIBUTE,
            SettledCaseTable.BIRTH_WEIGHT_GRAMS,
            SettledCaseTable.ICU_DAYS,
            SettledCaseTable.TREATMENT_COST_FEN,
            SettledCaseTable.SURGERY_COST_FEN);
    private static final Map<String, CaseColumn> COLUMNS = columns();

    private CaseVocabulary() {}

    /** The column of this name, if expressions may name it. */
    public static Optional<CaseColumn> find(final String name) {
        return Optional.ofNullable(COLUMNS.get(name));
    }

    /**
     * The column of this name.
     *
     * @throws IllegalArgumentException where expressions may not name it
     */
    public static CaseColumn column(final String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("not a column of expressions: " + name));
    }

    /** Every column, in order. */
    public static List<CaseColumn> all() {
        return List.copyOf(COLUMNS.values());
    }

    private static Map<String, CaseColumn> columns() {
        final Map<String, CaseColumn> columns = new LinkedHashMap<>();
        PLAIN.forEach(field -> put(columns, field, field.name(), field.name()));
        for (final Field field : List.of(
                SupervisedCaseTable.GROUP_CODE,
                SupervisedCaseTable.GROUP_TYPE,
                SupervisedCaseTable.RW,
                SupervisedCaseTable.GROUP_MEAN_COST_FEN)) {
            put(columns, field, SupervisedCaseTable.GROUP_TYPE.name(), NO_EDITION);
        }
        for (final Field field : List.of(
                SupervisedCaseTable.CASE_SCORE,
                SupervisedCaseTable.AUXILIARY_COEFFICIENT,
                SupervisedCaseTable.INSTITUTION_COEFFICIENT,
                SupervisedCaseTable.PAYMENT_PATH)) {
            put(columns, field, field.name(), NO_YEAR + " with " + field.name());
        }
        put(
                columns,
                SupervisedCaseTable.POINT_VALUE_FEN,
                SupervisedCaseTable.POINT_VALUE_FEN.name(),
                "no value of a point");
        derived(columns, OTHER_DIAGNOSIS_COUNT, 0, "number of other diagnoses", "其他诊断数");
        derived(columns, OTHER_PROCEDURE_COUNT, 0, "number of other procedures", "其他手术操作数");
        derived(columns, ADMISSION_WEEKDAY, 0, "weekday of admission, Monday is 1", "入院星期");
        number(columns, POINTS_VALUE_FEN, 0, POINTS_VALUE_FEN, NO_YEAR + " with points and their value", "病例分值金额");
        final String group = SupervisedCaseTable.GROUP_TYPE.name();
        number(columns, EXPECTED_COST_FEN, 4, group, NO_EDITION, "同病种区域次均费用");
        number(columns, EXPECTED_STAY_DAYS, 4, group, NO_EDITION, "同病种区域平均住院日");
        number(columns, RELATIVE_COST, 9, group, NO_EDITION, "费用与区域均值之比");
        number(columns, RELATIVE_STAY, 9, group, NO_EDITION, "住院日与区域均值之比");
        columns.put(
                IS_LOW_RISK_GROUP,
                new CaseColumn(
                        IS_LOW_RISK_GROUP,
                        Kind.TRUTH,
                        0,
                        true,
                        IS_LOW_RISK_GROUP,
                        "no set of low-risk groups from the year before",
                        "in the set of low-risk groups",
                        "低风险病种"));
        return columns;
    }

    private static void put(
            final Map<String, CaseColumn> columns, final Field field, final String presence, final String absence) {
        final Kind kind =
                switch (field.type().kind()) {
                    case INT, LONG, DECIMAL -> Kind.NUMBER;
                    case BOOLEAN -> Kind.TRUTH;
                    default -> Kind.TEXT;
                };
        columns.put(
                field.name(),
                new CaseColumn(
                        field.name(),
                        kind,
                        field.type().scale(),
                        !field.isRequired(),
                        presence,
                        absence,
                        field.labelEn(),
                        field.labelZh()));
    }

    private static void derived(
            final Map<String, CaseColumn> columns,
            final String name,
            final int scale,
            final String labelEn,
            final String labelZh) {
        columns.put(name, new CaseColumn(name, Kind.NUMBER, scale, false, name, name, labelEn, labelZh));
    }

    private static void number(
            final Map<String, CaseColumn> columns,
            final String name,
            final int scale,
            final String presence,
            final String absence,
            final String labelZh) {
        columns.put(
                name,
                new CaseColumn(name, Kind.NUMBER, scale, true, presence, absence, name.replace('_', ' '), labelZh));
    }
}
