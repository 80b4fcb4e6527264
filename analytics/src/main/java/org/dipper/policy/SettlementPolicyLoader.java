package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code settlement} of a policy file. */
final class SettlementPolicyLoader {
    private SettlementPolicyLoader() {}

    static SettlementPolicy load(final StrictYaml yaml) {
        yaml.only(
                "pools",
                "institution_coefficient",
                "deviation",
                "basic_level_groups",
                "basic_level_coefficient_of_level",
                "ungrouped_factor",
                "special_review",
                "bed_day",
                "tcm",
                "incomplete_stays",
                "day_surgery",
                "bonuses",
                "point_value",
                "month",
                "clearing",
                "cross_region",
                "communities");
        final List<PoolBudget> pools = PoolBudgetLoader.load(yaml);
        final CoefficientPolicy coefficient = coefficient(yaml.part("institution_coefficient"));
        return new SettlementPolicy(
                pools.stream().sorted(Comparator.comparing(PoolBudget::pool)).toList(),
                coefficient,
                yaml.optionalPart("deviation").map(DeviationPolicyLoader::load),
                Words.of(yaml, "basic_level_groups"),
                Factors.factor(yaml, "ungrouped_factor"),
                CasePathPolicyLoader.load(yaml, coefficient),
                yaml.optionalPart("point_value")
                        .map(PointValuePolicyLoader::load)
                        .orElse(PointValuePolicy.FLOATING),
                yaml.optionalPart("month").map(SettlementPolicyLoader::month).orElse(MonthPolicy.DEFAULT),
                yaml.optionalPart("clearing").map(ClearingPolicyLoader::load).orElse(ClearingPolicy.NONE),
                yaml.optionalPart("cross_region").map(SettlementPolicyLoader::crossRegion),
                CommunityPolicyLoader.load(yaml, pools));
    }

    private static CoefficientPolicy coefficient(final StrictYaml yaml) {
        yaml.only("by_institution", "by_level", "otherwise", "from_catalog");
        return new CoefficientPolicy(
                Factors.factors(yaml, "by_institution"),
                Factors.factors(yaml, "by_level"),
                Factors.factor(yaml, "otherwise"),
                yaml.flag("from_catalog", false));
    }

    private static MonthPolicy month(final StrictYaml yaml) {
        yaml.only("formula", "prepay_ratio", "prepayment_months");
        final BigDecimal ratio = Factors.share(yaml, "prepay_ratio");
        final BigDecimal months = yaml.optionalDecimal("prepayment_months").orElse(BigDecimal.ZERO);
        if (months.signum() < 0
                || months.compareTo(BigDecimal.valueOf(12)) > 0
                || months.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(
                    "prepayment_months",
                    "must be from 0 to 12 with at most four decimals.",
                    "About one month is usual.");
        }
        return new MonthPolicy(yaml.choice("formula", MonthPolicy.Formula.class), ratio, months);
    }

    private static CrossRegionPolicy crossRegion(final StrictYaml yaml) {
        yaml.only("local_areas", "pool_suffix");
        final Set<String> areas = Words.of(yaml, "local_areas");
        if (areas.isEmpty()) {
            throw yaml.refusal("local_areas", "names no area.", "Give the prefixes of the region's own areas.");
        }
        final Optional<String> suffix = yaml.optionalText("pool_suffix");
        return new CrossRegionPolicy(areas, suffix.orElse("-cross"));
    }
}
