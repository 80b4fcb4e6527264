package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.policy.BehaviourPolicy.Gate;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * Insufficient service (医疗服务不足): cheap and short beside the group, and the person came back soon, or died.
 *
 * <p>Without pairs of stays only deaths can be seen. Points cannot be told: care was lacking, not invented.
 */
final class InsufficientService implements CaseDetector {
    static final String RULE = "insufficient_service";

    private static final int RETURNED = 8_000;
    private static final int DIED = 5_000;

    private final BehaviourPolicy.InsufficientService policy;
    private final boolean hasPairs;

    InsufficientService(final BehaviourPolicy.InsufficientService policy, final boolean hasPairs) {
        this.policy = policy;
        this.hasPairs = hasPairs;
    }

    @Override
    public LeadRule definition() {
        final String returns = hasPairs ? "" : "returns (no pairs of stays were given); ";
        final String returnsZh = hasPairs ? "" : "再入院（未提供再入院配对）；";
        return new LeadRule(
                RULE,
                "1",
                "Insufficient service",
                "医疗服务不足",
                "Opinion on county medical communities, aim 3; limits are defaults of this tool",
                Map.of(
                        "cost_below", Parameters.number(policy.costBelow()),
                        "stay_below", Parameters.number(policy.stayBelow()),
                        "return_days", String.valueOf(policy.returnDays()),
                        "counts_death", String.valueOf(policy.countsDeath()),
                        "gate", Parameters.gate(policy.gate())),
                new LeadRule.Text(
                        "planned returns; transfer; leaving against advice; cases paid by the day",
                        "计划内再住院；转院；非医嘱离院；按床日付费病例"),
                new LeadRule.Text(
                        returns + "emergency and outpatient visits; death after discharge; what the person wished",
                        returnsZh + "急诊与门诊就诊；出院后死亡；患者意愿"));
    }

    @Override
    public Gate gate() {
        return policy.gate();
    }

    @Override
    public Column isEvaluable() {
        return col(CaseFacts.COST_RATIO)
                .isNotNull()
                .and(col(CaseFacts.STAY_RATIO).isNotNull())
                .and(not(Exclusions.left(Exclusions.TRANSFER, Exclusions.AGAINST_ADVICE)))
                .and(not(coalesce(col(SettledCaseTable.IS_RETURN_PLANNED), lit(false))))
                .and(not(Exact.isPaidByTheDay(col(SupervisedCaseTable.PAYMENT_PATH))));
    }

    @Override
    public Column finding() {
        final Column isLittle = col(CaseFacts.COST_RATIO)
                .lt(lit(policy.costBelow()))
                .and(col(CaseFacts.STAY_RATIO).lt(lit(policy.stayBelow())));
        final Column hasDied = policy.countsDeath() ? Exclusions.left(Exclusions.DIED) : lit(false);
        final Column units =
                when(isBack(), lit(RETURNED)).when(hasDied, lit(DIED)).otherwise(lit(0));
        return when(isLittle.and(isBack().or(hasDied)), Finding.of(units, Finding.noPoints(), text(true), text(false)));
    }

    private Column isBack() {
        return coalesce(col(StayLinks.RETURN_DAYS).leq(policy.returnDays()), lit(false));
    }

    private Column text(final boolean isEnglish) {
        final Column cost = Exact.wholePercent(col(CaseFacts.COST_RATIO));
        final Column stay = Exact.wholePercent(col(CaseFacts.STAY_RATIO));
        final Column days = col(StayLinks.RETURN_DAYS).cast("string");
        return isEnglish
                ? concat(
                        cost,
                        lit(" of the group's mean cost and "),
                        stay,
                        lit(" of its stay; "),
                        when(
                                        isBack(),
                                        concat(
                                                lit("admitted again after "),
                                                Exact.days(col(StayLinks.RETURN_DAYS)),
                                                lit(".")))
                                .otherwise(lit("died in the stay.")))
                : concat(
                        lit("费用为病种均费的"),
                        cost,
                        lit("，住院日为平均的"),
                        stay,
                        lit("；"),
                        when(isBack(), concat(days, lit("天后再入院。"))).otherwise(lit("住院期间死亡。")));
    }
}
