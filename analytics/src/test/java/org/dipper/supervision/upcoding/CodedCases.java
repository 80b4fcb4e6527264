package org.dipper.supervision.upcoding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.testing.SparkSessions;

/** Supervised cases as a test writes them: many alike at a time. */
final class CodedCases {
    private static final List<Field> FIELDS = List.of(
            SettledCaseTable.SETTLEMENT_ID,
            SettledCaseTable.INSTITUTION_CODE,
            SettledCaseTable.INSTITUTION_KEY,
            SettledCaseTable.ADMISSION_DATE,
            SettledCaseTable.DISCHARGE_DATE,
            SettledCaseTable.STAY_DAYS,
            SettledCaseTable.DISCHARGE_MONTH,
            SettledCaseTable.DISCHARGE_YEAR,
            SettledCaseTable.TOTAL_COST_FEN,
            SettledCaseTable.FUND_PAY_FEN,
            SettledCaseTable.PRINCIPAL_DIAGNOSIS,
            SettledCaseTable.OTHER_DIAGNOSES,
            SettledCaseTable.DIAGNOSIS_CATEGORY_KEY,
            SettledCaseTable.MAIN_PROCEDURE_KEY,
            SupervisedCaseTable.GROUP_CODE,
            SupervisedCaseTable.RW,
            SupervisedCaseTable.GROUP_MEAN_COST_FEN,
            SupervisedCaseTable.POINT_VALUE_FEN);

    private final List<Row> rows = new ArrayList<>();

    /** So many cases of a hospital (a number) in a group of category J18, costing so much of the group's mean. */
    CodedCases add(
            final int hospital, final int month, final int number, final String diagnosis, final double costRatio) {
        return add(hospital, month, number, diagnosis, costRatio, List.of());
    }

    CodedCases add(
            final int hospital,
            final int month,
            final int number,
            final String diagnosis,
            final double costRatio,
            final List<String> otherDiagnoses) {
        for (int i = 0; i < number; i++) {
            // A score of 1,000 costs 10,000 yuan and 8 days; costs differ a little from case to case.
            final BigDecimal score = score(diagnosis);
            final long mean = score.movePointRight(3).longValueExact();
            final double wave = 1 + ((i % 5) - 2) * 0.05;
            final LocalDate discharge = LocalDate.of(2024, month, 1 + i % 28);
            final int days = (int) Math.max(1, Math.round(score.doubleValue() / 125 * costRatio));
            rows.add(RowFactory.create(
                    "S" + (10_000 + rows.size()),
                    "H" + hospital,
                    (long) hospital,
                    discharge.minusDays(days),
                    discharge,
                    days,
                    202400 + month,
                    2024,
                    Math.round(mean * costRatio * wave),
                    Math.round(mean * costRatio * wave * 0.6),
                    diagnosis,
                    otherDiagnoses,
                    PackedCode.packInt(diagnosis.substring(0, 3)).orElseThrow(),
                    0L,
                    diagnosis,
                    score,
                    mean,
                    new BigDecimal("1000.000000")));
        }
        return this;
    }

    /** J18.9 scores 500, J18.0 scores 1,000, C92.0 150,000, every other diagnosis 800. */
    static BigDecimal score(final String diagnosis) {
        return new BigDecimal(
                switch (diagnosis) {
                    case "J18.9" -> "500.0000";
                    case "J18.0" -> "1000.0000";
                    case "C92.0" -> "150000.0000";
                    default -> "800.0000";
                });
    }

    Dataset<Row> rows() {
        StructType schema = new StructType();
        for (final Field field : FIELDS) {
            schema = schema.add(field.name(), Columns.type(field.type()), true);
        }
        return Columns.withAbsent(
                SupervisedCaseTable.CONTRACT.fields(), SparkSessions.shared().createDataFrame(rows, schema));
    }
}
