package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.grouping.AssignGroups;
import org.dipper.table.Columns;

/**
 * The mean cost of the group at hospitals of the case's level in the last year of history, rounded half up to the fen; the
 * group's weighted mean where that level had no such case.
 */
public final class LevelMeanStandard implements CostStandard {
    private static final String GROUP = "standard_group_code";
    private static final String LEVEL = "standard_hospital_level";
    private static final String MEAN = "level_mean_fen";

    private final Dataset<Row> history;
    private final int lastYear;

    /**
     * Level means of an edition.
     *
     * @param history rows of {@code disease_group_history} of one edition and revision
     * @param lastYear the last year of that history
     */
    public LevelMeanStandard(final Dataset<Row> history, final int lastYear) {
        this.history = history;
        this.lastYear = lastYear;
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> means = history.where(
                        Columns.col(GroupHistoryTable.DISCHARGE_YEAR).equalTo(lastYear))
                .groupBy(
                        Columns.col(GroupHistoryTable.GROUP_CODE).as(GROUP),
                        Columns.col(GroupHistoryTable.HOSPITAL_LEVEL).as(LEVEL))
                .agg(
                        sum(Columns.col(GroupHistoryTable.TOTAL_COST_FEN)).as("level_cost_fen"),
                        sum(Columns.col(GroupHistoryTable.CASE_COUNT)).as("level_cases"))
                .select(
                        col(GROUP),
                        col(LEVEL),
                        ScoreCases.divided(col("level_cost_fen"), col("level_cases"))
                                .as(MEAN));
        final Column isSame = col(AssignGroups.GROUP_CODE)
                .equalTo(col(GROUP))
                .and(Columns.col(SettledCaseTable.HOSPITAL_LEVEL).equalTo(col(LEVEL)));
        return cases.join(broadcast(means), isSame, "left")
                .withColumn(ScoreCases.STANDARD, coalesce(col(MEAN), col(AssignGroups.GROUP_MEAN_COST_FEN)))
                .drop(GROUP, LEVEL, MEAN);
    }
}
