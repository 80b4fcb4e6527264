package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.dipper.table.FieldType;

/**
 * What each institution's cases would show if they were like comparable cases of the region (indirect standardisation,
 * supervision guide 9.1).
 *
 * <p>Takes one row a case with {@code institution_code}, the strata of the rule and a whole-number {@code outcome} (0 or 1,
 * days, fen; below three thousand million); yields {@code expected_value}. Every case is in one cell; a cell's mean is what
 * is expected of its cases, so over a region without large institutions observed and expected sum to the same.
 *
 * <p>A large institution would be compared with itself: its cells' means are of the other institutions, or, where those have
 * too few cases in the cell, of their cases in the whole first stratum. Where there are none, nothing is expected: such cases
 * are counted as unmatched and leave observed too.
 *
 * <p>Where several indicators read the same cases, they are summed up to cells once, and {@link #ofCells} does the rest.
 *
 * <p>Sums are of whole numbers and of decimals of fixed scale: neither row order nor partitions change a digit.
 */
public final class IndirectStandardisation {
    /** The input column with what is summed up. */
    public static final String OUTCOME = "outcome";
    /** Of a cell: its cases. */
    public static final String CASES = "cases";
    /** Of a cell: the sum of the outcome. */
    public static final String TOTAL = "total";
    /** Of a cell: the sum of the squares of the outcome, each divided by 2^32 and rounded down. */
    public static final String SQUARE_HIGH = "square_high";
    /** Of a cell: the sum of the remainders of these divisions. */
    public static final String SQUARE_LOW = "square_low";

    private static final String INSTITUTION = ExpectedValueTable.INSTITUTION_CODE.name();
    private static final int SQUARE_SHIFT = 32;
    private static final long LOW_HALF = (1L << SQUARE_SHIFT) - 1;
    // Their product and quotient fit 38 digits with ten decimals.
    private static final String FACTOR = FieldType.decimal(10, 0).sql();
    private static final String OUTCOME_SUM = FieldType.decimal(17, 0).sql();

    private static final String DEPTH = "depth";
    private static final String LEFT = "left_cases";
    private static final String CELL = "cell_";
    private static final String OWN_CELL = "own_cell_";
    private static final String FIRST = "first_";
    private static final String OWN_FIRST = "own_first_";
    private static final String IS_LARGE = "is_large";
    private static final String COMPARED_CASES = "compared_cases";
    private static final String COMPARED_TOTAL = "compared_total";

    private final String period;
    private final String indicator;
    private final StandardisationRule rule;

    /** Expected values of this indicator in this period by this rule. */
    public IndirectStandardisation(final String period, final String indicator, final StandardisationRule rule) {
        this.period = requireNonNull(period, "period");
        this.indicator = requireNonNull(indicator, "indicator");
        this.rule = requireNonNull(rule, "rule");
    }

    /** The {@code expected_value} rows of these cases, one an institution. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        return ofCells(cells(cases));
    }

    /**
     * The same of cases that are already summed up.
     *
     * @param cells one row or more an institution and finest cell: {@code institution_code}, the strata, {@link #CASES},
     *     {@link #TOTAL}, {@link #SQUARE_HIGH} and {@link #SQUARE_LOW}; partitioned by the first stratum, they are not
     *     shuffled any more
     */
    public Dataset<Row> ofCells(final Dataset<Row> cells) {
        return summed(compared(cells, List.of(INSTITUTION)))
                .withColumn(ExpectedValueTable.PERIOD.name(), lit(period))
                .withColumn(ExpectedValueTable.INDICATOR.name(), lit(indicator))
                .select(select(ExpectedValueTable.CONTRACT));
    }

    /**
     * Observed and expected of each part of an institution, such as its months, by the means of the whole period.
     *
     * @param cells as for {@link #ofCells}, with a column that tells the parts
     * @param part the name of that column
     * @return one row an institution and part: {@code institution_code}, the part, {@code case_count}, {@code observed} and
     *     {@code expected} of the cases with something to compare
     */
    public Dataset<Row> partsOfCells(final Dataset<Row> cells, final String part) {
        return compared(cells, List.of(INSTITUTION, part))
                .where(isMatched())
                .groupBy(col(INSTITUTION), col(part))
                .agg(
                        sum(col(CASES)).as(ExpectedValueTable.CASE_COUNT.name()),
                        sum(col(TOTAL)).as(ExpectedValueTable.OBSERVED.name()),
                        sum(expected())
                                .cast(ExpectedValueTable.EXPECTED.type().sql())
                                .as(ExpectedValueTable.EXPECTED.name()));
    }

