package org.dipper.supervision.indicator;

import static org.dipper.supervision.indicator.Grain.COUNTY;
import static org.dipper.supervision.indicator.Grain.DEPARTMENT;
import static org.dipper.supervision.indicator.Grain.DISEASE_GROUP;

import java.util.List;
import java.util.Set;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.indicator.IndicatorEntry.Periods;

/** Indicators of capacity and efficiency, E1 to E10. */
final class EfficiencyIndicators {
    static final String COST_INDEX = "cost_index";
    static final String TIME_INDEX = "time_index";
    static final String GROUPS_COVERED = "groups_covered";
    static final String GROUPS_COVERED_IN_EARNEST = "groups_covered_in_earnest";
    static final String MEAN_CENSUS = "mean_census";
    static final String PEAK_CENSUS = "peak_census";

    private static final String IS_SURGICAL = "procedure_attribute = 4 and main_procedure_key <> 0";
    private static final String NO_EDITION = "no catalog edition";

    private EfficiencyIndicators() {}

    static List<Indicator> all(final IndicatorPolicy policy, final int scoreScale) {
        return List.of(
                RatioIndicator.of(
                        Known.entry(Family.EFFICIENCY, "E1", "case_mix_index")
                                .better(Direction.HIGHER)
                                .also(DEPARTMENT)
                                .by("score_scale", scoreScale),
                        Measure.sum("rw"),
                        Measure.count("rw is not null"),
                        scoreScale),
                caseMix(
                        "E1a",
                        "case_mix_index_auxiliary",
                        "Case-mix index with auxiliary types",
                        "病例组合指数(含辅助分型)",
                        "rw * auxiliary_coefficient",
                        scoreScale),
                RatioIndicator.of(
                        entry("E1u", "auxiliary_uplift_share", "Cases uplifted by an auxiliary type", "辅助分型上浮病例占比")
                                .better(Direction.LOWER)
                                .also(DEPARTMENT)
                                .says("", Clauses.DIP_DRAFT),
                        Measure.count("auxiliary_coefficient > 1"),
                        Measure.count("auxiliary_coefficient is not null")),
                caseMix(
                        "E1p",
                        "case_mix_index_settled",
                        "Case-mix index as settled",
                        "病例组合指数(结算分值)",
                        "case_score",
                        scoreScale),
                RatioIndicator.of(
                        Known.entry(Family.EFFICIENCY, "E2", COST_INDEX)
                                .better(Direction.LOWER)
                                .also(DEPARTMENT),
                        Measure.sum("relative_cost"),
                        Measure.count("relative_cost is not null")),
                RatioIndicator.of(
                        entry("E2o", "cost_observed_to_expected", "Observed to expected cost", "费用观察期望比")
                                .in("index")
                                .better(Direction.LOWER)
                                .also(DEPARTMENT)
                                .says("", Clauses.DIP_DRAFT),
                        Measure.sum("total_cost_fen"),
                        Measure.sum("expected_cost_fen")),
                RatioIndicator.of(
                        Known.entry(Family.EFFICIENCY, "E3", TIME_INDEX)
                                .better(Direction.LOWER)
                                .also(DEPARTMENT),
                        Measure.sum("relative_stay"),
                        Measure.count("relative_stay is not null")),
                RatioIndicator.of(
                        entry("E3o", "stay_observed_to_expected", "Observed to expected stay", "住院日观察期望比")
                                .in("index")
                                .better(Direction.LOWER)
                                .also(DEPARTMENT)
                                .says("", Clauses.DIP_DRAFT),
                        Measure.sum("stay_days"),
                        Measure.sum("expected_stay_days")),
                RatioIndicator.of(
                        Known.entry(Family.EFFICIENCY, "E4", "mean_stay")
                                .better(Direction.LOWER)
                                .also(COUNTY, DEPARTMENT, DISEASE_GROUP),
                        Measure.sum("stay_days"),
                        Measure.count()),
                new Known.Unavailable(
                                entry("E5", "level_3_4_surgery_share", "Share of level 3 and 4 surgery", "三四级手术占比")
                                        .says("", Clauses.HAINAN_ABILITY))
                        .needs("surgery level of each procedure"),
                RatioIndicator.of(
                        entry("E6", "surgery_share", "Surgical discharges", "手术占比")
                                .also(DEPARTMENT)
                                .says("", Clauses.HOSPITAL_EXAM),
                        Measure.count(IS_SURGICAL),
                        Measure.count()),
                covered("E7", GROUPS_COVERED, "Disease groups covered", "病种覆盖数", 1),
                covered(
                        "E7m",
                        GROUPS_COVERED_IN_EARNEST,
                        "Disease groups covered in earnest",
                        "病种覆盖数(达到例数)",
                        policy.coveredGroupCases()),
                RatioIndicator.of(
                        entry("E8", "grouping_rate", "Grouping rate", "病例入组率")
                                .better(Direction.HIGHER)
                                .also(COUNTY, DEPARTMENT)
                                .says("", Clauses.MEISHAN),
                        Measure.count("group_code is not null"),
                        Measure.count("group_type <> ''")),
                RatioIndicator.of(
                        Known.entry(Family.EFFICIENCY, "E8u", "ungrouped_share").better(Direction.LOWER),
                        Measure.count("group_code is null"),
                        Measure.count("group_type <> ''")),
                RatioIndicator.of(
                        entry("E9", "day_surgery_share", "Day surgery among surgical discharges", "日间手术占比")
                                .better(Direction.HIGHER)
                                .by("day_surgery_days", policy.daySurgeryDays())
                                .says("", Clauses.MEISHAN),
                        Measure.count(IS_SURGICAL + " and stay_days <= " + policy.daySurgeryDays()),
                        Measure.count(IS_SURGICAL)),
                new Known.Unavailable(entry("E9t", "day_surgery_types", "Types of day surgery", "日间手术病种数")
                                .says("", Clauses.MEISHAN))
                        .needs("approved list of day surgery"),
                census("E10c", MEAN_CENSUS, "Mean daily census", "日均在院人数", "Patient-days, over days of the period."),
                census(
                        "E10p",
                        PEAK_CENSUS,
                        "Peak daily census",
                        "在院人数峰值",
                        "Most persons in bed on a day: no fewer beds can have been open."),
                new Known.Unavailable(entry("E10", "bed_occupancy", "Bed occupancy", "床位使用率")
                                .says("", Clauses.PRACTICE))
                        .needs("opened beds of each institution"),
                new Known.Unavailable(entry("E10t", "bed_turnover", "Bed turnover", "床位周转次数")
                                .says("", Clauses.PRACTICE))
                        .needs("opened beds of each institution"));
    }

