package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;
import static org.dipper.shell.rules.RuleList.yuan;

import org.dipper.policy.BudgetPolicy;
import org.dipper.policy.PoolBudget;

/** The money of a pool in words. */
final class PoolRules {
    private static final Source BUDGET = Source.draft("sizing of the DIP fund", "病种分值付费总额");
    private static final Source ADJUSTMENT = Source.draftAndLocal("regional adjustment fund", "区域调节金");

    private PoolRules() {}

    static void add(final RuleList rules, final PoolBudget pool) {
        final String key = "settlement.pools." + pool.pool();
        pool.fundFen()
                .ifPresent(fen -> rules.add(
                        key + ".fund_yuan",
                        yuan(fen),
                        "The fund of pool " + pool.pool() + " is " + yuan(fen) + " yuan",
                        "险种 " + pool.pool() + " 基金 " + yuan(fen) + " 元",
                        BUDGET));
        pool.shareOfCost()
                .ifPresent(share -> rules.add(
                        key + ".fund_share_of_cost",
                        share,
                        "The fund of pool " + pool.pool() + " is " + percent(share) + " of the year's cost",
                        "险种 " + pool.pool() + " 基金为当年医疗费的 " + percent(share),
                        Source.LOCAL));
        pool.budget().ifPresent(budget -> budget(rules, key + ".budget", pool.pool(), budget));
        pool.fundPaymentRatio()
                .ifPresent(ratio -> rules.add(
                        key + ".fund_payment_ratio",
                        ratio,
                        "The fund pays " + percent(ratio) + " of cost in pool " + pool.pool(),
                        "险种 " + pool.pool() + " 医保支付比例 " + percent(ratio),
                        Source.draft("fund payment ratio", "医保支付比例")));
        pool.adjustmentFen()
                .ifPresent(fen -> rules.add(
                        key + ".adjustment_fund_yuan",
                        yuan(fen),
                        "The adjustment fund of pool " + pool.pool() + " is " + yuan(fen) + " yuan",
                        "险种 " + pool.pool() + " 区域调节金 " + yuan(fen) + " 元",
                        ADJUSTMENT));
        pool.adjustmentShare()
                .ifPresent(share -> rules.add(
                        key + ".adjustment_fund_share",
                        share,
                        "The adjustment fund of pool " + pool.pool() + " is " + percent(share)
                                + " of the first figure of its budget",
                        "险种 " + pool.pool() + " 区域调节金为预算首项的 " + percent(share),
                        ADJUSTMENT));
        pool.yearStartPointValue()
                .ifPresent(value -> rules.add(
                        key + ".year_start_point_value",
                        value,
                        "A point of pool " + pool.pool() + " is worth " + plain(value)
                                + " yuan at the start of the year",
                        "险种 " + pool.pool() + " 年初点值 " + plain(value) + " 元",
                        Source.draft("year-start point value", "年初点值")));
    }

    private static void budget(final RuleList rules, final String key, final String pool, final BudgetPolicy budget) {
        final String cross = yuan(budget.crossRegionFen());
        switch (budget.method()) {
            case BY_ITEM ->
                rules.add(
                        key,
                        "by_item inpatient " + yuan(budget.inpatientFen()) + ", non_dip " + yuan(budget.nonDipFen())
                                + ", cross_region " + cross,
                        "Fund of pool " + pool + " = inpatient budget " + yuan(budget.inpatientFen())
                                + " - adjustment fund - cross-region " + cross + " - paid otherwise "
                                + yuan(budget.nonDipFen()) + " yuan",
                        "险种 " + pool + " 基金 = 住院预算 " + yuan(budget.inpatientFen()) + " - 区域调节金 - 异地 " + cross
                                + " - 非病种付费 " + yuan(budget.nonDipFen()) + " 元",
                        BUDGET);
            case BY_SHARE ->
                rules.add(
                        key,
                        "by_share inpatient " + yuan(budget.inpatientFen()) + ", last_dip " + yuan(budget.lastDipFen())
                                + ", last_inpatient " + yuan(budget.lastInpatientFen()) + ", cross_region " + cross,
                        "Fund of pool " + pool + " = inpatient fund " + yuan(budget.inpatientFen())
                                + " x last year's DIP share " + yuan(budget.lastDipFen()) + " / "
                                + yuan(budget.lastInpatientFen()) + " - adjustment fund - cross-region " + cross
                                + " yuan",
                        "险种 " + pool + " 基金 = 住院基金 " + yuan(budget.inpatientFen()) + " × 上年占比 "
                                + yuan(budget.lastDipFen()) + " / " + yuan(budget.lastInpatientFen())
                                + " - 区域调节金 - 异地 " + cross + " 元",
                        BUDGET);
            case BY_RATE ->
                rules.add(
                        key,
                        "by_rate last_dip " + yuan(budget.lastDipFen()) + ", growth " + plain(budget.growth())
                                + budget.growthLimit()
                                        .map(limit -> ", growth_limit " + plain(limit))
                                        .orElse("")
                                + ", cross_region " + cross,
                        "Fund of pool " + pool + " = last year's " + yuan(budget.lastDipFen()) + " yuan + "
                                + percent(budget.growth())
                                + budget.growthLimit()
                                        .map(limit -> " (at most " + percent(limit) + ")")
                                        .orElse("")
                                + " - adjustment fund - cross-region " + cross + " yuan",
                        "险种 " + pool + " 基金 = 上年 " + yuan(budget.lastDipFen()) + " 元 × (1 + "
                                + percent(budget.growth()) + ")"
                                + budget.growthLimit()
                                        .map(limit -> "(增幅不超过 " + percent(limit) + ")")
                                        .orElse("")
                                + " - 区域调节金 - 异地 " + cross + " 元",
                        BUDGET);
        }
    }
}
