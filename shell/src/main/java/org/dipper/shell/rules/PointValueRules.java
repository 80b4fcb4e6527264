package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;

import org.dipper.policy.PointValuePolicy;

/** What a point is worth, in words. */
final class PointValueRules {
    private static final String KEY = "settlement.point_value";
    private static final Source GOOD = Source.draft("good-value interval", "优值区间");

    private PointValueRules() {}

    static void add(final RuleList rules, final PointValuePolicy policy) {
        mode(rules, policy);
        policy.interval()
                .ifPresent(interval -> rules.add(
                        KEY + ".control_interval",
                        "below " + plain(interval.below()) + ", above " + plain(interval.above()),
                        "The floating value stays from " + percent(interval.below()) + " below to "
                                + percent(interval.above()) + " above the year-start value",
                        "浮动点值不低于年初点值下 " + percent(interval.below()) + "、不高于上 " + percent(interval.above()),
                        Source.LOCAL));
        yearStart(rules, policy);
        switch (policy.settlement()) {
            case BY_FUND ->
                rules.add(
                        KEY + ".settlement",
                        "by_fund",
                        "The settlement value is (fund / payment ratio) / points of the pool",
                        "结算点值 =(基金 / 支付比例)/ 险种总分值",
                        Source.draft("settlement point value", "结算点值"));
            case GOOD_VALUE ->
                rules.add(
                        KEY + ".settlement",
                        "good_value",
                        "The settlement value is that of the hospitals that cost less per point than the region, within fund"
                                + " and adjustment fund",
                        "结算点值取每分费用低于全区域的机构，以基金与调节金为限",
                        GOOD);
            case GOOD_VALUE_TWO_DIMENSIONAL ->
                rules.add(
                        KEY + ".settlement",
                        "good_value_two_dimensional",
                        "The settlement value is the geometric median of hospitals by income and cost per point, within fund"
                                + " and adjustment fund",
                        "结算点值取机构每分收入与费用的几何中位数，以基金与调节金为限",
                        GOOD);
        }
    }

    private static void mode(final RuleList rules, final PointValuePolicy policy) {
        final Source source = Source.payment("16");
        switch (policy.mode()) {
            case FLOATING ->
                rules.add(
                        KEY + ".mode",
                        "floating",
                        "Floating: the fund is split by points, whatever a point is worth then",
                        "浮动点值：基金按分值分配",
                        source);
            case FIXED ->
                rules.add(
                        KEY + ".mode",
                        "fixed",
                        "Fixed: every point is paid at the year-start value",
                        "固定费率：各分值按年初点值支付",
                        source);
            case ELASTIC ->
                rules.add(
                        KEY + ".mode",
                        "elastic, fixed_share " + plain(policy.fixedShare()),
                        "Elastic: " + percent(policy.fixedShare())
                                + " of the points at the year-start value, the rest by what is left of the fund",
                        "弹性费率：" + percent(policy.fixedShare()) + " 的分值按年初点值，其余按剩余基金",
                        source);
        }
    }

    private static void yearStart(final RuleList rules, final PointValuePolicy policy) {
        final String key = KEY + ".year_start";
        switch (policy.yearStart()) {
            case WEIGHTED ->
                rules.add(
                        key,
                        "weighted",
                        "The year-start value is weighted cost over weighted points of the history",
                        "年初点值为历史加权费用与加权分值之比",
                        Source.draft("year-start point value", "年初点值"));
            case TRIMMED ->
                rules.add(
                        key,
                        "trimmed " + plain(policy.lowerQuantile()) + " to " + plain(policy.upperQuantile()),
                        "The year-start value leaves out cases below the " + percent(policy.lowerQuantile())
                                + " and above the " + percent(policy.upperQuantile()) + " quantile of cost",
                        "年初点值剔除费用低于 " + percent(policy.lowerQuantile()) + " 与高于 " + percent(policy.upperQuantile())
                                + " 分位的病例",
                        Source.draft("trimming before the year-start point value", "年初点值裁剪"));
            case GOOD_VALUE ->
                rules.add(
                        key,
                        "good_value",
                        "The year-start value is that of the hospitals that cost less per point than the region",
                        "年初点值取每分费用低于全区域的机构",
                        GOOD);
            case GOOD_VALUE_TWO_DIMENSIONAL ->
                rules.add(
                        key,
                        "good_value_two_dimensional",
                        "The year-start value is the geometric median of hospitals by income and cost per point",
                        "年初点值取机构每分收入与费用的几何中位数",
                        GOOD);
        }
    }
}
