package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.policy.BehaviourPolicy.Gate;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * Abnormally low or high cost (异常高低费用): the cost beside the mean of its group at the hospital's level, and beside the
 * group's median in robust standard deviations.
 *
 * <p>Excess points of a low case are what it was scored above its full points times its cost ratio; of a high case they
 * cannot be told.
 */
final class AbnormalCost implements CaseDetector {
    static final String LOW = "abnormal_low_cost";
    static final String HIGH = "abnormal_high_cost";

    private static final int BY_RATIO = 5_000;
    private static final int BY_DISTANCE = 8_000;
    private static final int BY_BOTH = 10_000;

    private final BehaviourPolicy.AbnormalCost policy;
    private final boolean isLow;

    private AbnormalCost(final BehaviourPolicy.AbnormalCost policy, final boolean isLow) {
        this.policy = policy;
        this.isLow = isLow;
    }

    /** The rule of low costs. */
    static AbnormalCost low(final BehaviourPolicy.AbnormalCost policy) {
        return new AbnormalCost(policy, true);
    }

    /** The rule of high costs. */
    static AbnormalCost high(final BehaviourPolicy.AbnormalCost policy) {
        return new AbnormalCost(policy, false);
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                isLow ? LOW : HIGH,
                "1",
                isLow ? "Abnormally low cost" : "Abnormally high cost",
                isLow ? "费用异常偏低" : "费用异常偏高",
                "DIP 3.0 treats low and high deviation apart; limits are defaults of this tool",
                Map.of(
                        "ratio", Parameters.number(isLow ? policy.lowRatio() : policy.highRatio()),
                        "robust_z", Parameters.number(policy.robustZ()),
                        "gate", Parameters.gate(policy.gate())),
                isLow
                        ? new LeadRule.Text(
                                "death; transfer; leaving against advice; cases paid by the day", "死亡；转院；非医嘱离院；按床日付费病例")
                        : new LeadRule.Text("cases paid by the day", "按床日付费病例"),
                isLow
                        ? new LeadRule.Text(
                                "fee lines; whether the diagnosis was overstated or care was thrifty", "费用明细；诊断偏高或合理节约")
                        : new LeadRule.Text(
                                "fee lines; severity beyond the group; special review", "费用明细；超出病种的病情严重程度；特例单议"));
    }

    @Override
    public Gate gate() {
        return policy.gate();
    }

    @Override
    public Column isEvaluable() {
        final Column isCompared = col(CaseFacts.COST_RATIO)
                .isNotNull()
                .and(not(Exact.isPaidByTheDay(col(SupervisedCaseTable.PAYMENT_PATH))));
        return isLow ? isCompared.and(not(Exclusions.endedEarly())) : isCompared;
    }

    @Override
    public Column finding() {
        return when(units().gt(0), Finding.of(units(), isLow ? excess() : Finding.noPoints(), text(true), text(false)));
    }

    private Column units() {
        final Column ratio = col(CaseFacts.COST_RATIO);
        final Column z = col(CaseFacts.ROBUST_Z);
        final Column isByRatio = isLow ? ratio.lt(lit(policy.lowRatio())) : ratio.gt(lit(policy.highRatio()));
        final Column isByDistance =
                coalesce(isLow ? z.lt(lit(policy.robustZ().negate())) : z.gt(lit(policy.robustZ())), lit(false));
        return when(isByRatio.and(isByDistance), lit(BY_BOTH))
                .when(isByDistance, lit(BY_DISTANCE))
                .when(isByRatio, lit(BY_RATIO))
                .otherwise(lit(0));
    }

    private static Column excess() {
        final Column deserved = round(
                col(CaseFacts.FULL_POINTS)
                        .cast(FieldType.decimal(16, 4).sql())
                        .multiply(least(col(CaseFacts.COST_RATIO), lit(1).cast(Exact.RATIO))
                                .cast(FieldType.decimal(12, 6).sql())),
                4);
        final Column scored = col(SupervisedCaseTable.CASE_SCORE);
        // greatest() skips nulls, so an unknown score would pass for an excess of 0.
        return when(scored.isNotNull().and(deserved.isNotNull()), greatest(scored.minus(deserved), lit(0)));
    }

    private Column text(final boolean isEnglish) {
        final Column cost = Exact.wholePercent(col(CaseFacts.COST_RATIO));
        final Column z = round(col(CaseFacts.ROBUST_Z), 1)
                .cast(FieldType.decimal(10, 1).sql())
                .cast("string");
        return isEnglish
                ? concat(
                        lit("Cost is "),
                        cost,
                        lit(" of the group's mean"),
                        coalesce(concat(lit(", "), z, lit(" robust standard deviations from its median")), lit("")),
                        lit("."))
                : concat(lit("费用为病种均费的"), cost, coalesce(concat(lit("，距中位数"), z, lit("个稳健标准差")), lit("")), lit("。"));
    }
}
