package org.dipper.supervision.behaviour;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;

/** A supervised case, or the facts of one, as a test writes it: what it does not say is that of an ordinary case. */
record CaseRow(Map<String, Object> values) {
    static final LocalDate DAY = LocalDate.of(2024, 2, 1);

    private static final Map<String, Object> ORDINARY = ordinary();

    /** A stay of ten days in H1, group G1, 10,000 yuan, person 1. */
    static CaseRow of(final String id) {
        return new CaseRow(ORDINARY).with("settlement_id", id).with("stay_id", id);
    }

    CaseRow with(final String column, final Object value) {
        final Map<String, Object> changed = new HashMap<>(values);
        changed.put(column, value);
        return new CaseRow(changed);
    }

    CaseRow ofPerson(final long person) {
        return with("person_key_high", person * 7919L).with("person_key_low", person);
    }

    CaseRow in(final String institution) {
        return with("institution_code", institution);
    }

    CaseRow costing(final long fen) {
        return with("total_cost_fen", fen).with("fund_pay_fen", fen / 2);
    }

    /** Admitted so many days after the first day, for so many days. */
    CaseRow stay(final int from, final int days) {
        final LocalDate discharge = DAY.plusDays(from + (long) days);
        return with("admission_date", DAY.plusDays(from))
                .with("discharge_date", discharge)
                .with("stay_days", Math.max(1, days))
                .with("discharge_month", discharge.getYear() * 100 + discharge.getMonthValue());
    }

    CaseRow days(final int days) {
        return with("stay_days", days);
    }

    @SuppressWarnings("unchecked")
    <T> T get(final String column) {
        return (T) values.get(column);
    }

    static Dataset<Row> cases(final List<CaseRow> rows) {
        return table(rows, Columns.schema(SupervisedCaseTable.CONTRACT));
    }

    /** Rows as {@link CaseFacts} yields them, with the facts as given. */
    static Dataset<Row> facts(final List<CaseRow> rows) {
        final Dataset<Row> none = cases(List.of());
        return table(
                rows,
                new CaseFacts(BehaviourPolicy.DEFAULT, AuxiliaryCodeLists.none())
                        .apply(none, new GroupStatistics().apply(none), Optional.empty())
                        .schema());
    }

    private static Dataset<Row> table(final List<CaseRow> rows, final StructType schema) {
        return SparkSessions.shared()
                .createDataFrame(rows.stream().map(row -> row.row(schema)).toList(), schema);
    }

    private Row row(final StructType schema) {
        final Object[] cells = new Object[schema.size()];
        for (int i = 0; i < cells.length; i++) {
            final StructField field = schema.fields()[i];
            final Object value = values.get(field.name());
            cells[i] = field.dataType() instanceof DecimalType && value instanceof String text
                    ? new BigDecimal(text)
                    : value;
        }
        return RowFactory.create(cells);
    }

    private static Map<String, Object> ordinary() {
        final Map<String, Object> values = new HashMap<>();
        values.put("settlement_id", "S");
        values.put("stay_id", "S");
        values.put("person_key_high", 7919L);
        values.put("person_key_low", 1L);
        values.put("institution_code", "H1");
        values.put("institution_key", 1L);
        values.put("hospital_level", "2");
        values.put("insurance_pool", "310");
        values.put("medical_type", "21");
        values.put("sex", "1");
        values.put("age_years", 50);
        values.put("admission_date", DAY);
        values.put("discharge_date", DAY.plusDays(10));
        values.put("stay_days", 10);
        values.put("admission_way", "2");
        values.put("discharge_way", "1");
        values.put("discharge_department", "A03");
        values.put("is_return_planned", false);
        values.put("total_cost_fen", 1_000_000L);
        values.put("fund_pay_fen", 500_000L);
        values.put("person_pay_fen", 300_000L);
        values.put("drug_cost_fen", 200_000L);
        values.put("consumable_cost_fen", 100_000L);
        values.put("treatment_cost_fen", 50_000L);
        values.put("surgery_cost_fen", 0L);
        values.put("principal_diagnosis", "J18.9");
        values.put("other_diagnoses", List.of());
        values.put("other_procedures", List.of());
        values.put("diagnosis_category_key", 1);
        values.put("diagnosis_subcategory_key", 1);
        values.put("main_procedure_key", 0L);
        values.put("procedure_attribute", 1);
        values.put("discharge_month", 202402);
        values.put("ingest_id", "i");
        values.put("discharge_year", 2024);
        values.put("group_code", "G1");
        values.put("group_type", "core");
        values.put("quarter", "2024-Q1");
        return values;
    }
}
