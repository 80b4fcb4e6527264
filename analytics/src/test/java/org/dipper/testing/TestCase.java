package org.dipper.testing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.table.Columns;

/**
 * A settled case as a test writes it: what matters to the test is set, the rest is plain.
 *
 * @param id settlement id
 * @param person the person
 * @param institution institution code
 * @param level hospital level
 * @param pool insurance pool
 * @param admission admission
 * @param discharge discharge
 * @param costFen total cost in fen
 * @param diagnosis principal diagnosis
 * @param procedure main procedure, empty for none
 * @param dischargeWay discharge way
 * @param medicalType medical type
 */
public record TestCase(
        String id,
        String person,
        String institution,
        String level,
        String pool,
        LocalDate admission,
        LocalDate discharge,
        long costFen,
        String diagnosis,
        String procedure,
        String dischargeWay,
        String medicalType) {

    /** A three-day stay at hospital H1, pool 310, without procedure. */
    public static TestCase of(final String id, final int year, final String diagnosis, final long costFen) {
        final LocalDate discharge = LocalDate.of(year, 6, 15);
        return new TestCase(
                id, "P-" + id, "H1", "3", "310", discharge.minusDays(3), discharge, costFen, diagnosis, "", "1", "21");
    }

    /** The same case at another hospital. */
    public TestCase at(final String newInstitution, final String newLevel) {
        return new TestCase(
                id,
                person,
                newInstitution,
                newLevel,
                pool,
                admission,
                discharge,
                costFen,
                diagnosis,
                procedure,
                dischargeWay,
                medicalType);
    }

    /** The same case with a main procedure. */
    public TestCase with(final String newProcedure) {
        return new TestCase(
                id,
                person,
                institution,
                level,
                pool,
                admission,
                discharge,
                costFen,
                diagnosis,
                newProcedure,
                dischargeWay,
                medicalType);
    }

    /** The same case in another pool. */
    public TestCase in(final String newPool) {
        return new TestCase(
                id,
                person,
                institution,
                level,
                newPool,
                admission,
                discharge,
                costFen,
                diagnosis,
                procedure,
                dischargeWay,
                medicalType);
    }

    /** The same case of a person on given days. */
    public TestCase of(final String newPerson, final LocalDate from, final LocalDate to) {
        return new TestCase(
                id,
                newPerson,
                institution,
                level,
                pool,
                from,
                to,
                costFen,
                diagnosis,
                procedure,
                dischargeWay,
                medicalType);
    }

    /** The same case, left in a way. */
    public TestCase leaving(final String newDischargeWay) {
        return new TestCase(
                id,
                person,
                institution,
                level,
                pool,
                admission,
                discharge,
                costFen,
                diagnosis,
                procedure,
                newDischargeWay,
                medicalType);
    }

    /** The same case of another medical type. */
    public TestCase of(final String newMedicalType) {
        return new TestCase(
                id,
                person,
                institution,
                level,
                pool,
                admission,
                discharge,
                costFen,
                diagnosis,
                procedure,
                dischargeWay,
                newMedicalType);
    }

    /** The cases as rows of {@code settled_case}. */
    public static Dataset<Row> rows(final SparkSession spark, final List<TestCase> cases) {
        final List<Row> rows = new ArrayList<>();
        cases.forEach(testCase -> rows.add(testCase.row()));
        return spark.createDataFrame(rows, Columns.schema(SettledCaseTable.CONTRACT));
    }

    private Row row() {
        final String letters = diagnosis.replace(".", "");
        final String subcategory = letters.length() <= 3
                ? diagnosis
                : diagnosis.contains(".") ? diagnosis.substring(0, 5) : diagnosis.substring(0, 4);
        final String[] none = {};
        return RowFactory.create(
                id,
                id,
                (long) person.hashCode(),
                (long) person.length(),
                institution,
                PackedCode.pack(institution).orElseThrow(),
                level,
                pool,
                null,
                medicalType,
                null,
                null,
                null,
                null,
                admission,
                discharge,
                (int) Math.max(1, ChronoUnit.DAYS.between(admission, discharge)),
                null,
                dischargeWay,
                null,
                null,
                costFen,
                costFen * 7 / 10,
                null,
                null,
                null,
                diagnosis,
                none,
                procedure.isEmpty() ? null : procedure,
                none,
                PackedCode.packInt(diagnosis.substring(0, 3)).orElseThrow(),
                PackedCode.packInt(subcategory).orElseThrow(),
                PackedCode.pack(procedure).orElse(-(long) Math.abs(procedure.hashCode()) - 1),
                procedure.isEmpty() ? 1 : 4,
                discharge.getYear() * 100 + discharge.getMonthValue(),
                "test",
                discharge.getYear(),
                null,
                null,
                null,
                null);
    }
}
