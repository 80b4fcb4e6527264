package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.list;
import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;
import static org.dipper.shell.rules.RuleList.yuan;

import java.math.BigDecimal;
import java.util.List;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.ClearingPolicy.Band;
import org.dipper.policy.ClearingPolicy.Grade;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.MonthPolicy;

/** Months, the clearing of the year and communities, in words. */
final class ClearingRules {
    private static final Source SURPLUS = Source.draftAndLocal("surplus and overspend", "结余留用与合理超支分担");

    private ClearingRules() {}

    static void month(final RuleList rules, final MonthPolicy policy) {
        final boolean isRatio = policy.formula() == MonthPolicy.Formula.RATIO;
        rules.add(
                "settlement.month.formula",
                policy.formula(),
                isRatio
                        ? "A month is worth points x year-start value x payment ratio"
                        : "A month is worth points x year-start value, less what the patients paid",
                isRatio ? "月结算 = 分值 × 年初点值 × 支付比例" : "月结算 = 分值 × 年初点值 - 个人支付",
                Source.draft("monthly settlement", "月结算"));
        final BigDecimal deposit = BigDecimal.ONE.subtract(policy.prepayRatio());
        rules.add(
                "settlement.month.prepay_ratio",
                policy.prepayRatio(),
                percent(policy.prepayRatio()) + " is paid at once, " + percent(deposit) + " is held as quality deposit",
                "当月支付 " + percent(policy.prepayRatio()) + "，预留 " + percent(deposit) + " 质量保证金",
                Source.agency("26"));
        if (policy.prepaymentMonths().signum() > 0) {
            rules.add(
                    "settlement.month.prepayment_months",
                    policy.prepaymentMonths(),
                    "Working capital of " + plain(policy.prepaymentMonths()) + " months of fund is paid in advance",
                    "预付 " + plain(policy.prepaymentMonths()) + " 个月基金作为周转金",
                    Source.draft("working capital of about one month", "预付金约一个月"));
        }
    }

    static void clearing(final RuleList rules, final ClearingPolicy policy) {
        grades(
                rules,
                "settlement.clearing.assessment_by_score",
                policy.assessmentByScore(),
                "The payment is multiplied by assessment score: ",
                "按考核得分乘考核系数：");
        grades(
                rules,
                "settlement.clearing.deposit_return",
                policy.depositReturn(),
                "The deposit is returned by assessment score: ",
                "按考核得分返还保证金：");
        if (policy.bands().isEmpty()) {
            rules.add(
                    "settlement.clearing.bands",
                    "none",
                    "Surplus and overspend stay with the hospital: the payment stands",
                    "结余与超支均由机构承担，按应付金额清算",
                    SURPLUS);
        }
        policy.bands().forEach(band -> band(rules, band));
        policy.surplusCap()
                .ifPresent(cap -> rules.add(
                        "settlement.clearing.surplus_cap",
                        cap,
                        "At most " + percent(cap) + " of the payment is kept as surplus",
                        "结余留用不超过应付金额的 " + percent(cap),
                        SURPLUS));
    }

    static void community(final RuleList rules, final CommunityPolicy community) {
        final String key = "settlement.communities." + community.code();
        final Source source = new Source("tight-knit county communities, local rule", "紧密型医共体，地方规定");
        rules.add(
                key,
                "package " + yuan(community.packageFen()) + ", pool " + community.pool() + ", lead " + community.lead()
                        + ", members " + list(community.members()) + ", areas " + list(community.areas()),
                "Community " + community.code() + " (lead " + community.lead() + ") is paid "
                        + yuan(community.packageFen()) + " yuan of pool " + community.pool() + " for residents of "
                        + list(community.areas()),
                "医共体 " + community.code() + "(牵头 " + community.lead() + ")按险种 " + community.pool() + " 打包 "
                        + yuan(community.packageFen()) + " 元，覆盖 " + list(community.areas()),
                source);
        community
                .grades()
                .forEach(grade -> rules.add(
                        key + ".grades." + plain(grade.from()),
                        "share " + plain(grade.share()) + ", next_year " + plain(grade.nextYear()),
                        "From " + plain(grade.from()) + " points on " + percent(grade.share())
                                + " of the package is due, next year's is " + percent(grade.nextYear()),
                        plain(grade.from()) + " 分起应拨打包总额的 " + percent(grade.share()) + "，下年为 "
                                + percent(grade.nextYear()),
                        source));
    }

    private static void grades(
            final RuleList rules,
            final String key,
            final List<Grade> grades,
            final String english,
            final String chinese) {
        if (grades.isEmpty()) {
            return;
        }
        final String text = String.join(
                ", ",
                grades.stream()
                        .map(grade -> ">= " + plain(grade.from()) + ": " + plain(grade.value()))
                        .toList());
        rules.add(key, text, english + text, chinese + text, Source.payment("34-35"));
    }

    private static void band(final RuleList rules, final Band band) {
        final boolean isSurplus = band.from().compareTo(BigDecimal.ONE) < 0;
        final String range =
                percent(band.from()) + band.to().map(to -> " to " + percent(to)).orElse(" and above");
        final String chineseRange =
                percent(band.from()) + band.to().map(to -> " 至 " + percent(to)).orElse(" 以上");
        rules.add(
                "settlement.clearing.bands." + plain(band.from()),
                "to " + band.to().map(RuleList::plain).orElse("-") + ", share " + plain(band.share()),
                isSurplus
                        ? "Of a surplus where booked is " + range + " of the payment the hospital keeps "
                                + percent(band.share())
                        : "Of an overspend where booked is " + range + " of the payment the adjustment fund bears "
                                + percent(band.share()),
                isSurplus
                        ? "记账为应付 " + chineseRange + " 部分的结余，机构留用 " + percent(band.share())
                        : "记账为应付 " + chineseRange + " 部分的超支，调节金分担 " + percent(band.share()),
                SURPLUS);
    }
}
