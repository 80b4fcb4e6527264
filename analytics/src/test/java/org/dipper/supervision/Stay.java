package org.dipper.supervision;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.testing.SparkSessions;

/** A stay as a test writes it; {@link #cases} makes it the columns of {@code settled_case} that supervision reads. */
record Stay(
        String id,
        long person,
        String institution,
        LocalDate admission,
        LocalDate discharge,
        String diagnosis,
        String dischargeWay,
        String level,
        long costFen,
        String group,
        String score) {
    static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

    private static final List<Field> FIELDS = List.of(
            SettledCaseTable.SETTLEMENT_ID,
            SettledCaseTable.PERSON_KEY_HIGH,
            SettledCaseTable.PERSON_KEY_LOW,
            SettledCaseTable.INSTITUTION_CODE,
            SettledCaseTable.HOSPITAL_LEVEL,
            SettledCaseTable.ADMISSION_DATE,
            SettledCaseTable.DISCHARGE_DATE,
            SettledCaseTable.STAY_DAYS,
            SettledCaseTable.ADMISSION_WAY,
            SettledCaseTable.DISCHARGE_WAY,
            SettledCaseTable.IS_RETURN_PLANNED,
            SettledCaseTable.TOTAL_COST_FEN,
            SettledCaseTable.FUND_PAY_FEN,
            SettledCaseTable.PRINCIPAL_DIAGNOSIS,
            SettledCaseTable.DIAGNOSIS_CATEGORY_KEY);

    /** A stay of person 1 in hospital H1 for I21, from day to day of January 2010. */
    static Stay of(final String id, final int admissionDay, final int dischargeDay) {
        return new Stay(
                id,
                1,
                "H1",
                FIRST_DAY.plusDays(admissionDay - 1L),
                FIRST_DAY.plusDays(dischargeDay - 1L),
                "I21.9",
                "1",
                "3",
                100_00,
                null,
                null);
    }

    Stay ofPerson(final long other) {
        return new Stay(
                id, other, institution, admission, discharge, diagnosis, dischargeWay, level, costFen, group, score);
    }

    Stay in(final String otherInstitution, final String otherLevel) {
        return new Stay(
                id,
                person,
                otherInstitution,
                admission,
                discharge,
                diagnosis,
                dischargeWay,
                otherLevel,
                costFen,
                group,
                score);
    }

    Stay in(final String otherInstitution) {
        return in(otherInstitution, level);
    }

    Stay with(final String otherDiagnosis) {
        return new Stay(
                id,
                person,
                institution,
                admission,
                discharge,
                otherDiagnosis,
                dischargeWay,
                level,
                costFen,
                group,
                score);
    }

    Stay leaving(final String way) {
        return new Stay(id, person, institution, admission, discharge, diagnosis, way, level, costFen, group, score);
    }

    Stay costing(final long fen) {
        return new Stay(
                id, person, institution, admission, discharge, diagnosis, dischargeWay, level, fen, group, score);
    }

    Stay grouped(final String newGroup, final String newScore) {
        return new Stay(
                id,
                person,
                institution,
                admission,
                discharge,
                diagnosis,
                dischargeWay,
                level,
                costFen,
                newGroup,
                newScore);
    }

    Stay shifted(final int days) {
        return new Stay(
                id,
                person,
                institution,
                admission.plusDays(days),
                discharge.plusDays(days),
                diagnosis,
                dischargeWay,
                level,
                costFen,
                group,
                score);
    }

    int category() {
        return PackedCode.packInt(diagnosis.substring(0, 3)).orElseThrow();
    }

    int days() {
        return (int) Math.max(1, discharge.toEpochDay() - admission.toEpochDay());
    }

    static Dataset<Row> cases(final List<Stay> stays) {
        StructType schema = new StructType();
        for (final Field field : FIELDS) {
            schema = schema.add(new StructField(
                    field.name(),
                    Columns.type(field.type()),
                    !field.isRequired(),
                    org.apache.spark.sql.types.Metadata.empty()));
        }
        schema = schema.add("group_code", DataTypes.StringType).add("rw", Columns.type(FieldType.POINTS));
        return SparkSessions.shared()
                .createDataFrame(stays.stream().map(Stay::row).toList(), schema);
    }

    private Row row() {
        return RowFactory.create(
                id,
                person * 31,
                person,
                institution,
                level,
                admission,
                discharge,
                days(),
                null,
                dischargeWay,
                null,
                costFen,
                costFen / 2,
                diagnosis,
                category(),
                group,
                score == null ? null : new java.math.BigDecimal(score));
    }
}