    /** One row an institution and finest cell. */
    private Dataset<Row> cells(final Dataset<Row> cases) {
        final Column outcome = col(OUTCOME).cast("long");
        return cases.groupBy(with(INSTITUTION, rule.strata()))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(outcome).as(TOTAL),
                        sum(squareHigh(outcome)).as(SQUARE_HIGH),
                        sum(squareLow(outcome)).as(SQUARE_LOW))
                // All windows that follow lie within the first stratum: this is the last shuffle of many rows.
                .repartition(col(rule.strata().get(0)));
    }

    /** What is summed up to {@link #SQUARE_HIGH}. */
    public static Column squareHigh(final Column outcome) {
        return shiftright(outcome.multiply(outcome), SQUARE_SHIFT);
    }

    /** What is summed up to {@link #SQUARE_LOW}. */
    public static Column squareLow(final Column outcome) {
        return outcome.multiply(outcome).bitwiseAND(LOW_HALF);
    }

    /** One row a subject (an institution or a part of one) and merged cell, with the cases that it is compared with. */
    private Dataset<Row> compared(final Dataset<Row> cells, final List<String> subject) {
        return withCompared(
                means(merged(cells, subject)).join(broadcast(institutions(cells)), new String[] {INSTITUTION}));
    }

    /** One row a subject and merged cell: strata that a cell gave up are null, {@code depth} says how many it kept. */
    private Dataset<Row> merged(final Dataset<Row> cells, final List<String> subject) {
        final List<String> strata = rule.strata();
        Dataset<Row> merging = cells.withColumn(DEPTH, lit(null).cast("int"));
        for (int depth = strata.size(); depth > 1; depth--) {
            final WindowSpec cell = Window.partitionBy(columns(strata.subList(0, depth)));
            final Column isOpen = col(DEPTH).isNull();
            merging = merging.withColumn(LEFT, sum(when(isOpen, col(CASES))).over(cell))
                    .withColumn(
                            DEPTH,
                            when(isOpen.and(col(LEFT).geq(rule.smallCell())), lit(depth))
                                    .otherwise(col(DEPTH)));
        }
        Dataset<Row> kept = merging.withColumn(DEPTH, coalesce(col(DEPTH), lit(1)));
        for (int i = 1; i < strata.size(); i++) {
            kept = kept.withColumn(strata.get(i), when(col(DEPTH).gt(i), col(strata.get(i))));
        }
        final List<String> key = new ArrayList<>(subject);
        key.addAll(strata);
        key.add(DEPTH);
        return kept.groupBy(columns(key))
                .agg(
                        sum(col(CASES)).as(CASES),
                        sum(col(TOTAL)).as(TOTAL),
                        sum(col(SQUARE_HIGH)).as(SQUARE_HIGH),
                        sum(col(SQUARE_LOW)).as(SQUARE_LOW));
    }

    /** The same rows with the sums of their cell, of their first stratum and of the institution within both. */
    private Dataset<Row> means(final Dataset<Row> merged) {
        final List<String> key = new ArrayList<>(rule.strata());
        key.add(DEPTH);
        final String first = rule.strata().get(0);
        final WindowSpec cell = Window.partitionBy(columns(key));
        final WindowSpec firstStratum = Window.partitionBy(col(first));
        final WindowSpec ownFirst = Window.partitionBy(col(first), col(INSTITUTION));
        final List<String> ownKey = new ArrayList<>(key);
        ownKey.add(INSTITUTION);
        final WindowSpec ownCell = Window.partitionBy(columns(ownKey));
        Dataset<Row> means = merged;
        // First, because its order serves the windows of the cell too.
        for (final String summand : List.of(CASES, TOTAL)) {
            means = means.withColumn(OWN_CELL + summand, sum(col(summand)).over(ownCell));
        }
        for (final String summand : List.of(CASES, TOTAL, SQUARE_HIGH, SQUARE_LOW)) {
            means = means.withColumn(CELL + summand, sum(col(summand)).over(cell));
        }
        for (final String summand : List.of(CASES, TOTAL)) {
            means = means.withColumn(FIRST + summand, sum(col(summand)).over(firstStratum))
                    .withColumn(OWN_FIRST + summand, sum(col(summand)).over(ownFirst));
        }
        return means;
    }

    private Dataset<Row> institutions(final Dataset<Row> cells) {
        // One window without keys over one row an institution: few rows, and no second pass for their sum.
        final Column all = sum(col(CASES)).over(Window.partitionBy());
        final Column isLarge = col(CASES).multiply(100L).gt(all.multiply((long) rule.leaveOutPercent()));
        return cells.groupBy(col(INSTITUTION))
                .agg(sum(col(CASES)).as(CASES))
                .select(col(INSTITUTION), isLarge.as(IS_LARGE));
    }

    private Dataset<Row> withCompared(final Dataset<Row> means) {
        final Column others = col(CELL + CASES).minus(col(OWN_CELL + CASES));
        final Column othersTotal = col(CELL + TOTAL).minus(col(OWN_CELL + TOTAL));
        final Column firstOthers = col(FIRST + CASES).minus(col(OWN_FIRST + CASES));
        final Column firstOthersTotal = col(FIRST + TOTAL).minus(col(OWN_FIRST + TOTAL));
        final Column isOwnCell = col(IS_LARGE).equalTo(false);
        final Column isOthersCell = others.geq(rule.smallCell());
        final Column isOthersFirst = firstOthers.gt(0);
        return means.withColumn(
                        COMPARED_CASES,
                        when(isOwnCell, col(CELL + CASES))
                                .when(isOthersCell, others)
                                .when(isOthersFirst, firstOthers))
                .withColumn(
                        COMPARED_TOTAL,
                        when(isOwnCell, col(CELL + TOTAL))
                                .when(isOthersCell, othersTotal)
                                .when(isOthersFirst, firstOthersTotal));
    }

    private static Column isMatched() {
        return col(COMPARED_CASES).isNotNull();
    }

    /** What is expected of the cases of a row. */
    private static Column expected() {
        return col(CASES)
                .cast(FACTOR)
                .multiply(col(COMPARED_TOTAL).cast(OUTCOME_SUM))
                .divide(col(COMPARED_CASES).cast(FACTOR));
    }

    private Dataset<Row> summed(final Dataset<Row> compared) {
        final Column isMatched = isMatched();
        final Column isSmallCell = isMatched.and(col(COMPARED_CASES).lt(rule.smallCell()));
        return compared.groupBy(col(INSTITUTION), col(IS_LARGE).as(ExpectedValueTable.IS_LEFT_OUT.name()))
                .agg(
                        orZero(sum(when(isMatched, col(CASES)))).as(ExpectedValueTable.CASE_COUNT.name()),
                        orZero(sum(when(isMatched, col(TOTAL)))).as(ExpectedValueTable.OBSERVED.name()),
                        coalesce(sum(expected()), lit(0)).as(ExpectedValueTable.EXPECTED.name()),
                        coalesce(sum(when(isMatched, chance())), lit(0)).as(ExpectedValueTable.VARIANCE.name()),
                        orZero(sum(when(isSmallCell, col(CASES)))).as(ExpectedValueTable.SMALL_CELL_CASE_COUNT.name()),
                        orZero(sum(when(isMatched.equalTo(false), col(CASES))))
                                .as(ExpectedValueTable.UNMATCHED_CASE_COUNT.name()));
    }

    /** The variance of the institution's sum by chance: that of a case of the cell, times its cases. */
    private static Column chance() {
        final Column cases = col(CELL + CASES).cast("double");
        final Column mean = col(CELL + TOTAL).cast("double").divide(cases);
        final Column squares = col(CELL + SQUARE_HIGH)
                .cast("double")
                .multiply((double) (1L << SQUARE_SHIFT))
                .plus(col(CELL + SQUARE_LOW).cast("double"));
        final Column spread = greatest(
                lit(0.0), squares.minus(col(CELL + TOTAL).cast("double").multiply(mean)));
        // Rounded before the sum, so that the order of the cells cannot show.
        return when(cases.gt(1), spread.divide(cases.minus(1)).multiply(col(CASES)))
                .otherwise(lit(0.0))
                .cast(FieldType.decimal(32, 6).sql());
    }

    private static Column orZero(final Column sum) {
        return coalesce(sum, lit(0L));
    }

    private static Column[] with(final String first, final List<String> names) {
        final List<String> all = new ArrayList<>(List.of(first));
        all.addAll(names);
        return columns(all);
    }

    private static Column[] columns(final List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }
}
