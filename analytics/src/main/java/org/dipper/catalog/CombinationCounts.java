package org.dipper.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY;
import static org.dipper.cases.SettledCaseTable.DISCHARGE_YEAR;
import static org.dipper.cases.SettledCaseTable.MAIN_PROCEDURE_KEY;
import static org.dipper.cases.SettledCaseTable.PROCEDURE_ATTRIBUTE;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.coding.PackedCode;
import org.dipper.table.Columns;

/**
 * Counts the combinations of the history: those that reach the threshold stay as core groups of subcategory and main
 * procedure, all others meet in comprehensive groups of category and procedure attribute.
 *
 * <p>Yields one row a group, also of comprehensive groups that stay below the threshold, so that the rows hold every case
 * of the history exactly once: {@code is_core}, {@code diagnosis_key}, {@code procedure_key} (0 for comprehensive),
 * {@code procedure_attribute} (0 for core), and for each year cases and cost in fen, and the sum of squared costs in two
 * halves. All sums are over integers: one pass, any partitioning, the same result.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), core and comprehensive groups; a count equal to the threshold is enough.
 */
public final class CombinationCounts {
    public static final String IS_CORE = "is_core";
    public static final String DIAGNOSIS_KEY = "diagnosis_key";
    public static final String PROCEDURE_KEY = "procedure_key";
    public static final String ATTRIBUTE = "procedure_attribute";
    public static final String SQUARE_HIGH = "square_high";
    public static final String SQUARE_LOW = "square_low";
    /** A squared cost is {@code high * 2^32 + low}; the sums of the halves cannot overflow below 2^31 cases. */
    public static final int SQUARE_SHIFT = 32;

    private static final long LOW_HALF = (1L << SQUARE_SHIFT) - 1;
    private static final long CATEGORY_STEP = PackedCode.BASE * PackedCode.BASE;

    private final List<Integer> years;
    private final long threshold;

    /**
     * Counts these years.
     *
     * @param years the years of the history
     * @param threshold cases that make a core group
     */
    public CombinationCounts(final List<Integer> years, final long threshold) {
        this.years = List.copyOf(years);
        this.threshold = threshold;
    }

    /** The column that holds the cases of a year. */
    public static String cases(final int year) {
        return "cases_" + year;
    }

    /** The column that holds the cost of a year, in fen. */
    public static String cost(final int year) {
        return "cost_" + year;
    }

    /**
     * Counts.
     *
     * @param cases settled cases; those of other years do not count
     */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> history = cases.where(Columns.col(DISCHARGE_YEAR).isInCollection(years));
        final Dataset<Row> combinations =
                aggregate(history.groupBy(Columns.cols(DIAGNOSIS_SUBCATEGORY_KEY, MAIN_PROCEDURE_KEY)), perCase());
        final Column isCore = allCases().geq(threshold);
        final Column subcategory = Columns.col(DIAGNOSIS_SUBCATEGORY_KEY);
        // Packed left aligned, a category is its subcategory with the last two digits off.
        final Column category = subcategory.minus(subcategory.mod(lit((int) CATEGORY_STEP)));
        final Dataset<Row> placed = combinations
                .withColumn(IS_CORE, isCore)
                .withColumn(DIAGNOSIS_KEY, when(isCore, subcategory).otherwise(category))
                .withColumn(
                        PROCEDURE_KEY,
                        when(isCore, Columns.col(MAIN_PROCEDURE_KEY)).otherwise(lit(0L)))
                .withColumn(ATTRIBUTE, when(isCore, lit(0)).otherwise(col(ATTRIBUTE)));
        final List<Column> sums = new ArrayList<>();
        measures().forEach(measure -> sums.add(sum(col(measure)).as(measure)));
        return aggregate(placed.groupBy(col(IS_CORE), col(DIAGNOSIS_KEY), col(PROCEDURE_KEY), col(ATTRIBUTE)), sums);
    }

    private List<Column> perCase() {
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Column square = cost.multiply(cost);
        final List<Column> sums = new ArrayList<>();
        for (final int year : years) {
            final Column isYear = Columns.col(DISCHARGE_YEAR).equalTo(year);
            sums.add(sum(when(isYear, lit(1L)).otherwise(lit(0L))).as(cases(year)));
            sums.add(sum(when(isYear, cost).otherwise(lit(0L))).as(cost(year)));
        }
        sums.add(sum(shiftright(square, SQUARE_SHIFT)).as(SQUARE_HIGH));
        sums.add(sum(square.bitwiseAND(LOW_HALF)).as(SQUARE_LOW));
        sums.add(max(Columns.col(PROCEDURE_ATTRIBUTE)).as(ATTRIBUTE));
        return sums;
    }

    private List<String> measures() {
        final List<String> names = new ArrayList<>();
        years.forEach(year -> {
            names.add(cases(year));
            names.add(cost(year));
        });
        names.add(SQUARE_HIGH);
        names.add(SQUARE_LOW);
        return names;
    }

    private Column allCases() {
        return years.stream().map(year -> col(cases(year))).reduce(Column::plus).orElseThrow();
    }

    private static Dataset<Row> aggregate(
            final org.apache.spark.sql.RelationalGroupedDataset grouped, final List<Column> sums) {
        return grouped.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }
}
