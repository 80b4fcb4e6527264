package org.dipper.supervision.warning;

import java.util.List;
import org.dipper.supervision.IndicatorDefinition;
import org.dipper.supervision.indicator.IndicatorRegistry;

/** The indicators that early warning counts by month itself. Rules may read any other that has monthly values. */
public final class MonthlyIndicators {
    public static final String MEAN_COST = "mean_cost";
    public static final String MEAN_STAY = "mean_stay";
    public static final String DRUG_COST = "drug_cost_per_case";
    public static final String CONSUMABLE_COST = "consumable_cost_per_case";
    public static final String PERSON_PAY_SHARE = "person_pay_share";
    /** Fund booked for the discharges of the month; what warnings have at stake is a part of it. */
    public static final String FUND = "fund";

    public static final String FUND_DIFFERENCE = "fund_difference_per_case";

    /** Siphoning: what the lead hospital has of the fund of all members. Of communities alone. */
    public static final String LEAD_FUND_SHARE = "lead_fund_share";
    /** What residents' care elsewhere has of the fund of all their care. Of communities alone. */
    public static final String OUTSIDE_FUND_SHARE = "outside_fund_share";

    private static final String FEN = "fen";
    private static final String HAINAN = "Hainan payment-management specification 10.1";

    /** Those that the catalogue of indicators does not have. */
    public static final List<IndicatorDefinition> OWN = List.of(
            new IndicatorDefinition(
                    DRUG_COST,
                    "Drug cost of a case",
                    "次均药品费",
                    FEN,
                    "Drug cost over cases, of the cases that carry a drug cost.",
                    HAINAN + " d"),
            new IndicatorDefinition(
                    CONSUMABLE_COST,
                    "Consumables cost of a case",
                    "次均卫生材料费",
                    FEN,
                    "Cost of consumables over cases, of the cases that carry one.",
                    HAINAN + " d"),
            new IndicatorDefinition(
                    PERSON_PAY_SHARE,
                    "Share paid by the person",
                    "个人负担率",
                    "share",
                    "What persons paid over total cost, of the cases that tell it.",
                    "County medical community assessment, item 7"),
            new IndicatorDefinition(
                    FUND, "Booked fund", "基金支付", FEN, "Fund booked for the discharges of the month.", HAINAN + " a"),
            new IndicatorDefinition(
                    FUND_DIFFERENCE,
                    "Booked fund above payment of a case",
                    "例均基金差额",
                    FEN,
                    "Booked fund less what the month's settlement owes, over settled cases; by settlement month.",
                    "Pilot plan 45/2020, part 4: actual cost against payment by points"),
            new IndicatorDefinition(
                    LEAD_FUND_SHARE,
                    "Lead hospital's share of the members' fund",
                    "牵头医院基金占比",
                    "share",
                    "Fund booked by the lead hospital, over the fund booked by all members.",
                    "County medical community plan, part 4 (3) 2: siphoning of patients"),
            new IndicatorDefinition(
                    OUTSIDE_FUND_SHARE,
                    "Share of residents' fund spent outside the community",
                    "外出就医基金占比",
                    "share",
                    "Fund of residents' care outside the members, over the fund of all their care; as booked, and late claims"
                            + " from elsewhere come later.",
                    "County medical community plan, part 4 (1) 2: outside care counts in the package"));

    private static final IndicatorRegistry REGISTERED = IndicatorRegistry.usual();

    private MonthlyIndicators() {}

    /** The unit of an indicator: {@code fen}, {@code days}, {@code share}, {@code index}; index where nobody knows it. */
    public static String unit(final String indicator) {
        return OWN.stream()
                .filter(definition -> definition.id().equals(indicator))
                .map(IndicatorDefinition::unit)
                .findFirst()
                .or(() -> REGISTERED.find(indicator).map(known -> known.entry().unit()))
                .orElse("index");
    }
}
