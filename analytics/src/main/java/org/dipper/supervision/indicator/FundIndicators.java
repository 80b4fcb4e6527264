package org.dipper.supervision.indicator;

import static org.dipper.supervision.indicator.Grain.COUNTY;
import static org.dipper.supervision.indicator.Grain.DEPARTMENT;
import static org.dipper.supervision.indicator.Grain.DISEASE_GROUP;

import java.util.List;
import java.util.Set;
import org.dipper.supervision.indicator.IndicatorEntry.Periods;

/** Indicators of the fund and of volume, F1 to F12. */
final class FundIndicators {
    static final String FUND_SHARE_OF_COST = "fund_share_of_cost";
    static final String FUND_SHARE_OF_REGION = "fund_share_of_region";
    static final String STANDARDISED_MEAN_COST = "standardised_mean_cost";
    static final String MEAN_COST_GROWTH = "mean_cost_growth";
    static final String TOTAL_COST_GROWTH = "total_cost_growth";
    static final String FUND_GROWTH = "fund_growth";

    private FundIndicators() {}

    static List<Indicator> all() {
        return List.of(
                RatioIndicator.of(
                        Known.entry(Family.FUND, "F1", "mean_cost")
                                .better(Direction.LOWER)
                                .also(COUNTY, DEPARTMENT, DISEASE_GROUP),
                        Measure.sum("total_cost_fen"),
                        Measure.count()),
                new ComputedIndicator(entry("F1s", STANDARDISED_MEAN_COST, "Mix-standardised mean cost", "标化次均费用")
                        .in("fen")
                        .better(Direction.LOWER)
                        .over(Periods.WHOLE)
                        .says(
                                "Mean cost of each group that the subject treats, weighted by the region's cases of"
                                        + " these groups.",
                                Clauses.HAINAN_FUND)
                        .needing(List.of("no catalog edition"))),
                growth("F2", MEAN_COST_GROWTH, "Growth of mean cost", "次均费用增长率", "Mean cost"),
                growth("F3", TOTAL_COST_GROWTH, "Growth of total cost", "医疗总费用增长率", "Total cost"),
                growth("F4", FUND_GROWTH, "Growth of booked fund payments", "基金支出增长率", "Booked fund payments"),
                unavailable("F4g", "fund_growth_against_economy", "Fund growth against local growth", "基金支出增速与经济增速之比")
                        .needs("growth of the local economy"),
                unavailable("F5", "fund_per_insured_growth", "Growth of fund payment a head", "人均基金支出增速")
                        .needs("insured person-months"),
                RatioIndicator.of(
                        entry("F6", FUND_SHARE_OF_COST, "Fund share of cost", "基金支出占医疗总费用比")
                                .also(COUNTY, DEPARTMENT, DISEASE_GROUP)
                                .says("", Clauses.HAINAN_FUND),
                        Measure.sum("fund_pay_fen"),
                        Measure.sum("total_cost_fen")),
                new ComputedIndicator(entry(
                                "F6r", FUND_SHARE_OF_REGION, "Share of the region's fund payments", "基金支出占区域比")
                        .also(COUNTY)
                        .says("Booked fund payments of the subject, over those of the region.", Clauses.HAINAN_FUND)),
                unavailable("F7", "institutions_in_surplus", "Institutions in surplus", "指标结余覆盖面")
                        .needs("payments of the annual settlement by institution"),
                RatioIndicator.of(
                        entry("F8", "points_value_to_cost", "Points times point value to cost", "点数金额与医疗总费用之比")
                                .in("index")
                                .also(DISEASE_GROUP)
                                .says("", Clauses.PILOT),
                        Measure.sum("points_value_fen"),
                        Measure.sum("total_cost_fen")),
                unavailable("F9", "budget_execution", "Budget execution", "总额执行率")
                        .needs("annual budget and its seasons"),
                RatioIndicator.of(
                        entry("F10", "personal_burden", "Actual personal burden", "个人实际负担")
                                .better(Direction.LOWER)
                                .also(COUNTY, DEPARTMENT)
                                .says("", Clauses.MEISHAN),
                        Measure.sum("person_pay_fen"),
                        Measure.sum("total_cost_fen")),
                unavailable("F11", "out_of_catalog_share", "Out-of-catalog share", "医保外费用占比")
                        .needs("out-of-catalog fees"),
                unavailable("F12", "out_of_county_fund_share", "Out-of-county fund share", "县域外基金支出占比")
                        .needs("county of each institution"));
    }

    private static Indicator growth(
            final String code, final String id, final String labelEn, final String labelZh, final String what) {
        return new ComputedIndicator(entry(code, id, labelEn, labelZh)
                .better(Direction.LOWER)
                .also(COUNTY)
                .says(
                        what + " of the period less that of the same months of the year before, over the latter.",
                        Clauses.MEISHAN)
                .needing(List.of("cases of the year before")));
    }

    private static IndicatorEntry entry(
            final String code, final String id, final String labelEn, final String labelZh) {
        return IndicatorEntry.of(Family.FUND, code, id, labelEn, labelZh);
    }

    private static Known.Unavailable unavailable(
            final String code, final String id, final String labelEn, final String labelZh) {
        return new Known.Unavailable(entry(code, id, labelEn, labelZh).at(Set.of(Grain.REGION)));
    }
}
