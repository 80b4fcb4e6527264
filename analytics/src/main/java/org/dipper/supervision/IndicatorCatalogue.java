package org.dipper.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every indicator with its meaning; free of Spark, so that a question about it needs none. */
public final class IndicatorCatalogue {
    /** The windows that stand in the catalogue; a policy may ask for others, which {@link #named} knows too. */
    public static final List<Integer> WINDOWS_DAYS = List.of(7, 14, 15, 30, 31);

    private static final String SHARE = "share";
    private static final String INDEX = "index";
    private static final String DIP_INDICATORS = "DIP 3.0 comment draft, regulatory indicators";
    private static final String QUALITY =
            "Hainan payment-management specification 10.1 b; DIP 3.0 comment draft (14 and 30 days)";
    private static final Pattern READMISSION = Pattern.compile("readmission_(\\d{1,3})d_([a-z_]+)");

    private static final List<IndicatorDefinition> CASE_MIX_AND_COST = List.of(
            new IndicatorDefinition(
                    "case_mix_index",
                    "Case-mix index (CMI)",
                    "病例组合指数",
                    INDEX,
                    "Sum of the base scores of grouped cases divided by the score scale, over grouped cases.",
                    DIP_INDICATORS),
            new IndicatorDefinition(
                    "ungrouped_share",
                    "Share of ungrouped cases",
                    "未入组病例占比",
                    SHARE,
                    "Cases without a disease group, over all cases.",
                    DIP_INDICATORS),
            new IndicatorDefinition(
                    "mean_cost",
                    "Mean cost of a case",
                    "次均费用",
                    "fen",
                    "Total cost of all cases, over all cases.",
                    "Hainan payment-management specification 10.1 a"),
            new IndicatorDefinition(
                    "mean_stay",
                    "Mean length of stay",
                    "平均住院日",
                    "days",
                    "Days of stay of all cases, over all cases.",
                    "Hainan payment-management specification 10.1 b"),
            new IndicatorDefinition(
                    "cost_index",
                    "Cost consumption index",
                    "费用消耗指数",
                    INDEX,
                    "Mean over grouped cases of cost divided by the regional mean cost of the group in the period;"
                            + " the region is 1.",
                    DIP_INDICATORS),
            new IndicatorDefinition(
                    "time_index",
                    "Time consumption index",
                    "时间消耗指数",
                    INDEX,
                    "Mean over grouped cases of days of stay divided by the regional mean stay of the group in the"
                            + " period; the region is 1.",
                    DIP_INDICATORS));

    private static final IndicatorDefinition SPLIT_ADMISSION = new IndicatorDefinition(
            "split_admission_candidate",
            "Split-admission candidates",
            "疑似分解住院率",
            SHARE,
            "Eligible index stays followed within the policy's days (15 by default) by a stay in the same institution"
                    + " with the same 3-character diagnosis, over eligible index stays.",
            "National circumstances of split admission (same disease within 15 days)");

    private IndicatorCatalogue() {}

    /** Every indicator with the usual windows, in the order people read them. */
    public static List<IndicatorDefinition> all() {
        return all(WINDOWS_DAYS);
    }

    /** Every indicator with these windows. */
    public static List<IndicatorDefinition> all(final List<Integer> windowsDays) {
        final List<IndicatorDefinition> all = new ArrayList<>(CASE_MIX_AND_COST);
        for (final int windowDays : windowsDays) {
            for (final ReadmissionRule rule : ReadmissionRule.ALL) {
                all.add(readmission(windowDays, rule));
            }
        }
        all.add(SPLIT_ADMISSION);
        return List.copyOf(all);
    }

    /** The indicator of this id, with whatever window the id names. */
    public static Optional<IndicatorDefinition> named(final String id) {
        final Matcher readmission = READMISSION.matcher(id);
        if (readmission.matches()) {
            final int windowDays = Integer.parseInt(readmission.group(1));
            return ReadmissionRule.ALL.stream()
                    .filter(rule -> rule.indicator(windowDays).equals(id))
                    .map(rule -> readmission(windowDays, rule))
                    .findFirst();
        }
        return all().stream().filter(definition -> definition.id().equals(id)).findFirst();
    }

    private static IndicatorDefinition readmission(final int windowDays, final ReadmissionRule rule) {
        return new IndicatorDefinition(
                rule.indicator(windowDays),
                "Readmission within " + windowDays + " days, " + rule.labelEn(),
                windowDays + "天再入院率(" + rule.labelZh() + ")",
                SHARE,
                "Eligible index stays followed within " + windowDays + " days by a stay " + rule.condition()
                        + ", over eligible index stays.",
                QUALITY);
    }
}
