package org.dipper.supervision.indicator;

import static org.dipper.supervision.indicator.Grain.DEPARTMENT;
import static org.dipper.supervision.indicator.Grain.DISEASE_GROUP;

import java.util.ArrayList;
import java.util.List;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;
import org.dipper.supervision.indicator.IndicatorEntry.Periods;

/** Indicators of behaviour: the rates behind the leads B1 to B18. */
final class BehaviourIndicators {
    private BehaviourIndicators() {}

    static List<Indicator> all(final IndicatorPolicy policy, final List<Integer> windowsDays) {
        final List<Indicator> all = new ArrayList<>();
        for (final IndicatorDefinition known : IndicatorCatalogue.all(windowsDays)) {
            if (known.id().startsWith("split_admission")) {
                all.add(new ComputedIndicator(Known.entry(Family.BEHAVIOUR, "B1", known)
                        .better(Direction.LOWER)
                        .over(Periods.WHOLE)));
            }
        }
        all.add(share(
                entry("B2", "short_stay_share", "Short stays without a procedure", "短住院且无操作占比")
                        .better(Direction.LOWER)
                        .also(DEPARTMENT, DISEASE_GROUP)
                        .by("short_stay_days", policy.shortStayDays()),
                "stay_days <= " + policy.shortStayDays() + " and main_procedure_key = 0"));
        all.add(unavailable("B3", "hanging_bed_share", "Hanging-bed admissions", "挂床住院占比")
                .needs("dated fee lines"));
        for (final int days : policy.longStayDays()) {
            all.add(share(
                    entry("B6", "long_stay_" + days + "d_share", "Stays above " + days + " days", "住院超" + days + "天占比")
                            .better(Direction.LOWER)
                            .also(DEPARTMENT)
                            .by("long_stay_days", days),
                    "stay_days > " + days));
        }
        all.add(unavailable("B8", "outpatient_cost_shift", "Outpatient cost around stays", "住院前后门诊费用比")
                .needs("outpatient visits"));
        all.add(deviation(
                "B9l",
                "low_deviation_share",
                "Cases far below their group's mean cost",
                "费用偏低病例占比",
                "< " + policy.lowDeviation().toPlainString()));
        all.add(deviation(
                "B9h",
                "high_deviation_share",
                "Cases far above their group's mean cost",
                "费用偏高病例占比",
                "> " + policy.highDeviation().toPlainString()));
        all.add(unavailable("B11", "examination_share", "Examination and laboratory share of cost", "检查检验费占比")
                .needs("examination and laboratory fees"));
        all.add(costShare("B12", "drug_share", "Drug share of cost", "药占比", "drug_cost_fen"));
        all.add(costShare("B12c", "consumable_share", "Consumable share of cost", "耗材占比", "consumable_cost_fen"));
        all.add(costShare("B12t", "treatment_share", "Treatment share of cost", "治疗费占比", "treatment_cost_fen"));
        all.add(costShare("B12s", "surgery_cost_share", "Surgery share of cost", "手术费占比", "surgery_cost_fen"));
        all.add(unavailable("B13", "lead_hospital_share", "Lead hospital's share of basic-level groups", "牵头医院基层病种占比")
                .needs("medical community of each institution"));
        all.add(unavailable("B14", "identical_bill_share", "Identical bills", "雷同费用清单占比")
                .needs("fee lines"));
        all.add(unavailable("B15", "overcrowded_day_share", "Days above opened beds", "超床位天数占比")
                .needs("opened beds of each institution"));
        all.add(share(
                entry("B17", "weekend_admission_share", "Admissions on Saturday and Sunday", "周末入院占比")
                        .also(DEPARTMENT),
                "admission_weekday >= 6"));
        all.add(unavailable("B17h", "holiday_admission_share", "Admissions on holidays", "节假日入院占比")
                .needs("calendar of holidays"));
        all.add(share(
                entry("B19", "emergency_share", "Admissions by emergency", "急诊入院占比")
                        .also(DEPARTMENT),
                "admission_way = '1'"));
        all.add(share(
                entry("B20", "transfer_in_share", "Admissions from another institution", "其他机构转入占比"),
                "admission_way = '3'"));
        all.add(outOfArea(policy));
        return List.copyOf(all);
    }

    private static Indicator outOfArea(final IndicatorPolicy policy) {
        final IndicatorEntry entry = entry("B21", "out_of_area_share", "Persons insured elsewhere", "异地参保病例占比");
        if (policy.homeAreas().isEmpty()) {
            return new Known.Unavailable(entry).needs("home areas in the policy");
        }
        final String areas = String.join("', '", policy.homeAreas());
        return share(
                entry.by("home_areas", String.join(" ", policy.homeAreas())), "insured_area not in ('" + areas + "')");
    }

    private static Indicator share(final IndicatorEntry entry, final String where) {
        return RatioIndicator.of(entry, Measure.count(where), Measure.count());
    }

    private static Indicator deviation(
            final String code, final String id, final String labelEn, final String labelZh, final String limit) {
        return RatioIndicator.of(
                entry(code, id, labelEn, labelZh)
                        .better(Direction.LOWER)
                        .also(DEPARTMENT, DISEASE_GROUP)
                        .by("multiple_of_mean", limit)
                        .says("", Clauses.PILOT),
                Measure.count("total_cost_fen " + limit + " * group_mean_cost_fen"),
                Measure.count("group_mean_cost_fen is not null"));
    }

    private static Indicator costShare(
            final String code, final String id, final String labelEn, final String labelZh, final String column) {
        return RatioIndicator.of(
                entry(code, id, labelEn, labelZh).also(DEPARTMENT, DISEASE_GROUP),
                Measure.sum(column),
                Measure.sum("total_cost_fen"));
    }

    private static IndicatorEntry entry(
            final String code, final String id, final String labelEn, final String labelZh) {
        return IndicatorEntry.of(Family.BEHAVIOUR, code, id, labelEn, labelZh).says("", Clauses.HAINAN_BEHAVIOUR);
    }

    private static Known.Unavailable unavailable(
            final String code, final String id, final String labelEn, final String labelZh) {
        return new Known.Unavailable(entry(code, id, labelEn, labelZh));
    }
}
