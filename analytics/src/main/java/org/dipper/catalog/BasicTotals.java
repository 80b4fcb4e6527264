package org.dipper.catalog;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Everything that an edition by the basic rule and a fixed threshold needs, in one pass over the sums: its core groups, what
 * is left by category and attribute, and how large the combinations below the threshold are.
 *
 * <p>Yields one row each, told apart by {@code kind}: {@link #CORE} with {@code diagnosis_key} and {@code procedure_key};
 * {@link #REST} with a category in {@code diagnosis_key} and {@code attribute}; {@link #SIZE} with {@code size} and how many
 * {@code combinations} have it; {@link #MIXED} where the cases of one combination have several attributes, so that this
 * short way does not hold. All with the {@link SumColumns}; core and rest rows together hold every case once.
 */
public final class BasicTotals {
    public static final int CORE = 0;
    public static final int REST = 1;
    public static final int SIZE = 2;
    public static final int MIXED = 3;

    public static final String KIND = "kind";
    public static final String DIAGNOSIS = "diagnosis_key";
    public static final String PROCEDURE = "procedure_key";
    public static final String ATTRIBUTE = "attribute";
    public static final String CASES = "size";
    public static final String COMBINATIONS = "combinations";

    private static final String PART = "part";
    private static final String LOWEST = "lowest_attribute";
    private static final String HIGHEST = "highest_attribute";

    private final SumColumns sums;
    private final long threshold;

    /**
     * Totals with these columns.
     *
     * @param sums the columns
     * @param threshold cases that make a core group
     */
    public BasicTotals(final SumColumns sums, final long threshold) {
        this.sums = sums;
        this.threshold = threshold;
    }

    /** The totals of history sums of these years. */
    public Dataset<Row> apply(final Dataset<Row> historySums) {
        final Column diagnosis = Columns.col(HistorySumTable.DIAGNOSIS_KEY);
        final Column procedure = Columns.col(HistorySumTable.PROCEDURE_KEY);
        final Column attribute = Columns.col(HistorySumTable.ATTRIBUTE);
        final Dataset<Row> combinations = sums.of(
                historySums.groupBy(diagnosis, procedure),
                min(attribute).as(LOWEST),
                max(attribute).as(HIGHEST));
        final Column isCore = sums.cases().geq(threshold);
        final Column isMixed = col(LOWEST).notEqual(col(HIGHEST));
        final Column none = lit(0);
        final Column noProcedure = lit(0L);
        final Column core = part(CORE, diagnosis, procedure, none, noProcedure);
        final Column rest = part(REST, GroupTotals.category(diagnosis), noProcedure, col(HIGHEST), noProcedure);
        final Column size = part(SIZE, none, noProcedure, none, sums.cases());
        final Column mixed = part(MIXED, none, noProcedure, none, noProcedure);
        final Column parts =
                when(isMixed, array(mixed)).when(isCore, array(core)).otherwise(array(rest, size));
        return sums.again(
                combinations
                        .withColumn(PART, explode(parts))
                        .groupBy(
                                col(PART + "." + KIND).as(KIND),
                                col(PART + "." + DIAGNOSIS).as(DIAGNOSIS),
                                col(PART + "." + PROCEDURE).as(PROCEDURE),
                                col(PART + "." + ATTRIBUTE).as(ATTRIBUTE),
                                col(PART + "." + CASES).as(CASES)),
                count(lit(1)).as(COMBINATIONS));
    }

    private static Column part(
            final int kind, final Column diagnosis, final Column procedure, final Column attribute, final Column size) {
        return struct(
                lit(kind).as(KIND),
                diagnosis.as(DIAGNOSIS),
                procedure.as(PROCEDURE),
                attribute.as(ATTRIBUTE),
                size.as(CASES));
    }
}
