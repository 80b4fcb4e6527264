package org.dipper.supervision.indicator;

import static org.dipper.supervision.indicator.Grain.COUNTY;
import static org.dipper.supervision.indicator.Grain.DEPARTMENT;
import static org.dipper.supervision.indicator.Grain.DISEASE_GROUP;

import java.util.ArrayList;
import java.util.List;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;

/** Indicators of quality, Q1 to Q6. */
final class QualityIndicators {
    private QualityIndicators() {}

    static List<Indicator> all(final IndicatorPolicy policy, final List<Integer> windowsDays) {
        final List<Indicator> all = new ArrayList<>();
        for (final IndicatorDefinition known : IndicatorCatalogue.all(windowsDays)) {
            if (known.id().startsWith("readmission_")) {
                all.add(new ComputedIndicator(Known.entry(Family.QUALITY, "Q1", known)
                        .better(Direction.LOWER)
                        .over(IndicatorEntry.Periods.WHOLE)));
            }
        }
        all.addAll(List.of(
                way("Q2", "mortality", "In-hospital mortality", "住院死亡率", "5", Direction.LOWER),
                way("Q2a", "against_advice_share", "Discharge against advice", "非医嘱离院占比", "4", Direction.LOWER),
                way("Q2t", "transfer_out_share", "Transfer to another hospital", "医嘱转院占比", "2", Direction.NONE),
                way(
                        "Q2d",
                        "transfer_down_share",
                        "Transfer to a community or township",
                        "转社区/乡镇占比",
                        "3",
                        Direction.NONE),
                RatioIndicator.of(
                        entry("Q3", "low_risk_mortality", "Mortality in low-risk groups", "低风险组死亡率")
                                .better(Direction.LOWER)
                                .also(DEPARTMENT, DISEASE_GROUP)
                                .by("low_risk_group_cases", policy.lowRiskGroupCases())
                                .says(
                                        "Deaths in low-risk groups, over cases in them; low-risk are the groups whose"
                                                + " log mortality in the year before stood more than one standard"
                                                + " deviation below the mean of groups with deaths.",
                                        Clauses.HAINAN_QUALITY),
                        Measure.count("discharge_way = '5' and is_low_risk_group"),
                        Measure.count("is_low_risk_group")),
                RatioIndicator.of(
                        entry("Q3i", "intensive_care_share", "Cases with intensive care", "重症监护占比")
                                .also(DEPARTMENT)
                                .says("", Clauses.PRACTICE),
                        Measure.count("icu_days > 0"),
                        Measure.count()),
                unavailable("Q4", "complication_rate", "Complication rate", "并发症发生率")
                        .needs("present-on-admission flags", "list of complications"),
                unavailable("Q5", "satisfaction", "Satisfaction", "满意度").needs("valid questionnaires"),
                unavailable("Q6", "key_disease_panel", "Key-disease monitoring", "重点病种监测")
                        .needs("watch list of disease groups")));
        return List.copyOf(all);
    }

    private static Indicator way(
            final String code,
            final String id,
            final String labelEn,
            final String labelZh,
            final String way,
            final Direction direction) {
        return RatioIndicator.of(
                entry(code, id, labelEn, labelZh)
                        .better(direction)
                        .also(COUNTY, DEPARTMENT, DISEASE_GROUP)
                        .says("", Clauses.HAINAN_QUALITY),
                Measure.count("discharge_way = '" + way + "'"),
                Measure.count());
    }

    private static IndicatorEntry entry(
            final String code, final String id, final String labelEn, final String labelZh) {
        return IndicatorEntry.of(Family.QUALITY, code, id, labelEn, labelZh);
    }

    private static Known.Unavailable unavailable(
            final String code, final String id, final String labelEn, final String labelZh) {
        return new Known.Unavailable(entry(code, id, labelEn, labelZh).says("", Clauses.HAINAN_QUALITY));
    }
}
