package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
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
 * Over-long stay (超长住院) of cases that are not paid by the day: many days, or many times the group's mean stay.
 *
 * <p>A case of a group with too few cases is judged by its days alone. No points are named: a group pays once, however long.
 */
final class OverLongStay implements CaseDetector {
    static final String RULE = "over_long_stay";

    private static final int LONG_UNITS = 7_000;

    private final BehaviourPolicy.OverLong policy;

    OverLongStay(final BehaviourPolicy.OverLong policy) {
        this.policy = policy;
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Over-long stay",
                "超长住院",
                "NHSA auxiliary catalogue names it; limits are defaults of this tool",
                Map.of(
                        "long_days", String.valueOf(policy.longDays()),
                        "very_long_days", String.valueOf(policy.veryLongDays()),
                        "least_days", String.valueOf(policy.leastDays()),
                        "stay_bands", Parameters.bands(">", policy.stayBands()),
                        "flag_from", Parameters.number(policy.flagFrom()),
                        "package_days", String.valueOf(policy.packageDays()),
                        "gate", Parameters.gate(policy.gate())),
                new LeadRule.Text("cases paid by the day", "按床日付费病例"),
                new LeadRule.Text(
                        "daily orders and fees; whether a discharge was refused or care elsewhere was lacking; medical"
                                + " need",
                        "每日医嘱与费用；是否拒绝出院或无后续机构接收；医疗必要性"));
    }

    @Override
    public Gate gate() {
        return policy.gate();
    }

    @Override
    public Column isEvaluable() {
        return not(Exact.isPaidByTheDay(col(SupervisedCaseTable.PAYMENT_PATH)));
    }

    @Override
    public Column finding() {
        return when(
                units().geq(lit(Exact.units(policy.flagFrom()))),
                Finding.of(units(), Finding.noPoints(), text(true), text(false)));
    }

    private Column units() {
        final Column days = col(SettledCaseTable.STAY_DAYS);
        final Column byDays = when(days.gt(policy.veryLongDays()), lit(Exact.UNITS))
                .when(days.gt(policy.longDays()), lit(LONG_UNITS))
                .otherwise(lit(0));
        final Column byMean = when(
                        days.geq(policy.leastDays()),
                        coalesce(Exact.bandUnits(col(CaseFacts.STAY_RATIO), policy.stayBands(), false), lit(0)))
                .otherwise(lit(0));
        return greatest(byDays, byMean);
    }

    private Column text(final boolean isEnglish) {
        final Column days = col(SettledCaseTable.STAY_DAYS);
        final Column mean = Exact.wholePercent(col(CaseFacts.STAY_RATIO));
        final Column isMultiple = days.mod(lit(policy.packageDays())).equalTo(0);
        return isEnglish
                ? concat(
                        Exact.days(days),
                        coalesce(concat(lit(", "), mean, lit(" of the group's mean stay")), lit("")),
                        when(isMultiple, lit(", an exact multiple of " + policy.packageDays() + " days"))
                                .otherwise(lit("")),
                        lit("."))
                : concat(
                        lit("住院"),
                        days.cast("string"),
                        lit("天"),
                        coalesce(concat(lit("，为病种平均住院日的"), mean), lit("")),
                        when(isMultiple, lit("，恰为" + policy.packageDays() + "天的整倍数"))
                                .otherwise(lit("")),
                        lit("。"));
    }
}
