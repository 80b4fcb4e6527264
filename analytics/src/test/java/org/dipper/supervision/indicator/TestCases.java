package org.dipper.supervision.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.testing.SparkSessions;

/** Supervised cases as a test writes them: what matters is set, the rest is plain. */
record TestCases(Map<Field, Object> values) {
    /** A three-day stay at H1 (level 3) for I21, discharged in the middle of March 2024, home, costing 100 yuan. */
    static TestCases of(final String id) {
        final Map<Field, Object> values = new HashMap<>();
        values.put(SettledCaseTable.SETTLEMENT_ID, id);
        values.put(SettledCaseTable.STAY_ID, id);
        values.put(SettledCaseTable.PERSON_KEY_HIGH, 1L);
        values.put(SettledCaseTable.PERSON_KEY_LOW, (long) id.hashCode());
        values.put(SettledCaseTable.INSURANCE_POOL, "310");
        values.put(SettledCaseTable.TOTAL_COST_FEN, 100_00L);
        values.put(SettledCaseTable.FUND_PAY_FEN, 70_00L);
        values.put(SettledCaseTable.OTHER_DIAGNOSES, new String[0]);
        values.put(SettledCaseTable.OTHER_PROCEDURES, new String[0]);
        values.put(SettledCaseTable.MAIN_PROCEDURE_KEY, 0L);
        values.put(SettledCaseTable.PROCEDURE_ATTRIBUTE, 1);
        values.put(SettledCaseTable.DISCHARGE_WAY, "1");
        values.put(SettledCaseTable.INGEST_ID, "test");
        return new TestCases(values)
                .at("H1", "3")
                .diagnosed("I21.9")
                .staying(LocalDate.of(2024, 3, 12), LocalDate.of(2024, 3, 15));
    }

    TestCases with(final Field field, final Object value) {
        final Map<Field, Object> more = new HashMap<>(values);
        more.put(field, value);
        return new TestCases(more);
    }

    TestCases at(final String institution, final String level) {
        return with(SettledCaseTable.INSTITUTION_CODE, institution)
                .with(
                        SettledCaseTable.INSTITUTION_KEY,
                        PackedCode.pack(institution).orElseThrow())
                .with(SettledCaseTable.HOSPITAL_LEVEL, level);
    }

    TestCases diagnosed(final String code) {
        return with(SettledCaseTable.PRINCIPAL_DIAGNOSIS, code)
                .with(
                        SettledCaseTable.DIAGNOSIS_CATEGORY_KEY,
                        PackedCode.packInt(code.substring(0, 3)).orElseThrow())
                .with(
                        SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY,
                        PackedCode.packInt(code.substring(0, 5)).orElseThrow());
    }

    TestCases staying(final LocalDate admission, final LocalDate discharge) {
        return with(SettledCaseTable.ADMISSION_DATE, admission)
                .with(SettledCaseTable.DISCHARGE_DATE, discharge)
                .with(SettledCaseTable.STAY_DAYS, (int) Math.max(1, discharge.toEpochDay() - admission.toEpochDay()))
                .with(SettledCaseTable.DISCHARGE_MONTH, discharge.getYear() * 100 + discharge.getMonthValue())
                .with(SettledCaseTable.DISCHARGE_YEAR, discharge.getYear());
    }

    TestCases costing(final long fen) {
        return with(SettledCaseTable.TOTAL_COST_FEN, fen);
    }

    TestCases leaving(final String way) {
        return with(SettledCaseTable.DISCHARGE_WAY, way);
    }

    /** In a group, or ungrouped by an edition where the code is null. */
    TestCases grouped(final String code, final String rw) {
        return with(SupervisedCaseTable.GROUP_CODE, code)
                .with(SupervisedCaseTable.GROUP_TYPE, code == null ? "ungrouped" : "core")
                .with(SupervisedCaseTable.RW, rw == null ? null : new BigDecimal(rw).setScale(4));
    }

    TestCases surgical() {
        return with(SettledCaseTable.PROCEDURE_ATTRIBUTE, 4).with(SettledCaseTable.MAIN_PROCEDURE_KEY, 77L);
    }

    Object get(final Field field) {
        return values.get(field);
    }

    static Dataset<Row> rows(final TestCases... cases) {
        return rows(List.of(cases));
    }

    static Dataset<Row> rows(final List<TestCases> cases) {
        final List<Field> fields = SupervisedCaseTable.CONTRACT.fields();
        final List<Row> rows = cases.stream()
                .map(each -> RowFactory.create(
                        fields.stream().map(each.values()::get).toArray()))
                .toList();
        return SparkSessions.shared().createDataFrame(rows, Columns.schema(SupervisedCaseTable.CONTRACT));
    }

    /** Cases of a year at five institutions; one case in eight lacks one thing or another. */
    static List<TestCases> random(final long seed, final int count, final int year) {
        final Random random = new Random(seed);
        final List<TestCases> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final LocalDate discharge = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
            final int hospital = random.nextInt(5);
            TestCases each = TestCases.of("S" + i)
                    // H0 shows two levels.
                    .at("H" + hospital, hospital == 0 && i % 2 == 0 ? "2" : String.valueOf(1 + hospital % 3))
                    .diagnosed(List.of("I21.9", "J18.9", "K29.5", "E11.9").get(random.nextInt(4)))
                    .staying(discharge.minusDays(random.nextInt(70)), discharge)
                    .costing(1 + random.nextInt(5_000_000))
                    .with(SettledCaseTable.FUND_PAY_FEN, (long) random.nextInt(2_000_000))
                    .leaving(maybe(random, String.valueOf(1 + random.nextInt(5))))
                    .with(SettledCaseTable.DISCHARGE_DEPARTMENT, maybe(random, "D" + random.nextInt(3)))
                    .with(SettledCaseTable.INSURED_AREA, maybe(random, "46010" + random.nextInt(3)))
                    .with(SettledCaseTable.ADMISSION_WAY, maybe(random, String.valueOf(1 + random.nextInt(3))))
                    .with(SettledCaseTable.PERSON_PAY_FEN, maybe(random, (long) random.nextInt(1_000_000)))
                    .with(SettledCaseTable.DRUG_COST_FEN, maybe(random, (long) random.nextInt(1_000_000)))
                    .with(SettledCaseTable.ICU_DAYS, maybe(random, random.nextInt(2)))
                    .with(SettledCaseTable.AGE_YEARS, maybe(random, random.nextInt(100)))
                    .with(SettledCaseTable.OTHER_DIAGNOSES, new String[random.nextInt(4)]);
            each = random.nextInt(3) == 0 ? each.surgical() : each;
            final int group = random.nextInt(7);
            each = group == 6 ? each.grouped(null, null) : each.grouped("G" + group, "10" + group + ".1234");
            if (group < 6) {
                each = each.with(SupervisedCaseTable.GROUP_MEAN_COST_FEN, 1_000_000L + group)
                        .with(SupervisedCaseTable.CASE_SCORE, new BigDecimal("90.5000"))
                        .with(SupervisedCaseTable.AUXILIARY_COEFFICIENT, new BigDecimal("1.2500"))
                        .with(SupervisedCaseTable.POINT_VALUE_FEN, maybe(random, new BigDecimal("1234.567891")));
            }
            cases.add(each);
        }
        return cases;
    }

    private static <T> T maybe(final Random random, final T value) {
        return random.nextInt(8) == 0 ? null : value;
    }
}
