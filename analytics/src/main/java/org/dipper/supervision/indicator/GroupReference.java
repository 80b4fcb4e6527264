package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;

import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.indicator.expression.CaseVocabulary;

/**
 * What the region does in each disease group of the period: one row a group with cases, cost and days, their means in
 * ten-thousandths, and whether the group is in the low-risk set, null where there is no set.
 */
final class GroupReference {
    static final String REFERENCE_GROUP = "reference_group_code";
    static final String CASES = "regional_cases";
    static final String COST = "regional_cost_fen";
    static final String DAYS = "regional_stay_days";
    static final String MEAN_COST = "regional_mean_cost";
    static final String MEAN_STAY = "regional_mean_stay";
    static final String IS_LOW_RISK = "is_in_low_risk_set";

    /** The vocabulary columns that follow from it. */
    static final Set<String> DERIVED = Set.of(
            CaseVocabulary.EXPECTED_COST_FEN,
            CaseVocabulary.EXPECTED_STAY_DAYS,
            CaseVocabulary.RELATIVE_COST,
            CaseVocabulary.RELATIVE_STAY,
            CaseVocabulary.IS_LOW_RISK_GROUP);

    private static final long TEN_THOUSAND = 10_000L;
    private static final double HALF = 0.5;

    private final Optional<Dataset<Row>> lowRiskGroups;

    /** A reference with this set of low-risk groups, rows of {@link LowRiskGroups}. */
    GroupReference(final Optional<Dataset<Row>> lowRiskGroups) {
        this.lowRiskGroups = lowRiskGroups;
    }

    /** The groups of supervised cases. */
    Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> groups = cases.where(
                        col(SupervisedCaseTable.GROUP_CODE).isNotNull())
                .groupBy(col(SupervisedCaseTable.GROUP_CODE).as(REFERENCE_GROUP))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST),
                        sum(col(SettledCaseTable.STAY_DAYS).cast("long")).as(DAYS));
        final Dataset<Row> known = lowRiskGroups
                .map(set -> groups.join(
                                set.select(
                                        col(LowRiskGroups.GROUP),
                                        col(LowRiskGroups.IS_LOW_RISK).as(IS_LOW_RISK)),
                                col(REFERENCE_GROUP).equalTo(col(LowRiskGroups.GROUP)),
                                "left")
                        .withColumn(IS_LOW_RISK, coalesce(col(IS_LOW_RISK), lit(false))))
                .orElseGet(() -> groups.withColumn(IS_LOW_RISK, lit(null).cast("boolean")));
        return known.select(
                col(REFERENCE_GROUP),
                col(CASES),
                col(COST),
                col(DAYS),
                mean(COST).as(MEAN_COST),
                mean(DAYS).as(MEAN_STAY),
                col(IS_LOW_RISK));
    }

    private static Column mean(final String amount) {
        return floor(col(amount)
                .cast("double")
                .multiply(lit(TEN_THOUSAND))
                .divide(col(CASES).cast("double"))
                .plus(lit(HALF)));
    }
}
