package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.table.FieldType;

/**
 * Turns a wide row a subject and period into rows of {@code indicator_value}, each with its state.
 *
 * <p>{@code not_evaluable: ...} where an input is missing, {@code no_cases} where nothing stands below, {@code small_count}
 * where few cases do (never for the region as a whole), else {@code evaluated}. A value is the row's numerator by its
 * denominator, half up to six decimals. A subject that is not evaluable or has no cases says so for the whole period and not
 * for each month again.
 */
final class LongForm {
    static final String EVALUATED = "evaluated";
    static final String NO_CASES = "no_cases";
    static final String SMALL_COUNT = "small_count";
    static final String NOT_EVALUABLE = "not_evaluable: ";

    private static final String ENTRY = "indicator_entry";
    private static final String MISSING = "missing_input";
    // Quotients have far more decimals than the six that are kept: a second rounding moves nothing.
    private static final String DIVIDEND = FieldType.decimal(21, 6).sql();
    private static final String DIVISOR = FieldType.decimal(16, 0).sql();
    private static final String MILLIONTHS = FieldType.decimal(22, 0).sql();
    private static final long MOST = 1_000_000_000_000_000L;
    private static final long MILLION = 1_000_000L;

    private final PeriodScope scope;
    private final IndicatorPolicy policy;

    LongForm(final PeriodScope scope, final IndicatorPolicy policy) {
        this.scope = scope;
        this.policy = policy;
    }

    /**
     * What a wide row says of an indicator.
     *
     * @param indicator the id
     * @param grains the subjects that have it
     * @param numerator the sum above
     * @param denominator the sum below
     * @param cases the cases it stands on, or null where that has no meaning
     * @param missing the missing inputs in words, or null where all are there
     */
    record Entry(
            String indicator, Set<Grain> grains, Column numerator, Column denominator, Column cases, Column missing) {}

    /** The long rows of wide ones, which have a subject and a period. */
    Dataset<Row> of(final Dataset<Row> wide, final List<Entry> entries) {
        final Column[] structs = entries.stream().map(LongForm::structure).toArray(Column[]::new);
        final Dataset<Row> exploded = wide.select(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(IndicatorValueTable.PERIOD),
                        explode(array(structs)).as(ENTRY))
                .where(col(ENTRY).isNotNull())
                .select(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(IndicatorValueTable.PERIOD),
                        col(ENTRY + ".*"));
        return finished(exploded);
    }

    private Dataset<Row> finished(final Dataset<Row> exploded) {
        final Column numerator = col(IndicatorValueTable.NUMERATOR);
        final Column denominator = col(IndicatorValueTable.DENOMINATOR);
        final Column isMissing = col(MISSING).isNotNull();
        final Column hasCases = coalesce(denominator.notEqual(0), lit(false));
        final Column isWhole = denominator
                .equalTo(denominator.cast(FieldType.decimal(22, 0).sql()))
                .and(denominator.lt(MOST))
                .and(numerator.lt(MOST));
        final Column byWhole = numerator.cast(DIVIDEND).divide(denominator.cast(DIVISOR));
        final Column byMillionths = millionths(numerator).divide(millionths(denominator));
        final Column state = when(isMissing, concat(lit(NOT_EVALUABLE), col(MISSING)))
                .when(not(hasCases), lit(NO_CASES))
                .when(isSmall(), lit(SMALL_COUNT))
                .otherwise(lit(EVALUATED));
        final Column isWorthARow = col(IndicatorValueTable.PERIOD)
                .equalTo(scope.label())
                .or(not(isMissing).and(hasCases));
        return exploded.where(isWorthARow)
                .withColumn(
                        IndicatorValueTable.VALUE.name(),
                        when(
                                not(isMissing).and(hasCases),
                                when(
                                                isWhole,
                                                byWhole.cast(
                                                        FieldType.decimal(28, 6).sql()))
                                        .otherwise(byMillionths.cast(
                                                FieldType.decimal(28, 6).sql()))))
                .withColumn(IndicatorValueTable.STATE.name(), state)
                .withColumn(IndicatorValueTable.NUMERATOR.name(), when(not(isMissing), numerator))
                .withColumn(IndicatorValueTable.DENOMINATOR.name(), when(not(isMissing), denominator))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    private Column isSmall() {
        final Column cases = col(IndicatorValueTable.CASE_COUNT);
        final Column isFew = cases.lt(policy.smallCount())
                .or(Subjects.isGrain(Grain.INSTITUTION)
                        .and(Subjects.isMonth())
                        .and(cases.lt(policy.smallMonthCount())));
        return coalesce(not(Subjects.isGrain(Grain.REGION)).and(isFew), lit(false));
    }

    private static Column millionths(final Column amount) {
        return amount.multiply(lit(MILLION)).cast(MILLIONTHS);
    }

    private static Column structure(final Entry entry) {
        final Column whole = struct(
                lit(entry.indicator()).as(IndicatorValueTable.INDICATOR.name()),
                entry.numerator().cast(FieldType.decimal(28, 6).sql()).as(IndicatorValueTable.NUMERATOR.name()),
                entry.denominator().cast(FieldType.decimal(28, 6).sql()).as(IndicatorValueTable.DENOMINATOR.name()),
                entry.cases().cast("long").as(IndicatorValueTable.CASE_COUNT.name()),
                entry.missing().cast("string").as(MISSING));
        return Subjects.ifGrain(entry.grains(), whole);
    }
}
