package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.figures;
import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;

import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.DerivedCoefficientPolicy;

/** Institution coefficients in words. */
final class CoefficientRules {
    private static final Source COEFFICIENT = Source.draftAndLocal("institution coefficient", "医疗机构调节系数");

    private CoefficientRules() {}

    static void settled(final RuleList rules, final CoefficientPolicy policy) {
        final String key = "settlement.institution_coefficient";
        if (policy.isFromCatalog()) {
            rules.add(
                    key + ".from_catalog",
                    true,
                    "Coefficients measured with the catalog come before those written here",
                    "优先采用随目录测算的机构系数",
                    COEFFICIENT);
        }
        if (!policy.byInstitution().isEmpty()) {
            rules.add(
                    key + ".by_institution",
                    figures(policy.byInstitution()),
                    "Coefficients of single institutions: " + figures(policy.byInstitution()),
                    "单独规定的机构系数：" + figures(policy.byInstitution()),
                    COEFFICIENT);
        }
        if (!policy.byLevel().isEmpty()) {
            rules.add(
                    key + ".by_level",
                    figures(policy.byLevel()),
                    "Coefficients by hospital level: " + figures(policy.byLevel()),
                    "按医院等级的系数：" + figures(policy.byLevel()),
                    COEFFICIENT);
        }
        rules.add(
                key + ".otherwise",
                policy.otherwise(),
                "All others have the coefficient " + plain(policy.otherwise()),
                "其余机构系数 " + plain(policy.otherwise()),
                COEFFICIENT);
    }

    static void derived(final RuleList rules, final DerivedCoefficientPolicy policy) {
        final String key = "derived_coefficient";
        switch (policy.method()) {
            case BY_CLASS ->
                rules.add(
                        key + ".method",
                        "by_class",
                        "The coefficient of a level is its weighted mean cost over that of all",
                        "等级系数为该等级加权均费与全部加权均费之比",
                        COEFFICIENT);
            case CASE_MIX_ADJUSTED ->
                rules.add(
                        key + ".method",
                        "case_mix_adjusted",
                        "The coefficient of a level is its cost over what its cases cost at their groups' means",
                        "等级系数为该等级费用与按病种均费计算的费用之比",
                        Source.LOCAL);
            case BASE_BONUS ->
                rules.add(
                        key + ".method",
                        "base_bonus",
                        "The coefficient is a base by level and bonuses by what the institution does",
                        "系数为等级基础系数加各项加成",
                        COEFFICIENT);
        }
        rules.add(
                key + ".decimals",
                policy.decimals(),
                "Coefficients have " + policy.decimals() + " decimals",
                "系数保留 " + policy.decimals() + " 位小数",
                Source.LOCAL);
        policy.yearlyChangeBound()
                .ifPresent(bound -> rules.add(
                        key + ".yearly_change_bound",
                        bound,
                        "A coefficient changes by at most " + percent(bound) + " against the last edition",
                        "系数较上一版变动不超过 " + percent(bound),
                        Source.LOCAL));
        policy.byDisease()
                .ifPresent(rule -> rules.add(
                        key + ".by_disease",
                        "min_class_cases " + rule.minClassCases() + ", min_difference " + plain(rule.minDifference()),
                        "Groups with " + rule.minClassCases() + " cases a level and a difference of "
                                + plain(rule.minDifference()) + " have coefficients of their own",
                        "每等级 " + rule.minClassCases() + " 例且差异达 " + plain(rule.minDifference()) + " 的病种单独设系数",
                        COEFFICIENT));
        policy.baseBonus().ifPresent(base -> {
            rules.add(
                    key + ".base_bonus.base_by_level",
                    figures(base.baseByLevel()),
                    "Bases by level: " + figures(base.baseByLevel()),
                    "各等级基础系数：" + figures(base.baseByLevel()),
                    COEFFICIENT);
            base.baseBySpecialty()
                    .forEach(special -> rules.add(
                            key + ".base_bonus.base_by_specialty." + special.level() + "." + special.specialty(),
                            special.base(),
                            "The base of " + special.specialty() + " at level " + special.level() + " is "
                                    + plain(special.base()),
                            "等级 " + special.level() + " " + special.specialty() + " 基础系数 " + plain(special.base()),
                            COEFFICIENT));
            base.steps().forEach(step -> {
                final String metric = RuleList.text(step.metric());
                rules.add(
                        key + ".base_bonus.steps." + metric,
                        "step " + plain(step.stepSize()) + ", bonus " + plain(step.bonusPerStep()) + ", above "
                                + plain(step.bonusAbove()) + ", caps " + figures(step.capByLevel()),
                        "Each " + plain(step.stepSize()) + " of " + metric + " above the reference adds "
                                + plain(step.bonusPerStep()) + "; at most by level: " + figures(step.capByLevel()),
                        metric + " 每高出参照 " + plain(step.stepSize()) + " 加 " + plain(step.bonusPerStep()) + "；各等级上限 "
                                + figures(step.capByLevel()),
                        COEFFICIENT);
            });
        });
    }
}
