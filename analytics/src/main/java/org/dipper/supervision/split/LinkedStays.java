package org.dipper.supervision.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.cols;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/** Pairs with both stays beside them, and the words to ask them. */
final class LinkedStays {
    private static final String INDEX = "index_stay";
    private static final String NEXT = "next_stay";
    private static final List<Field> FIELDS = List.of(
            SettledCaseTable.PERSON_KEY_HIGH,
            SettledCaseTable.PERSON_KEY_LOW,
            SettledCaseTable.INSTITUTION_CODE,
            SettledCaseTable.HOSPITAL_LEVEL,
            SettledCaseTable.MEDICAL_TYPE,
            SettledCaseTable.ADMISSION_DATE,
            SettledCaseTable.DISCHARGE_DATE,
            SettledCaseTable.DISCHARGE_WAY,
            SettledCaseTable.IS_RETURN_PLANNED,
            SettledCaseTable.TOTAL_COST_FEN,
            SettledCaseTable.PRINCIPAL_DIAGNOSIS,
            SettledCaseTable.OTHER_DIAGNOSES,
            SettledCaseTable.MAIN_PROCEDURE,
            SettledCaseTable.OTHER_PROCEDURES,
            SettledCaseTable.DIAGNOSIS_CATEGORY_KEY,
            SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY,
            SettledCaseTable.PROCEDURE_ATTRIBUTE,
            SupervisedCaseTable.RW,
            SupervisedCaseTable.INSTITUTION_COEFFICIENT,
            SupervisedCaseTable.PAYMENT_PATH,
            SupervisedCaseTable.POINT_VALUE_FEN);

    private LinkedStays() {}

    /** The pairs whose stays are both among these {@link SupervisedCaseTable} rows. */
    static Dataset<Row> of(final Dataset<Row> pairs, final Dataset<Row> stays) {
        return beside(
                beside(pairs, stays, ReadmissionPairTable.INDEX_SETTLEMENT_ID, INDEX),
                stays,
                ReadmissionPairTable.NEXT_SETTLEMENT_ID,
                NEXT);
    }

    static Column index(final Field field) {
        return col(INDEX).getField(field.name());
    }

    static Column next(final Field field) {
        return col(NEXT).getField(field.name());
    }

    private static Dataset<Row> beside(
            final Dataset<Row> pairs, final Dataset<Row> stays, final Field id, final String name) {
        final String stayId = name + "_id";
        final Dataset<Row> narrow = Columns.withAbsent(FIELDS, stays)
                .select(
                        col(SettledCaseTable.SETTLEMENT_ID).as(stayId),
                        struct(cols(FIELDS.toArray(Field[]::new))).as(name));
        return pairs.join(narrow, col(id).equalTo(col(stayId))).drop(stayId);
    }

    /** Whether a text begins with any of these prefixes; false for null. */
    static Column begins(final Column text, final Iterable<String> prefixes) {
        Column begins = org.apache.spark.sql.functions.lit(false);
        for (final String prefix : prefixes) {
            begins = begins.or(text.startsWith(prefix));
        }
        return is(begins);
    }

    static Column is(final Column condition) {
        return org.apache.spark.sql.functions.coalesce(condition, org.apache.spark.sql.functions.lit(false));
    }

    static Column any(final Column... conditions) {
        return Stream.of(conditions).reduce(Column::or).orElseThrow();
    }
}
