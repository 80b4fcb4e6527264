package org.dipper.shell.explain;

import java.util.Optional;
import org.dipper.settlement.PaymentPath;
import org.dipper.shell.view.Language;

/** What each payment path asks, by which rule, and how it scores. */
final class PathClauses {
    private PathClauses() {}

    /** The policy key and the clause of a path. */
    static String of(final PaymentPath path, final Language language) {
        return switch (path) {
            case WITHDRAWN ->
                language.of(
                        "a decision, refund or exit, names the case; it is counted, its money is in no sum",
                        "退费或退出决定涉及该病例；计数但不计入各项合计");
            case SPECIAL_REVIEW ->
                language.of(
                        "an approved decision; policy: settlement.special_review; DIP 3.0 draft, special review",
                        "特例单议通过；政策：settlement.special_review；DIP 3.0 征求意见稿，特例单议");
            case BED_DAY, ACUTE_AND_BED_DAY ->
                language.of(
                        "policy: settlement.bed_day; DIP 3.0 draft, bed-day payment",
                        "政策：settlement.bed_day；DIP 3.0 征求意见稿，床日付费");
            case TCM ->
                language.of(
                        "policy: settlement.tcm; DIP 3.0 draft, TCM advantage diseases",
                        "政策：settlement.tcm；DIP 3.0 征求意见稿，中医优势病种");
            case UNGROUPED ->
                language.of(
                        "policy: settlement.ungrouped_factor; DIP 3.0 draft, ungrouped cases",
                        "政策：settlement.ungrouped_factor；DIP 3.0 征求意见稿，未入组病例");
            case INCOMPLETE_STAY ->
                language.of("policy: settlement.incomplete_stays; a local rule", "政策：settlement.incomplete_stays；地方规定");
            case DAY_SURGERY ->
                language.of(
                        "policy: settlement.day_surgery; DIP 3.0 draft, day surgery",
                        "政策：settlement.day_surgery；DIP 3.0 征求意见稿，日间手术");
            case BASIC_LEVEL ->
                language.of(
                        "policy: settlement.basic_level_groups; DIP 3.0 draft, basic-level diseases",
                        "政策：settlement.basic_level_groups；DIP 3.0 征求意见稿，基层病种");
            case GROUP ->
                language.of(
                        "no special path fits; DIP 3.0 draft, payment standard of the group",
                        "不适用特殊路径；DIP 3.0 征求意见稿，病种支付标准");
        };
    }

    /** How a path with a formula of its own scores; empty where the deviation rule decides. */
    static Optional<String> scoring(final PaymentPath path, final Language language) {
        return switch (path) {
            case WITHDRAWN -> Optional.of(language.of("0 points", "0 分"));
            case SPECIAL_REVIEW ->
                Optional.of(language.of(
                        "the decided points, or cost x settlement.special_review.itemised_factor / year-start point value",
                        "决定的分值，或 费用 × settlement.special_review.itemised_factor / 年初点值"));
            case BED_DAY -> Optional.of(language.of("points a day x days, phase by phase", "分阶段 每日分值 × 天数"));
            case ACUTE_AND_BED_DAY ->
                Optional.of(language.of(
                        "normal score of the group + points a day x days after the acute phase",
                        "病种正常分值 + 急性期后 每日分值 × 天数"));
            case TCM -> Optional.of(language.of("the score of the rule; no coefficient", "规则所定分值，不乘系数"));
            case UNGROUPED ->
                Optional.of(language.of(
                        "score scale x cost / M of the edition x policy settlement.ungrouped_factor",
                        "分值基数 × 费用 / 目录次均费用 M × 政策 settlement.ungrouped_factor"));
            case INCOMPLETE_STAY ->
                Optional.of(language.of(
                        "normal score x its share by settlement.incomplete_stays.mode, at most the whole",
                        "正常分值 × 按 settlement.incomplete_stays.mode 的份额，不超过正常分值"));
            case DAY_SURGERY, BASIC_LEVEL, GROUP -> Optional.empty();
        };
    }

    /** Whether the deviation rule does not look at cases of this path. */
    static boolean isWithoutDeviation(final PaymentPath path) {
        return switch (path) {
            case WITHDRAWN, SPECIAL_REVIEW, BED_DAY, ACUTE_AND_BED_DAY, TCM, INCOMPLETE_STAY -> true;
            case UNGROUPED, DAY_SURGERY, BASIC_LEVEL, GROUP -> false;
        };
    }
}
