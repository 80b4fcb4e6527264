package org.dipper.supervision.warning;

import java.util.List;
import java.util.stream.Stream;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;

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
                    "Pilot plan 45/2020, part 4: actual cost against payment by points"));

    private MonthlyIndicators() {}

    /** The unit of an indicator: {@code fen}, {@code days}, {@code share}, {@code index}; index where nobody knows it. */
    public static String unit(final String indicator) {
        return Stream.concat(OWN.stream(), IndicatorCatalogue.all().stream())
                .filter(definition -> definition.id().equals(indicator))
                .map(IndicatorDefinition::unit)
                .findFirst()
                .or(() -> IndicatorCatalogue.named(indicator).map(IndicatorDefinition::unit))
                .orElse("index");
    }
}
