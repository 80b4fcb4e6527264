package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.weekday;
import static org.dipper.table.Columns.col;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.indicator.expression.CaseColumn;
import org.dipper.supervision.indicator.expression.CaseVocabulary;

/**
 * The columns that expressions name, of supervised cases, with the keys that sums are grouped by and nothing else: narrow
 * rows before the aggregation. Numbers are longs in units of their last decimal.
 */
final class CaseColumns {
    private static final double NANO = 1e9;
    private static final double HALF = 0.5;

    private static final List<String> KEYS = List.of(
            SettledCaseTable.INSTITUTION_CODE.name(),
            SettledCaseTable.HOSPITAL_LEVEL.name(),
            SettledCaseTable.DISCHARGE_DEPARTMENT.name(),
            SettledCaseTable.INSURED_AREA.name(),
            SupervisedCaseTable.GROUP_CODE.name(),
            SettledCaseTable.DISCHARGE_MONTH.name());

    private final Optional<Dataset<Row>> groups;

    /**
     * Columns of cases.
     *
     * @param groups rows of {@link GroupReference} of the period, where there is a catalog edition
     */
    CaseColumns(final Optional<Dataset<Row>> groups) {
        this.groups = groups;
    }

    /** The keys and these vocabulary columns. */
    Dataset<Row> apply(final Dataset<Row> cases, final Set<String> names) {
        final boolean isReferred = groups.isPresent() && names.stream().anyMatch(GroupReference.DERIVED::contains);
        final Dataset<Row> referred = isReferred
                ? cases.join(
                        broadcast(groups.orElseThrow()),
                        col(SupervisedCaseTable.GROUP_CODE).equalTo(col(GroupReference.REFERENCE_GROUP)),
                        "left")
                : cases;
        final Map<String, Column> columns = new LinkedHashMap<>();
        KEYS.forEach(key -> columns.put(key, col(key)));
        for (final String name : names) {
            columns.put(name, column(CaseVocabulary.column(name), isReferred));
        }
        final List<Column> selected = new ArrayList<>();
        columns.forEach((name, column) -> selected.add(column.as(name)));
        return referred.select(selected.toArray(Column[]::new));
    }

    private static Column column(final CaseColumn column, final boolean isReferred) {
        return switch (column.name()) {
            case CaseVocabulary.OTHER_DIAGNOSIS_COUNT ->
                size(col(SettledCaseTable.OTHER_DIAGNOSES)).cast("long");
            case CaseVocabulary.OTHER_PROCEDURE_COUNT ->
                size(col(SettledCaseTable.OTHER_PROCEDURES)).cast("long");
            case CaseVocabulary.ADMISSION_WEEKDAY ->
                weekday(col(SettledCaseTable.ADMISSION_DATE)).plus(1).cast("long");
            case CaseVocabulary.POINTS_VALUE_FEN ->
                round(col(SupervisedCaseTable.CASE_SCORE).multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)), 0)
                        .cast("long");
            case CaseVocabulary.EXPECTED_COST_FEN -> referred(isReferred, GroupReference.MEAN_COST, "long");
            case CaseVocabulary.EXPECTED_STAY_DAYS -> referred(isReferred, GroupReference.MEAN_STAY, "long");
            case CaseVocabulary.RELATIVE_COST ->
                relative(isReferred, col(SettledCaseTable.TOTAL_COST_FEN), GroupReference.COST);
            case CaseVocabulary.RELATIVE_STAY ->
                relative(isReferred, col(SettledCaseTable.STAY_DAYS), GroupReference.DAYS);
            case CaseVocabulary.IS_LOW_RISK_GROUP -> referred(isReferred, GroupReference.IS_LOW_RISK, "boolean");
            default -> stored(column);
        };
    }

    private static Column stored(final CaseColumn column) {
        final Column stored = col(column.name());
        if (column.kind() != CaseColumn.Kind.NUMBER) {
            return stored;
        }
        return column.scale() == 0
                ? stored.cast("long")
                : stored.multiply(lit(BigDecimal.TEN.pow(column.scale()))).cast("long");
    }

    private static Column referred(final boolean isReferred, final String name, final String type) {
        return isReferred ? col(name) : lit(null).cast(type);
    }

    /** An own amount by the regional mean, in thousand-millionths: the same double for the same case, wherever it is computed. */
    private static Column relative(final boolean isReferred, final Column amount, final String regional) {
        return isReferred
                ? floor(amount.cast("double")
                        .multiply(col(GroupReference.CASES).cast("double"))
                        .divide(col(regional).cast("double"))
                        .multiply(lit(NANO))
                        .plus(lit(HALF)))
                : lit(null).cast("long");
    }
}