    private static Indicator caseMix(
            final String code,
            final String id,
            final String labelEn,
            final String labelZh,
            final String score,
            final int scoreScale) {
        return RatioIndicator.of(
                entry(code, id, labelEn, labelZh)
                        .in("index")
                        .better(Direction.HIGHER)
                        .also(DEPARTMENT)
                        .by("score_scale", scoreScale)
                        .says("", Clauses.DIP_DRAFT),
                Measure.sum(score),
                Measure.count(score.replace(" * ", " is not null and ") + " is not null"),
                scoreScale);
    }

    private static Indicator covered(
            final String code, final String id, final String labelEn, final String labelZh, final int cases) {
        return new ComputedIndicator(entry(code, id, labelEn, labelZh)
                .in("count")
                .better(Direction.HIGHER)
                .over(Periods.WHOLE)
                .by("fewest_cases", cases)
                .says(
                        "Disease groups of which the subject has "
                                + (cases == 1 ? "a case." : cases + " cases or more."),
                        Clauses.PRACTICE)
                .needing(List.of(NO_EDITION)));
    }

    private static Indicator census(
            final String code, final String id, final String labelEn, final String labelZh, final String formula) {
        return new ComputedIndicator(entry(code, id, labelEn, labelZh)
                .in("persons")
                .at(Set.of(Grain.INSTITUTION, DEPARTMENT))
                .says(formula, Clauses.PRACTICE));
    }

    private static IndicatorEntry entry(
            final String code, final String id, final String labelEn, final String labelZh) {
        return IndicatorEntry.of(Family.EFFICIENCY, code, id, labelEn, labelZh);
    }
}
