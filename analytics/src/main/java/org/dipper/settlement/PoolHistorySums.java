package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.GroupHistory;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.policy.SettlementPolicy;
import org.dipper.table.Columns;

/**
 * What the history of an edition cost and scores under this year's rules, by insurance pool and year:
 * {@code insurance_pool, discharge_year, cost_fen, score_units}. The basis of the year-start point value.
 *
 * <p>Scores are RW x coefficient of the hospital level, before auxiliary typing and the deviation rule; a coefficient of a
 * single institution does not enter, since the history is kept by level.
 */
public final class PoolHistorySums {
    private static final long ONE = 10_000;
    private static final String COEFFICIENT = "level_coefficient_units";

    private final SettlementPolicy policy;
    private final int scoreScale;
    private final long meanOfAllFen;
    private final Dataset<Row> groups;
    private final InstitutionCoefficients coefficients;

    /**
     * Scores history under a policy.
     *
     * @param groups rows of {@code disease_group} of the edition
     * @param coefficients where the institution coefficient comes from
     */
    public PoolHistorySums(
            final SettlementPolicy policy,
            final int scoreScale,
            final long meanOfAllFen,
            final Dataset<Row> groups,
            final InstitutionCoefficients coefficients) {
        this.policy = policy;
        this.scoreScale = scoreScale;
        this.meanOfAllFen = meanOfAllFen;
        this.groups = groups;
        this.coefficients = coefficients;
    }

    /**
     * Sums.
     *
     * @param history rows of {@code disease_group_history} of the same edition
     */
    public Dataset<Row> apply(final Dataset<Row> history) {
        final Dataset<Row> scores = groups.select(
                Columns.col(DiseaseGroupTable.GROUP_CODE).as("scored_group_code"),
                Columns.col(DiseaseGroupTable.RW)
                        .multiply(lit(ONE))
                        .cast("long")
                        .as("rw_units"));
        final Column group = Columns.col(GroupHistoryTable.GROUP_CODE);
        final Column cost = Columns.col(GroupHistoryTable.TOTAL_COST_FEN);
        final Column coefficient = when(
                        group.isInCollection(policy.basicLevelGroups()), lit(BasicLevelCoefficient.units(policy)))
                .otherwise(col(COEFFICIENT));
        final Column grouped = ScoreCases.divided(col("rw_units").multiply(coefficient), lit(ONE))
                .multiply(Columns.col(GroupHistoryTable.CASE_COUNT));
        final Column ungrouped = ScoreCases.divided(
                cost.multiply(lit(scoreScale * CoefficientColumns.units(policy.ungroupedFactor()))), lit(meanOfAllFen));
        return coefficients
                .apply(history, lit(""), Columns.col(GroupHistoryTable.HOSPITAL_LEVEL), group, COEFFICIENT)
                .join(broadcast(scores), group.equalTo(col("scored_group_code")), "left")
                .groupBy(Columns.cols(GroupHistoryTable.INSURANCE_POOL, GroupHistoryTable.DISCHARGE_YEAR))
                .agg(
                        sum(cost).as("cost_fen"),
                        coalesce(
                                        sum(when(group.equalTo(GroupHistory.UNGROUPED), ungrouped)
                                                .otherwise(grouped)),
                                        lit(0L))
                                .as("score_units"));
    }
}
