package org.dipper.supervision.split;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.supervision.LeadRule.Text;

/** What a chain and each of its stays say to a reviewer, in English and Chinese. */
final class ChainTexts {
    private record SubType(String id, String en, String zh) {}

    private static final List<SubType> SUB_TYPES = List.of(
            new SubType(SplitLinks.DEPARTMENT, "another department", "转科重新办理入院"),
            new SubType(SplitLinks.RELABELLED, "a principal diagnosis that the other stay lists", "主要诊断与另一次住院互换"),
            new SubType(SplitLinks.SAME_DISEASE, "the same disease", "同病种再入院"),
            new SubType(SplitLinks.COMMUNITY, "the same disease, elsewhere in the community", "医共体内他院同病种入院"),
            new SubType(SplitLinks.AT_STANDARD, "the stay before ended at its payment standard", "前次费用接近支付标准"));
    private static final List<Text> NOT_KNOWN = List.of(
            new Text("planned return", "再入院计划"),
            new Text("emergency route", "急诊途径"),
            new Text("change of department", "科室变化"));

    private ChainTexts() {}

    static Column finding() {
        final Column after = when(gap().equalTo(0), lit("on the day of discharge"))
                .when(gap().equalTo(1), lit("1 day after discharge"))
                .otherwise(concat(text(gap()), lit(" days after discharge")));
        return when(gap().isNull(), lit("First stay of the chain."))
                .otherwise(concat(
                        lit("Admitted again "),
                        after,
                        lit(": "),
                        subTypes(true),
                        lit("; weight "),
                        weight(),
                        lit(".")));
    }

    static Column findingZh() {
        final Column after = when(gap().equalTo(0), lit("出院当日")).otherwise(concat(lit("出院后 "), text(gap()), lit(" 天")));
        return when(gap().isNull(), lit("首次住院。"))
                .otherwise(concat(after, lit("再次入院："), subTypes(false), lit("；权重 "), weight(), lit("。")));
    }

    static Column summary() {
        final Column points = coalesce(
                concat(
                        lit("The stays earned "),
                        text(col(ChainPoints.STAY_POINTS)),
                        lit(" points, one merged stay would earn "),
                        text(col(ChainPoints.MERGED_POINTS)),
                        lit(" (group "),
                        col(ChainPoints.MERGED_GROUP_CODE),
                        lit("): difference "),
                        text(col(ChainPoints.POINT_DIFFERENCE)),
                        lit(".")),
                lit("The points of the stays and of one merged stay cannot be compared: no disease group or no catalog"
                        + " edition."));
        return concat_ws(
                " ",
                concat(
                        text(col(SplitChains.LINK_COUNT).plus(1)),
                        lit(" stays in a row, days between: "),
                        col(SplitChains.GAP_LIST),
                        lit("; circumstances "),
                        col(SplitChains.CHAIN_SUB_TYPES),
                        lit(".")),
                points,
                when(
                        col(SplitChains.CHAIN_NOT_KNOWN).notEqual(""),
                        concat(lit("The source does not tell: "), col(SplitChains.CHAIN_NOT_KNOWN), lit("."))));
    }

    static Column summaryZh() {
        final Column points = coalesce(
                concat(
                        lit("各次住院分值合计 "),
                        text(col(ChainPoints.STAY_POINTS)),
                        lit("，合并为一次住院后分值 "),
                        text(col(ChainPoints.MERGED_POINTS)),
                        lit("（病种 "),
                        col(ChainPoints.MERGED_GROUP_CODE),
                        lit("），差额 "),
                        text(col(ChainPoints.POINT_DIFFERENCE)),
                        lit("。")),
                lit("无法比较合并前后的分值：未入组或无病种目录。"));
        Column notKnown = col(SplitChains.CHAIN_NOT_KNOWN);
        for (final Text text : NOT_KNOWN) {
            notKnown = replace(notKnown, lit(text.en()), lit(text.zh()));
        }
        return concat(
                lit("连续住院 "),
                text(col(SplitChains.LINK_COUNT).plus(1)),
                lit(" 次，间隔天数："),
                col(SplitChains.GAP_LIST),
                lit("；情形 "),
                col(SplitChains.CHAIN_SUB_TYPES),
                lit("。"),
                points,
                when(notKnown.notEqual(""), concat(lit("数据未载明："), notKnown, lit("。")))
                        .otherwise(lit("")));
    }

    private static Column subTypes(final boolean isEnglish) {
        final List<Column> texts = new ArrayList<>();
        for (final SubType type : SUB_TYPES) {
            final String words = (isEnglish ? type.en() : type.zh()) + " (" + type.id() + ")";
            texts.add(when(col(SplitChains.LINK_SUB_TYPES).contains(type.id()), lit(words)));
        }
        return concat_ws(isEnglish ? ", " : "、", texts.toArray(Column[]::new));
    }

    private static Column gap() {
        return col(SplitChains.LINK_GAP_DAYS);
    }

    private static Column weight() {
        return text(col(SplitChains.LINK_WEIGHT).cast("decimal(5,4)"));
    }

    private static Column text(final Column value) {
        return value.cast("string");
    }
}
