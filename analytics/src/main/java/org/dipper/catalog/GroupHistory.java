package org.dipper.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Sums grouped history by group, hospital level, insurance pool and year: one row each, cases and cost in fen. Ungrouped
 * cases stand under {@link #UNGROUPED}. Together the rows hold every case of the history once.
 */
public final class GroupHistory {
    /** The group code of cases in no group. */
    public static final String UNGROUPED = "-";

    private final int editionYear;
    private final int revision;

    /** Sums for an edition. */
    public GroupHistory(final int editionYear, final int revision) {
        this.editionYear = editionYear;
        this.revision = revision;
    }

    /**
     * Sums.
     *
     * @param groupedSums rows of {@link HistorySumTable} with their {@code group_code}
     */
    public Dataset<Row> apply(final Dataset<Row> groupedSums) {
        return groupedSums
                .groupBy(
                        coalesce(col(GroupHistoryTable.GROUP_CODE.name()), lit(UNGROUPED))
                                .as(GroupHistoryTable.GROUP_CODE.name()),
                        Columns.col(HistorySumTable.HOSPITAL_LEVEL),
                        Columns.col(HistorySumTable.INSURANCE_POOL),
                        Columns.col(HistorySumTable.DISCHARGE_YEAR))
                .agg(
                        sum(Columns.col(HistorySumTable.CASE_COUNT)).as(GroupHistoryTable.CASE_COUNT.name()),
                        sum(Columns.col(HistorySumTable.TOTAL_COST_FEN)).as(GroupHistoryTable.TOTAL_COST_FEN.name()))
                .withColumn(GroupHistoryTable.EDITION_YEAR.name(), lit(editionYear))
                .withColumn(GroupHistoryTable.REVISION.name(), lit(revision))
                .select(Columns.select(GroupHistoryTable.CONTRACT));
    }
}
