package org.dipper.shell.rules;

import java.util.List;
import org.dipper.policy.FairRankingPolicy;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.SettlementPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.shell.view.Language;

/** Every rule that a policy puts in force, in the order of the file. */
public final class PolicyRules {
    private static final Source WHOLE = new Source("this policy", "本政策");

    private PolicyRules() {}

    /** The rules in a language. */
    public static List<PolicyRule> of(final Policy policy, final Language language) {
        final RuleList rules = new RuleList(language);
        rules.add("region", policy.region(), "For the region " + policy.region(), "统筹区 " + policy.region(), WHOLE);
        rules.add(
                "year",
                policy.year(),
                "For the settlement year " + policy.year(),
                "适用 " + policy.year() + " 清算年度",
                WHOLE);
        rules.add("policy_hash", policy.hash(), "Fingerprint of the rules in force", "规则指纹", WHOLE);
        grouping(rules, policy.grouping().orElse(GroupingPolicy.PLAIN));
        CatalogRules.add(rules, policy.catalog());
        policy.auxiliary().ifPresent(auxiliary -> AuxiliaryRules.add(rules, auxiliary));
        policy.derivedCoefficient().ifPresent(derived -> CoefficientRules.derived(rules, derived));
        settlement(rules, policy.settlement());
        supervision(rules, policy.supervision());
        SupervisionRules.readmission(rules, policy.supervision().readmission());
        SupervisionRules.splitAdmission(rules, policy.supervision().splitAdmission());
        return List.copyOf(rules.rules());
    }

    private static void settlement(final RuleList rules, final SettlementPolicy policy) {
        policy.pools().forEach(pool -> PoolRules.add(rules, pool));
        CoefficientRules.settled(rules, policy.coefficient());
        DeviationRules.add(rules, policy.deviation());
        CasePathRules.add(rules, policy);
        PointValueRules.add(rules, policy.pointValue());
        ClearingRules.month(rules, policy.month());
        ClearingRules.clearing(rules, policy.clearing());
        policy.crossRegion()
                .ifPresent(cross -> rules.add(
                        "settlement.cross_region",
                        "areas " + RuleList.list(cross.localAreas()) + ", suffix " + cross.poolSuffix(),
                        "Cases insured outside " + RuleList.list(cross.localAreas())
                                + " settle in a pool of their own, named with " + cross.poolSuffix(),
                        "参保地不属于 " + RuleList.list(cross.localAreas()) + " 的病例在带 " + cross.poolSuffix() + " 的险种单独清算",
                        Source.payment("3, 6, 12, 38")));
        policy.communities().forEach(community -> ClearingRules.community(rules, community));
    }

    private static void grouping(final RuleList rules, final GroupingPolicy policy) {
        if (policy.equals(GroupingPolicy.PLAIN)) {
            rules.add(
                    "grouping",
                    "none",
                    "Cases are grouped by the basic rule alone: principal diagnosis and main procedure",
                    "仅按基本规则入组：主要诊断与主要手术操作",
                    Source.draft("basic rule", "基本规则"));
            return;
        }
        policy.scheme()
                .ifPresent(scheme -> rules.add(
                        "grouping.scheme",
                        scheme,
                        "Rows of the scheme " + scheme + " come before the basic rule",
                        "先按分组方案 " + scheme + "，再按基本规则入组",
                        Source.draft("national groups come before local ones", "国家病种库优先")));
        final boolean isListed = policy.mainProcedure() == GroupingPolicy.MainProcedureRule.LISTED;
        rules.add(
                "grouping.main_procedure",
                policy.mainProcedure(),
                isListed
                        ? "The main procedure is the one the settlement list names first"
                        : "The main procedure is the one of the highest attribute and level",
                isListed ? "主要手术操作取结算清单首位" : "主要手术操作取属性与级别最高者",
                Source.LOCAL);
        rules.add(
                "grouping.related_procedures",
                policy.matchesRelated(),
                policy.matchesRelated()
                        ? "Rows that ask for related procedures take part"
                        : "Rows that ask for related procedures do not take part",
                policy.matchesRelated() ? "匹配相关手术操作" : "不匹配相关手术操作",
                Source.draft("matching of related procedures", "相关手术操作匹配"));
        final boolean isFull = policy.procedureMatch() == GroupingPolicy.ProcedureMatch.FULL;
        rules.add(
                "grouping.procedure_match",
                policy.procedureMatch(),
                isFull ? "Procedure codes agree in full" : "Procedure codes agree in their first four digits",
                isFull ? "手术操作编码全码匹配" : "手术操作编码前四位匹配",
                Source.LOCAL);
        if (!policy.tieBreakers().isEmpty()) {
            final String order = String.join(
                    ", ", policy.tieBreakers().stream().map(RuleList::text).toList());
            rules.add(
                    "grouping.tie_breakers",
                    order,
                    "Where several groups remain: " + order + ", then the lower number",
                    "仍有多个病种时依次按 " + order + "，最后取序号小者",
                    Source.draftAndLocal("several remain", "多个匹配"));
        }
    }

    private static void supervision(final RuleList rules, final SupervisionPolicy policy) {
        final String days = String.join(
                ", ",
                policy.readmissionWindowsDays().stream().map(String::valueOf).toList());
        rules.add(
                "supervision.readmission_windows_days",
                "[" + days + "]",
                "Readmissions are counted within " + days + " days",
                "统计 " + days + " 天内再入院",
                Source.draft("14 and 30 days; others are local", "14 天、30 天；其余由地方确定"));
        rules.add(
                "supervision.counts_same_day_return",
                policy.countsSameDayReturn(),
                policy.countsSameDayReturn()
                        ? "A same-day return to the same hospital counts as a readmission"
                        : "A same-day return to the same hospital is no readmission",
                policy.countsSameDayReturn() ? "当日返回同一机构计为再入院" : "当日返回同一机构不计为再入院",
                Source.LOCAL);
        rules.add(
                "supervision.split_gap_days",
                policy.splitGapDays(),
                "A return within " + policy.splitGapDays() + " days is a candidate for a split stay",
                policy.splitGapDays() + " 天内再次入院列为分解住院疑点",
                Source.LOCAL);
        final FairRankingPolicy ranking = policy.ranking();
        rules.add(
                "supervision.ranking",
                ranking.ratioThreshold().toPlainString(),
                "Institutions are ranked by the probability that their true ratio is above "
                        + ranking.ratioThreshold().toPlainString()
                        + " times that of their peers, times the fund at stake",
                "机构按真实比值高于同类 " + ranking.ratioThreshold().toPlainString() + " 倍的概率×涉及基金排序",
                Source.LOCAL);
    }
}
