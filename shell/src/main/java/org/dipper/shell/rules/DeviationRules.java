package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.plain;

import java.util.Optional;
import org.dipper.policy.DeviationPolicy;

/** What happens to cases of unusual cost, in words. */
final class DeviationRules {
    private static final String KEY = "settlement.deviation";
    private static final Source ABNORMAL = Source.draft("abnormal-cost cases", "费用异常病例");
    private static final Source FIRST = new Source("DIP 1.0 specification, deviation", "DIP 1.0 技术规范，费用偏差病例");

    private DeviationRules() {}

    static void add(final RuleList rules, final Optional<DeviationPolicy> policy) {
        if (policy.isEmpty()) {
            rules.add(KEY, "none", "Every cost is normal", "费用均视为正常", Source.LOCAL);
            return;
        }
        final DeviationPolicy deviation = policy.get();
        final boolean isMean = deviation.base() == DeviationPolicy.Base.LEVEL_MEAN;
        rules.add(
                KEY + ".base",
                deviation.base(),
                isMean
                        ? "The standard is the group's mean cost at hospitals of the level in the last year of history"
                        : "The standard is the normal score x the year-start point value",
                isMean ? "对照标准为历史最后一年同等级医院该病种均费" : "对照标准为正常分值 × 年初点值",
                isMean ? FIRST : ABNORMAL);
        low(rules, deviation);
        high(rules, deviation);
        deviation
                .highRatioByScore()
                .forEach(ratio -> rules.add(
                        KEY + ".high_ratio_by_score." + plain(ratio.upToScore()),
                        ratio.ratio(),
                        "Groups of up to " + plain(ratio.upToScore()) + " points are high from " + plain(ratio.ratio())
                                + " x the standard",
                        "分值不超过 " + plain(ratio.upToScore()) + " 的病种，高于标准 " + plain(ratio.ratio()) + " 倍为偏高",
                        Source.LOCAL));
        deviation.extreme().ifPresent(extreme -> extreme(rules, extreme));
        rules.add(
                KEY + ".coefficient_applies",
                deviation.isCoefficientApplied(),
                deviation.isCoefficientApplied()
                        ? "The institution coefficient multiplies low and high cases too"
                        : "Low cases take no institution coefficient; an uplift adds it once instead of multiplying",
                deviation.isCoefficientApplied() ? "偏低、偏高病例同样乘机构系数" : "偏低病例不乘机构系数；偏高上调时系数只加一次、不再相乘",
                Source.LOCAL);
    }

    private static void low(final RuleList rules, final DeviationPolicy deviation) {
        final String ratio = plain(deviation.lowRatio());
        rules.add(
                KEY + ".low_ratio",
                (deviation.isLowInclusive() ? "<= " : "< ") + ratio,
                "A case is low " + (deviation.isLowInclusive() ? "at or below " : "below ") + ratio
                        + " x its standard; it then scores "
                        + (deviation.isCoefficientApplied() ? "normal" : "RW x auxiliary coefficient")
                        + " x cost / standard",
                "费用" + (deviation.isLowInclusive() ? "不高于" : "低于") + "标准 " + ratio + " 倍为偏低，按"
                        + (deviation.isCoefficientApplied() ? "正常分值" : "病种分值 × 辅助分型系数") + " × 费用 / 标准计分",
                ABNORMAL);
    }

    private static void high(final RuleList rules, final DeviationPolicy deviation) {
        final String ratio = plain(deviation.highRatio());
        final boolean isLifted = deviation.highMode() == DeviationPolicy.HighMode.LINEAR_UPLIFT;
        rules.add(
                KEY + ".high_ratio",
                (deviation.isHighInclusive() ? ">= " : "> ") + ratio,
                "A case is high " + (deviation.isHighInclusive() ? "at or above " : "above ") + ratio
                        + " x its standard",
                "费用" + (deviation.isHighInclusive() ? "不低于" : "高于") + "标准 " + ratio + " 倍为偏高",
                isLifted ? FIRST : ABNORMAL);
        rules.add(
                KEY + ".high_mode",
                deviation.highMode(),
                isLifted
                        ? "A high case scores what its cost is above the ratio on top of its normal score"
                        : "A high case keeps its normal score and may apply for special review",
                isLifted ? "偏高病例在正常分值上按超出倍数线性上调" : "偏高病例按正常分值计分，可申请特例单议",
                isLifted ? FIRST : ABNORMAL);
    }

    private static void extreme(final RuleList rules, final DeviationPolicy.Extreme extreme) {
        final String ratio = plain(extreme.ratio());
        final boolean isNormal = extreme.mode() == DeviationPolicy.ExtremeMode.NORMAL_SCORE;
        rules.add(
                KEY + ".extreme_ratio",
                (extreme.isInclusive() ? ">= " : "> ") + ratio + " " + RuleList.text(extreme.mode()),
                "A case is extreme " + (extreme.isInclusive() ? "at or above " : "above ") + ratio
                        + " x its standard; until reviewed it scores "
                        + (isNormal ? "normal" : "as one at that ratio"),
                "费用" + (extreme.isInclusive() ? "不低于" : "高于") + "标准 " + ratio + " 倍为极高，评审前按"
                        + (isNormal ? "正常分值" : "该倍数上调") + "计分",
                FIRST);
    }
}
