package org.dipper.supervision.indicator;

import java.util.List;

/** Indicators of county medical communities, C1 to C6: all need inputs beside the settlement list. */
final class CommunityIndicators {
    private CommunityIndicators() {}

    static List<Indicator> all() {
        return List.of(
                of("C1", "county_visit_rate", "County-visit rate", "县域内就诊率")
                        .needs("county of each institution", "out-of-area claims"),
                of("C2", "basic_level_share", "Basic-level share of outpatients and inpatients", "基层诊疗占比")
                        .needs("outpatient visits", "county of each institution"),
                of("C3", "six_disease_management_rate", "Six-disease management rate", "六病管理率")
                        .needs("registers of the six diseases"),
                of("C4", "two_way_referral", "Two-way referral", "双向转诊").needs("referrals"),
                of("C5", "package_balance", "Balance of the package", "总额包结余").needs("package totals"),
                of("C6", "lead_fund_share", "Lead hospital's share of the community's fund", "牵头医院基金占比")
                        .needs("medical community of each institution"));
    }

    private static Known.Unavailable of(
            final String code, final String id, final String labelEn, final String labelZh) {
        return new Known.Unavailable(
                IndicatorEntry.of(Family.COMMUNITY, code, id, labelEn, labelZh).says("", Clauses.MEISHAN));
    }
}
