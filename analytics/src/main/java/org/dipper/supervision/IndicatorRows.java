package org.dipper.supervision;

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
import org.dipper.table.Columns;
import org.dipper.table.FieldType;

/**
 * Turns one row a subject with its sums into the long form of {@code indicator_value}.
 *
 * <p>The value is numerator divided by denominator as they stand in the row, rounded half up to six decimals; where the
 * denominator is 0 there is no value and the state says so.
 */
final class IndicatorRows {
    /** The row has a value. */
    static final String EVALUATED = "evaluated";
    /** No case counts in the denominator. */
    static final String NO_CASES = "no_cases";

    static final String REGION = "region";
    static final String LEVEL = "level";
    static final String INSTITUTION = "institution";
    /** The one subject of the region. */
    static final String ALL = "all";

    // The quotient of these two has 19 decimals: too many for a second rounding, to six, to move the result.
    private static final String DIVIDEND = FieldType.decimal(24, 6).sql();
    private static final String DIVISOR = FieldType.decimal(12, 0).sql();
    private static final String ENTRY = "entry";

    private final String period;

    IndicatorRows(final String period) {
        this.period = period;
    }

    /**
     * What an indicator divides by what.
     *
     * @param indicator the indicator id
     * @param numerator a column of the subject's row
     * @param denominator a number of cases in the subject's row
     */
    record Ratio(String indicator, Column numerator, Column denominator) {}

    /**
     * A row of sums of each institution becomes three: for the region, its level and itself.
     *
     * @param institutions rows with an institution and a level
     * @return the same rows with {@code subject_type} and {@code subject}, to be summed by them
     */
    static Dataset<Row> spread(final Dataset<Row> institutions, final String institution, final String level) {
        final Column subjects = explode(array(
                subject(lit(REGION), lit(ALL)),
                subject(lit(LEVEL), col(level)),
                subject(lit(INSTITUTION), col(institution))));
        return institutions.select(col("*"), subjects.as(ENTRY)).select(col("*"), col(ENTRY + ".*"));
    }

    /** One row a ratio of each of these rows, which have {@code subject_type} and {@code subject}. */
    Dataset<Row> of(final Dataset<Row> subjects, final List<Ratio> ratios) {
        final Column entries = array(ratios.stream().map(IndicatorRows::entry).toArray(Column[]::new));
        final Dataset<Row> entered = subjects.select(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        explode(entries).as(ENTRY))
                .select(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(ENTRY + "." + IndicatorValueTable.INDICATOR.name()),
                        col(ENTRY + "." + IndicatorValueTable.NUMERATOR.name()),
                        col(ENTRY + "." + IndicatorValueTable.DENOMINATOR.name()));

        final Column hasCases = col(IndicatorValueTable.DENOMINATOR).notEqual(0);
        final Column quotient = col(IndicatorValueTable.NUMERATOR)
                .cast(DIVIDEND)
                .divide(col(IndicatorValueTable.DENOMINATOR).cast(DIVISOR));
        return entered.withColumn(IndicatorValueTable.PERIOD.name(), lit(period))
                .withColumn(IndicatorValueTable.VALUE.name(), when(hasCases, quotient))
                .withColumn(
                        IndicatorValueTable.STATE.name(),
                        when(hasCases, lit(EVALUATED)).otherwise(lit(NO_CASES)))
                .withColumn(IndicatorValueTable.CASE_COUNT.name(), col(IndicatorValueTable.DENOMINATOR))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    private static Column subject(final Column type, final Column name) {
        return struct(type.as(IndicatorValueTable.SUBJECT_TYPE.name()), name.as(IndicatorValueTable.SUBJECT.name()));
    }

    private static Column entry(final Ratio ratio) {
        return struct(
                lit(ratio.indicator()).as(IndicatorValueTable.INDICATOR.name()),
                ratio.numerator()
                        .cast(Columns.type(IndicatorValueTable.NUMERATOR.type()))
                        .as(IndicatorValueTable.NUMERATOR.name()),
                ratio.denominator()
                        .cast(Columns.type(IndicatorValueTable.DENOMINATOR.type()))
                        .as(IndicatorValueTable.DENOMINATOR.name()));
    }
}
