package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.figures;
import static org.dipper.shell.rules.RuleList.list;
import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;

import java.util.ArrayList;
import java.util.List;
import org.dipper.policy.CasePathPolicy;
import org.dipper.policy.CasePathPolicy.BedDay;
import org.dipper.policy.CasePathPolicy.Condition;
import org.dipper.policy.CasePathPolicy.IncompleteMode;
import org.dipper.policy.CasePathPolicy.IncompleteStay;
import org.dipper.policy.CasePathPolicy.Phase;
import org.dipper.policy.SettlementPolicy;

/** The cases that leave the way of the group, in words, in the order they are tried. */
final class CasePathRules {
    private CasePathRules() {}

    static void add(final RuleList rules, final SettlementPolicy policy) {
        final CasePathPolicy paths = policy.casePaths();
        final String quota = plain(paths.specialReview().quotaPerMille());
        final String share = percent(paths.specialReview().itemisedFactor());
        rules.add(
                "settlement.special_review",
                "quota_per_mille " + quota + ", itemised_factor "
                        + plain(paths.specialReview().itemisedFactor()),
                "At most " + quota
                        + " of 1000 discharges of the region are approved for special review; itemised ones are"
                        + " paid " + share + " of their cost",
                "特例单议不超过全区域出院病例的 " + quota + "‰；按项目的支付其费用的 " + share,
                Source.draft("special review", "特例单议"));
        paths.bedDays().forEach(rule -> bedDay(rules, rule));
        paths.tcm()
                .forEach(rule -> rules.add(
                        "settlement.tcm." + rule.name(),
                        plain(rule.score()) + " " + condition(rule.condition()),
                        "TCM disease " + rule.name() + " (" + condition(rule.condition()) + ") scores "
                                + plain(rule.score()),
                        "中医优势病种 " + rule.name() + "(" + condition(rule.condition()) + ")计 " + plain(rule.score())
                                + " 分",
                        Source.draftAndLocal("TCM advantage diseases", "中医优势病种")));
        rules.add(
                "settlement.ungrouped_factor",
                policy.ungroupedFactor(),
                "An ungrouped case scores scale x cost / mean cost x " + plain(policy.ungroupedFactor()),
                "未入组病例计 分值基数 × 费用 / 均费 × " + plain(policy.ungroupedFactor()),
                Source.draftAndLocal("ungrouped cases", "未入组病例"));
        paths.incompleteStay().ifPresent(rule -> incomplete(rules, rule));
        paths.daySurgery()
                .ifPresent(rule -> rules.add(
                        "settlement.day_surgery",
                        "medical_types " + list(rule.medicalTypes()) + ", factor " + plain(rule.factor()),
                        "Day surgery (medical type " + list(rule.medicalTypes()) + ") scores as its group x "
                                + plain(rule.factor()),
                        "日间手术(医疗类别 " + list(rule.medicalTypes()) + ")按病种分值 × " + plain(rule.factor()) + " 计分",
                        Source.draft("day surgery", "日间手术")));
        basicLevel(rules, policy);
        paths.bonuses()
                .forEach(bonus -> rules.add(
                        "settlement.bonuses." + bonus.name(),
                        plain(bonus.score()) + " for " + list(bonus.procedures()),
                        "Cases with any of " + list(bonus.procedures()) + " get " + plain(bonus.score())
                                + " points more (" + bonus.name() + ")",
                        "含 " + list(bonus.procedures()) + " 任一操作的病例加 " + plain(bonus.score()) + " 分(" + bonus.name()
                                + ")",
                        Source.draftAndLocal("new technology", "新技术加成")));
    }

