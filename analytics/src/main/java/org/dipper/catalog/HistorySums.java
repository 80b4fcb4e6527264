package org.dipper.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.CONSUMABLE_COST_FEN;
import static org.dipper.cases.SettledCaseTable.DISCHARGE_YEAR;
import static org.dipper.cases.SettledCaseTable.DRUG_COST_FEN;
import static org.dipper.cases.SettledCaseTable.HOSPITAL_LEVEL;
import static org.dipper.cases.SettledCaseTable.INSURANCE_POOL;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Counts cases by combination, hospital level, pool and year: one pass, sums of whole numbers only.
 *
 * <p>Yields {@link HistorySumTable}. A squared cost is kept as {@code high * 2^32 + low}; the sums of the halves cannot
 * overflow below 2^31 cases. Drug and consumable costs are null unless sub-scores are asked for.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), counting combinations over all discharges of the history.
 */
public final class HistorySums {
    public static final int SQUARE_SHIFT = 32;
    private static final long LOW_HALF = (1L << SQUARE_SHIFT) - 1;

    private final Combinations combinations;
    private final String groupingHash;
    private final String ingestIds;
    private final boolean hasSubCosts;

    /**
     * Counts under a way of grouping.
     *
     * @param combinations how a case gets its combination
     * @param groupingHash what tells this way from others
     * @param ingestIds the ingests that the cases come from, for the record
     * @param hasSubCosts whether drugs and consumables are summed too
     */
    public HistorySums(
            final Combinations combinations,
            final String groupingHash,
            final String ingestIds,
            final boolean hasSubCosts) {
        this.combinations = combinations;
        this.groupingHash = groupingHash;
        this.ingestIds = ingestIds;
        this.hasSubCosts = hasSubCosts;
    }

    /** The sums of settled cases. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Column square = cost.multiply(cost);
        final Column hasBoth = Columns.col(DRUG_COST_FEN)
                .isNotNull()
                .and(Columns.col(CONSUMABLE_COST_FEN).isNotNull());
        final List<Column> keys = List.of(
                Columns.col(HistorySumTable.SCHEME_RULE),
                Columns.col(HistorySumTable.DIAGNOSIS_KEY),
                Columns.col(HistorySumTable.PROCEDURE_KEY),
                Columns.col(HistorySumTable.ATTRIBUTE),
                Columns.col(HistorySumTable.RELATED),
                Columns.col(HOSPITAL_LEVEL),
                Columns.col(INSURANCE_POOL),
                Columns.col(DISCHARGE_YEAR));
        final List<Column> sums = new ArrayList<>(List.of(
                sum(cost).as(HistorySumTable.TOTAL_COST_FEN.name()),
                sum(shiftright(square, SQUARE_SHIFT)).as(HistorySumTable.SQUARE_HIGH.name()),
                sum(square.bitwiseAND(LOW_HALF)).as(HistorySumTable.SQUARE_LOW.name())));
        if (hasSubCosts) {
            sums.add(sum(coalesce(Columns.col(DRUG_COST_FEN), lit(0L))).as(HistorySumTable.DRUG_COST_FEN.name()));
            sums.add(sum(coalesce(Columns.col(CONSUMABLE_COST_FEN), lit(0L)))
                    .as(HistorySumTable.CONSUMABLE_COST_FEN.name()));
            sums.add(sum(when(hasBoth, lit(1L)).otherwise(lit(0L))).as(HistorySumTable.SUB_COST_CASES.name()));
        }
        final Dataset<Row> summed = combinations
                .apply(cases)
                .groupBy(keys.toArray(Column[]::new))
                .agg(count(lit(1)).as(HistorySumTable.CASE_COUNT.name()), sums.toArray(Column[]::new));
        return (hasSubCosts ? summed : withoutSubCosts(summed))
                .withColumn(HistorySumTable.GROUPING_HASH.name(), lit(groupingHash))
                .withColumn(HistorySumTable.INGEST_IDS.name(), lit(ingestIds))
                .select(Columns.select(HistorySumTable.CONTRACT));
    }

    private static Dataset<Row> withoutSubCosts(final Dataset<Row> summed) {
        final Column none = lit(null).cast("long");
        return summed.withColumn(HistorySumTable.DRUG_COST_FEN.name(), none)
                .withColumn(HistorySumTable.CONSUMABLE_COST_FEN.name(), none)
                .withColumn(HistorySumTable.SUB_COST_CASES.name(), lit(0L));
    }
}
