package org.dipper.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.testing.SparkSessions;

/** A stay with everything that supervision knows of it: what matters to a test is set, the rest is plain. */
public record CareStay(String id, long person, LocalDate admission, LocalDate discharge, Map<Field, Object> set) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

    /** A stay of person 1 in hospital H1 for I21.9, from day to day, the first day being 1 January 2010. */
    public static CareStay of(final String id, final int admissionDay, final int dischargeDay) {
        return new CareStay(
                id, 1, FIRST_DAY.plusDays(admissionDay - 1L), FIRST_DAY.plusDays(dischargeDay - 1L), Map.of());
    }

    public CareStay with(final Field field, final Object value) {
        final Map<Field, Object> more = new HashMap<>(set);
        more.put(field, value);
        return new CareStay(id, person, admission, discharge, more);
    }

    public CareStay ofPerson(final long other) {
        return new CareStay(id, other, admission, discharge, set);
    }

    public CareStay in(final String institution) {
        return with(SettledCaseTable.INSTITUTION_CODE, institution);
    }

    public CareStay diagnosed(final String diagnosis, final String... others) {
        return with(SettledCaseTable.PRINCIPAL_DIAGNOSIS, diagnosis).with(SettledCaseTable.OTHER_DIAGNOSES, others);
    }

    public CareStay operated(final String main, final String... others) {
        return with(SettledCaseTable.MAIN_PROCEDURE, main).with(SettledCaseTable.OTHER_PROCEDURES, others);
    }

    public CareStay leaving(final String way) {
        return with(SettledCaseTable.DISCHARGE_WAY, way);
    }

    public CareStay coming(final String way) {
        return with(SettledCaseTable.ADMISSION_WAY, way);
    }

    public CareStay at(final String department) {
        return with(SettledCaseTable.DISCHARGE_DEPARTMENT, department);
    }

    public CareStay planning(final boolean isReturnPlanned) {
        return with(SettledCaseTable.IS_RETURN_PLANNED, isReturnPlanned);
    }

    public CareStay costing(final long fen) {
        return with(SettledCaseTable.TOTAL_COST_FEN, fen);
    }

    public CareStay grouped(final String group, final String score) {
        return with(SupervisedCaseTable.GROUP_CODE, group).with(SupervisedCaseTable.RW, new BigDecimal(score));
    }

    public CareStay shifted(final int days) {
        return new CareStay(id, person, admission.plusDays(days), discharge.plusDays(days), set);
    }

    public <T> T get(final Field field) {
        @SuppressWarnings("unchecked")
        final T value = (T) value(field);
        return value;
    }

    /** Rows of {@link SupervisedCaseTable}. */
    public static Dataset<Row> rows(final List<CareStay> stays) {
        StructType schema = new StructType();
        for (final Field field : SupervisedCaseTable.CONTRACT.fields()) {
            schema = schema.add(new StructField(field.name(), Columns.type(field.type()), true, Metadata.empty()));
        }
        return SparkSessions.shared()
                .createDataFrame(
                        stays.stream()
                                .map(stay -> RowFactory.create(SupervisedCaseTable.CONTRACT.fields().stream()
                                        .map(stay::value)
                                        .toArray()))
                                .toList(),
                        schema);
    }

    private Object value(final Field field) {
        if (set.containsKey(field)) {
            return set.get(field);
        }
        return switch (field.name()) {
            case "settlement_id", "stay_id" -> id;
            case "person_key_high" -> person * 31;
            case "person_key_low" -> person;
            case "institution_code" -> "H1";
            case "hospital_level" -> "3";
            case "insurance_pool" -> "310";
            case "admission_date" -> admission;
            case "discharge_date" -> discharge;
            case "stay_days" -> (int) Math.max(1, discharge.toEpochDay() - admission.toEpochDay());
            case "discharge_way" -> "1";
            case "total_cost_fen" -> 100_00L;
            case "fund_pay_fen" -> this.<Long>get(SettledCaseTable.TOTAL_COST_FEN) / 2;
            case "principal_diagnosis" -> "I21.9";
            case "other_diagnoses", "other_procedures" -> new String[0];
            case "diagnosis_category_key" -> packed(3);
            case "diagnosis_subcategory_key" -> packed(PackedCode.LONGEST_INT);
            case "main_procedure_key" ->
                procedure() == null ? 0L : PackedCode.pack(procedure()).orElseThrow();
            case "procedure_attribute" -> procedure() == null ? 1 : 4;
            case "institution_key" -> 1L;
            case "discharge_month" -> discharge.getYear() * 100 + discharge.getMonthValue();
            case "discharge_year" -> discharge.getYear();
            case "ingest_id" -> "test";
            default -> null;
        };
    }

    private String procedure() {
        return get(SettledCaseTable.MAIN_PROCEDURE);
    }

    private int packed(final int length) {
        final String code = get(SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        return PackedCode.packInt(code.substring(0, Math.min(length, code.length())))
                .orElseThrow();
    }
}
