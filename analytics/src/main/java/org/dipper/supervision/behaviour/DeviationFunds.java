package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;

/**
 * The fund that stands in cases of abnormal cost, fen over fen, by institution.
 *
 * <p>Takes the rows of {@link CaseFacts}; yields {@code indicator_value}: what the fund paid for cases below the low ratio,
 * and above the high one, over what it paid for all cases that have a ratio.
 */
final class DeviationFunds {
    static final String LOW = "low_cost_fund_share";
    static final String HIGH = "high_cost_fund_share";

    private static final String INSTITUTION = "funded_institution";
    private static final String LOW_FUND = "low_fund";
    private static final String HIGH_FUND = "high_fund";
    private static final String FUND = "fund";

    private final String period;
    private final BehaviourPolicy.AbnormalCost policy;

    DeviationFunds(final String period, final BehaviourPolicy.AbnormalCost policy) {
        this.period = period;
        this.policy = policy;
    }

    Dataset<Row> apply(final Dataset<Row> facts) {
        final Column ratio = col(CaseFacts.COST_RATIO);
        final Dataset<Row> institutions = facts.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION))
                .agg(
                        fund(ratio.lt(lit(policy.lowRatio()))).as(LOW_FUND),
                        fund(ratio.gt(lit(policy.highRatio()))).as(HIGH_FUND),
                        fund(ratio.isNotNull()).as(FUND));
        return new MonitorRows(period)
                .of(
                        institutions,
                        INSTITUTION,
                        List.of(
                                MonitorRows.Measure.share(LOW, col(LOW_FUND), col(FUND)),
                                MonitorRows.Measure.share(HIGH, col(HIGH_FUND), col(FUND))));
    }

    private static Column fund(final Column isCounted) {
        return sum(when(isCounted, col(SettledCaseTable.FUND_PAY_FEN)).otherwise(lit(0L)));
    }
}
