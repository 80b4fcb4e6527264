package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;
import static org.dipper.shell.rules.RuleList.yuan;

import java.util.List;
import org.dipper.policy.CatalogPolicy;

/** How the catalog is derived, in words. */
final class CatalogRules {
    private static final Source CORE = Source.draft("core groups by counting", "核心病种聚类");
    private static final Source SCORE = Source.draft("group score", "病种分值");

    private CatalogRules() {}

    static void add(final RuleList rules, final CatalogPolicy policy) {
        rules.add(
                "catalog.threshold",
                policy.threshold(),
                "A combination with " + policy.threshold() + " cases or more over the history is a core group",
                "历史病例达到 " + policy.threshold() + " 例的组合为核心病种",
                CORE);
        policy.coverageShare()
                .ifPresent(share -> rules.add(
                        "catalog.coverage_share",
                        share,
                        "The threshold is the count at which the combinations hold " + percent(share) + " of the cases",
                        "临界值取组合覆盖 " + percent(share) + " 病例时的例数",
                        CORE));
        weights(rules, policy);
        scores(rules, policy);
        policy.trimming()
                .ifPresent(trimming -> rules.add(
                        "catalog.trimming",
                        plain(trimming.lower()) + " to " + plain(trimming.upper()) + ", min_cases "
                                + trimming.minimumCases() + ", " + RuleList.text(trimming.scope()),
                        "Costs below the " + percent(trimming.lower()) + " and above the " + percent(trimming.upper())
                                + " quantile stay out of means, in groups of " + trimming.minimumCases()
                                + " cases or more",
                        trimming.minimumCases() + " 例及以上的病种，费用低于 " + percent(trimming.lower()) + " 或高于 "
                                + percent(trimming.upper()) + " 分位的病例不计入均值",
                        Source.draft("trimming", "裁剪")));
        policy.relatedMinimumRise()
                .ifPresent(rise -> rules.add(
                        "catalog.related_minimum_rise",
                        rise,
                        "A related procedure makes a group of its own where it raises the cost by " + percent(rise),
                        "相关手术操作使费用上升 " + percent(rise) + " 以上时单独成组",
                        Source.draft("related procedures", "相关手术操作")));
        comprehensive(rules, policy);
        policy.national()
                .ifPresent(national -> rules.add(
                        "catalog.national",
                        "threshold " + national.threshold() + ", max_cv " + plain(national.maximumCv()),
                        "For national combinations " + national.threshold()
                                + " cases are enough where the CV is at most " + plain(national.maximumCv()),
                        "国家病种库中的组合，变异系数不超过 " + plain(national.maximumCv()) + " 时 " + national.threshold() + " 例即可",
                        Source.draftAndLocal("lower threshold", "降低临界值")));
        if (policy.hasSubScores()) {
            rules.add(
                    "catalog.sub_scores",
                    true,
                    "Drug and consumable scores are derived beside the score",
                    "同时形成药品与耗材分值",
                    SCORE);
        }
        policy.basicLevel()
                .ifPresent(rule -> rules.add(
                        "catalog.basic_level",
                        "share " + plain(rule.minimumPrimaryShare()) + ", levels " + RuleList.list(rule.primaryLevels())
                                + ", max_cv " + plain(rule.maximumCv()),
                        "A group is proposed as basic-level where " + percent(rule.minimumPrimaryShare())
                                + " of its cases are in hospitals of level " + RuleList.list(rule.primaryLevels())
                                + " and its CV is at most " + plain(rule.maximumCv()),
                        "等级 " + RuleList.list(rule.primaryLevels()) + " 医院病例占比达 " + percent(rule.minimumPrimaryShare())
                                + " 且变异系数不超过 " + plain(rule.maximumCv()) + " 的病种建议为基层病种",
                        Source.draftAndLocal("basic-level diseases", "基层病种")));
    }

    private static void weights(final RuleList rules, final CatalogPolicy policy) {
        final List<String> weights =
                policy.yearWeights().stream().map(String::valueOf).toList();
        rules.add(
                "catalog.year_weights",
                "[" + String.join(", ", weights) + "]",
                "Years of history weigh " + String.join(" : ", weights) + ", oldest to newest",
                "历史年度由远及近权重 " + String.join(" : ", weights),
                SCORE);
        final boolean isMean = policy.yearWeighting() == CatalogPolicy.YearWeighting.YEAR_MEAN;
        rules.add(
                "catalog.year_weighting",
                policy.yearWeighting(),
                isMean ? "The mean of yearly means is weighted" : "Cost over cases is weighted",
                isMean ? "按年度均值加权" : "按病例加权",
                SCORE);
    }

    private static void scores(final RuleList rules, final CatalogPolicy policy) {
        rules.add(
                "catalog.score_scale",
                policy.scoreScale(),
                "A group of mean cost scores " + policy.scoreScale(),
                "费用等于均值的病种分值为 " + policy.scoreScale(),
                SCORE);
        final CatalogPolicy.Scoring scoring = policy.scoring();
        final String benchmark = scoring.benchmarkGroup().orElse("-");
        final String amount = scoring.fenPerPoint().map(RuleList::yuan).orElse(yuan(0));
        switch (scoring.method()) {
            case AVERAGE ->
                rules.add(
                        "catalog.score_method",
                        "average",
                        "A group scores its mean cost over the mean cost of all cases",
                        "病种分值按病种均费与全部病例均费之比",
                        SCORE);
            case BENCHMARK ->
                rules.add(
                        "catalog.score_method",
                        "benchmark " + benchmark,
                        "A group scores its mean cost over that of the group " + benchmark,
                        "病种分值按病种均费与基准病种 " + benchmark + " 均费之比",
                        SCORE);
            case STANDARD ->
                rules.add(
                        "catalog.score_method",
                        "standard " + amount,
                        "A point is worth " + amount + " yuan of mean cost",
                        "每 " + amount + " 元均费为 1 分",
                        SCORE);
        }
    }

    private static void comprehensive(final RuleList rules, final CatalogPolicy policy) {
        final Source source = Source.draftAndLocal("comprehensive groups", "综合病种");
        policy.comprehensive()
                .maximumCv()
                .ifPresent(cv -> rules.add(
                        "catalog.comprehensive.max_cv",
                        cv,
                        "A comprehensive group has a CV of at most " + plain(cv),
                        "综合病种变异系数不超过 " + plain(cv),
                        source));
        policy.comprehensive()
                .maximumGroups()
                .ifPresent(most -> rules.add(
                        "catalog.comprehensive.max_groups",
                        most,
                        "There are at most " + most + " comprehensive groups",
                        "综合病种不超过 " + most + " 个",
                        source));
    }
}