    private static void bedDay(final RuleList rules, final BedDay rule) {
        final List<String> english = new ArrayList<>();
        final List<String> chinese = new ArrayList<>();
        int from = 1;
        for (final Phase phase : rule.phases()) {
            final boolean isLast = phase.upToDay() == Integer.MAX_VALUE;
            final String levels = phase.byLevel().isEmpty() ? "" : figures(phase.byLevel()) + ", ";
            english.add((isLast ? "from day " + from : "days " + from + " to " + phase.upToDay()) + " " + levels
                    + "otherwise " + plain(phase.otherwise()));
            chinese.add((isLast ? "第 " + from + " 天起 " : "第 " + from + " 至 " + phase.upToDay() + " 天 ") + levels + "其余 "
                    + plain(phase.otherwise()));
            from = isLast ? from : phase.upToDay() + 1;
        }
        final String unit = rule.isInPoints() ? "points" : "yuan";
        final String acute = rule.acuteDays() == 0
                ? ""
                : "; the first " + rule.acuteDays() + " days of a grouped case are paid by its group";
        rules.add(
                "settlement.bed_day." + rule.name(),
                unit + ": " + String.join("; ", english) + "; acute_days " + rule.acuteDays() + "; "
                        + condition(rule.condition()),
                "Bed days " + rule.name() + " (" + condition(rule.condition()) + "), " + unit + " a day by level: "
                        + String.join("; ", english) + acute,
                "床日 " + rule.name() + "(" + condition(rule.condition()) + ")，每日" + (rule.isInPoints() ? "分值" : "元")
                        + "按等级：" + String.join("；", chinese)
                        + (rule.acuteDays() == 0 ? "" : "；已入组病例前 " + rule.acuteDays() + " 天按病种"),
                Source.draftAndLocal("bed-day payment", "床日付费"));
    }

    private static void incomplete(final RuleList rules, final IncompleteStay rule) {
        final String ways = list(rule.dischargeWays());
        final String english =
                switch (rule.mode()) {
                    case NORMAL -> "as any other case";
                    case BY_COST -> "normal x cost / standard, at most normal";
                    case BY_DAYS -> "normal x days / " + rule.fullDays() + ", at most normal";
                };
        final String chinese =
                switch (rule.mode()) {
                    case NORMAL -> "同其他病例";
                    case BY_COST -> "正常分值 × 费用 / 标准，不超过正常分值";
                    case BY_DAYS -> "正常分值 × 住院天数 / " + rule.fullDays() + "，不超过正常分值";
                };
        rules.add(
                "settlement.incomplete_stays",
                RuleList.text(rule.mode()) + ", discharge_ways " + ways
                        + (rule.mode() == IncompleteMode.BY_DAYS ? ", full_days " + rule.fullDays() : ""),
                "Stays with discharge way " + ways + " score " + english,
                "离院方式 " + ways + " 的病例计分：" + chinese,
                Source.LOCAL);
    }

    private static void basicLevel(final RuleList rules, final SettlementPolicy policy) {
        final Source source = Source.draft("basic-level diseases", "基层病种");
        if (policy.basicLevelGroups().isEmpty()) {
            rules.add("settlement.basic_level_groups", "[]", "There are no basic-level groups", "无基层病种", source);
            return;
        }
        final String groups = list(policy.basicLevelGroups());
        final String level = policy.casePaths().basicLevelCoefficientOfLevel().orElse("");
        rules.add(
                "settlement.basic_level_groups",
                "[" + groups + "]" + (level.isEmpty() ? "" : ", coefficient of level " + level),
                "Basic-level groups " + groups + " take "
                        + (level.isEmpty() ? "no institution coefficient" : "the coefficient of level " + level)
                        + " at every hospital",
                "基层病种 " + groups + (level.isEmpty() ? " 各机构均不乘机构系数" : " 各机构均采用等级 " + level + " 的系数"),
                level.isEmpty() ? source : Source.LOCAL);
    }

    private static String condition(final Condition condition) {
        final List<String> parts = new ArrayList<>();
        if (!condition.medicalTypes().isEmpty()) {
            parts.add("medical_types " + list(condition.medicalTypes()));
        }
        if (!condition.diagnoses().isEmpty()) {
            parts.add("diagnoses " + list(condition.diagnoses()));
        }
        if (!condition.departments().isEmpty()) {
            parts.add("departments " + list(condition.departments()));
        }
        return String.join("; ", parts);
    }
}
