package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.dipper.table.Columns.select;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.supervision.IndicatorValueTable;

/** One {@code indicator_value} row of the region for each indicator whose inputs are missing: no numbers, and what is missing. */
final class NotEvaluableRows {
    private static final String ENTRY = "entry";

    private final PeriodScope scope;

    NotEvaluableRows(final PeriodScope scope) {
        this.scope = scope;
    }

    /**
     * The rows.
     *
     * @param missing what is missing, by indicator; at least one
     */
    Dataset<Row> apply(final SparkSession spark, final Map<String, String> missing) {
        final Column[] entries = new TreeMap<>(missing)
                .entrySet().stream()
                        .map(each -> struct(
                                lit(each.getKey()).as(IndicatorValueTable.INDICATOR.name()),
                                lit(LongForm.NOT_EVALUABLE + each.getValue()).as(IndicatorValueTable.STATE.name())))
                        .toArray(Column[]::new);
        return spark.range(1)
                .select(explode(array(entries)).as(ENTRY))
                .select(col(ENTRY + ".*"))
                .withColumn(IndicatorValueTable.SUBJECT_TYPE.name(), lit(Grain.REGION.written()))
                .withColumn(IndicatorValueTable.SUBJECT.name(), lit(Subjects.ALL))
                .withColumn(IndicatorValueTable.PERIOD.name(), lit(scope.label()))
                .withColumn(IndicatorValueTable.NUMERATOR.name(), lit(null))
                .withColumn(IndicatorValueTable.DENOMINATOR.name(), lit(null))
                .withColumn(IndicatorValueTable.VALUE.name(), lit(null))
                .withColumn(IndicatorValueTable.CASE_COUNT.name(), lit(null))
                .select(select(IndicatorValueTable.CONTRACT));
    }
}
