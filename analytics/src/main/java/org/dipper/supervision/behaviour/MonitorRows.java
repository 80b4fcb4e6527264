package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.table.Columns;
import org.dipper.table.FieldType;

/** Turns one row an institution with its sums into the long form of {@code indicator_value}. */
final class MonitorRows {
    static final String EVALUATED = "evaluated";
    static final String NO_CASES = "no_cases";
    static final String TOO_FEW = "too_few_cases";
    static final String INSTITUTION = "institution";

    private static final String REGION = "region";
    private static final String ALL = "all";
    private static final String ENTRY = "entry";
    // The quotient of these two has 20 decimals, all 38 digits used.
    private static final String DIVIDEND = FieldType.decimal(18, 6).sql();
    private static final String DIVISOR = FieldType.decimal(13, 6).sql();

    private final String period;

    MonitorRows(final String period) {
        this.period = period;
    }

    /**
     * A number of an institution.
     *
     * @param value null where the state is not {@code evaluated}
     */
    record Measure(String indicator, Column numerator, Column denominator, Column value, Column state) {
        /** numerator / denominator where the denominator is above 0, else no value: {@code no_cases}. */
        static Measure ratio(final String indicator, final Column numerator, final Column denominator) {
            final Column has = denominator.gt(0);
            return new Measure(
                    indicator,
                    numerator,
                    denominator,
                    when(has, numerator.cast(DIVIDEND).divide(denominator.cast(DIVISOR))),
                    when(has, lit(EVALUATED)).otherwise(lit(NO_CASES)));
        }

        /** A whole number over a whole number: cases over cases, fen over fen. */
        static Measure share(final String indicator, final Column count, final Column of) {
            return new Measure(
                    indicator,
                    count,
                    of,
                    Exact.quotient(count, of),
                    when(of.gt(0), lit(EVALUATED)).otherwise(lit(NO_CASES)));
        }
    }

    /** One row a measure of each of these rows, which have {@code institution_code}. */
    Dataset<Row> of(final Dataset<Row> institutions, final String institution, final List<Measure> measures) {
        final Column entries = array(measures.stream().map(MonitorRows::entry).toArray(Column[]::new));
        return institutions
                .select(
                        col(institution).as(IndicatorValueTable.SUBJECT.name()),
                        explode(entries).as(ENTRY))
                .select(col(IndicatorValueTable.SUBJECT), functions.col(ENTRY + ".*"))
                .withColumn(IndicatorValueTable.SUBJECT_TYPE.name(), lit(INSTITUTION))
                .withColumn(IndicatorValueTable.PERIOD.name(), lit(period))
                .withColumn(IndicatorValueTable.CASE_COUNT.name(), lit(null))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    /** One row of the region an indicator that these inputs cannot tell, the reason as its state. */
    Dataset<Row> notEvaluable(final SparkSession spark, final List<String> indicators, final String reason) {
        final Column each =
                explode(array(indicators.stream().map(functions::lit).toArray(Column[]::new)));
        return spark.range(1)
                .select(each.as(IndicatorValueTable.INDICATOR.name()))
                .withColumn(IndicatorValueTable.SUBJECT_TYPE.name(), lit(REGION))
                .withColumn(IndicatorValueTable.SUBJECT.name(), lit(ALL))
                .withColumn(IndicatorValueTable.PERIOD.name(), lit(period))
                .withColumn(IndicatorValueTable.NUMERATOR.name(), lit(null))
                .withColumn(IndicatorValueTable.DENOMINATOR.name(), lit(null))
                .withColumn(IndicatorValueTable.VALUE.name(), lit(null))
                .withColumn(IndicatorValueTable.STATE.name(), lit("not_evaluable: " + reason))
                .withColumn(IndicatorValueTable.CASE_COUNT.name(), lit(null))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    private static Column entry(final Measure measure) {
        return struct(
                lit(measure.indicator()).as(IndicatorValueTable.INDICATOR.name()),
                number(measure.numerator()).as(IndicatorValueTable.NUMERATOR.name()),
                number(measure.denominator()).as(IndicatorValueTable.DENOMINATOR.name()),
                number(measure.value()).as(IndicatorValueTable.VALUE.name()),
                measure.state().as(IndicatorValueTable.STATE.name()));
    }

    private static Column number(final Column column) {
        return column.cast(Columns.type(IndicatorValueTable.VALUE.type()));
    }
}
