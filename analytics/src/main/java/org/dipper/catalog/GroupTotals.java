package org.dipper.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.coding.PackedCode;
import org.dipper.table.Columns;

/**
 * Totals of core groups and of what is left by category and procedure attribute, from history rows that have met the core
 * groups.
 *
 * <p>Yields one row a group or candidate: {@code group_code} (null for what is left), {@code scheme_rule} (-1 for cases that
 * may not be grouped, else 0 for what is left), {@code category_key}, {@code combination_attribute} and the
 * {@link SumColumns}. Together the rows hold every case once.
 */
public final class GroupTotals {
    public static final String CATEGORY_KEY = "category_key";
    private static final int CATEGORY_STEP = (int) (PackedCode.BASE * PackedCode.BASE);

    private final SumColumns sums;

    /** Totals with these columns. */
    public GroupTotals(final SumColumns sums) {
        this.sums = sums;
    }

    /** A category from a subcategory: packed left aligned, it is the same with the last two digits off. */
    public static Column category(final Column subcategoryKey) {
        return subcategoryKey.minus(subcategoryKey.mod(lit(CATEGORY_STEP)));
    }

    /** The totals of history rows with the {@code group_code} of their core group. */
    public Dataset<Row> apply(final Dataset<Row> placedSums) {
        final Column isCore = col(DiseaseGroupTable.GROUP_CODE.name()).isNotNull();
        final Column isOut = Columns.col(HistorySumTable.SCHEME_RULE).lt(0);
        return sums.of(placedSums.groupBy(
                col(DiseaseGroupTable.GROUP_CODE.name()),
                when(isOut, lit(-1)).otherwise(lit(0)).as(HistorySumTable.SCHEME_RULE.name()),
                when(isCore.or(isOut), lit(0))
                        .otherwise(category(Columns.col(HistorySumTable.DIAGNOSIS_KEY)))
                        .as(CATEGORY_KEY),
                when(isCore.or(isOut), lit(0))
                        .otherwise(Columns.col(HistorySumTable.ATTRIBUTE))
                        .as(HistorySumTable.ATTRIBUTE.name())));
    }
}
