package org.dipper.supervision.review;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.dipper.supervision.LeadTable;

/**
 * The place of each lead in the list of its rule and period, as people see it: by priority where leads have one, else by the
 * cost of their stays, highest first; equal ones by id.
 *
 * <p>Takes {@code lead} rows; yields lead id, rule, rule version, period, institution, fund paid, {@code lead_rank} from 1 and
 * {@code ranked_by}.
 */
public final class LeadRanks {
    /** What leads with a priority are ordered by. */
    public static final String PRIORITY = LeadTable.PRIORITY.name();

    /** What leads without a priority are ordered by, behind those that have one. */
    public static final String COST = LeadTable.TOTAL_COST_FEN.name();

    /** Ranks leads. */
    public LeadRanks() {}

    /** The leads with their ranks. */
    public Dataset<Row> apply(final Dataset<Row> leads) {
        final Column priority = col(LeadTable.PRIORITY);
        final Column order = row_number()
                .over(Window.partitionBy(col(LeadTable.RULE), col(LeadTable.PERIOD))
                        .orderBy(
                                priority.desc_nulls_last(),
                                col(LeadTable.TOTAL_COST_FEN).desc(),
                                col(LeadTable.LEAD_ID).asc()));
        return leads.select(
                col(LeadTable.LEAD_ID),
                col(LeadTable.RULE),
                col(LeadTable.RULE_VERSION),
                col(LeadTable.PERIOD),
                col(LeadTable.INSTITUTION_CODE),
                col(LeadTable.FUND_PAY_FEN),
                order.cast("long").as(LeadReviewTable.LEAD_RANK.name()),
                when(priority.isNotNull(), lit(PRIORITY)).otherwise(lit(COST)).as(LeadReviewTable.RANKED_BY.name()));
    }
}
