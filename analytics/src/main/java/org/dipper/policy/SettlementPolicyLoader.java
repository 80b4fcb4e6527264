package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dipper.money.Fen;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code settlement} of a policy file. */
final class SettlementPolicyLoader {
    private SettlementPolicyLoader() {}

    static SettlementPolicy load(final StrictYaml yaml) {
        yaml.only("pools", "institution_coefficient", "deviation", "basic_level_groups", "ungrouped_factor");
        final List<PoolBudget> pools = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final StrictYaml part : yaml.parts("pools")) {
            final PoolBudget budget = pool(part);
            if (!seen.add(budget.pool())) {
                throw part.refusal("pool", "names " + budget.pool() + " a second time.", "Give each pool once.");
            }
            pools.add(budget);
        }
        if (pools.isEmpty()) {
            throw yaml.refusal("pools", "names no insurance pool.", "Add one with its fund.");
        }
        final BigDecimal ungrouped = Factors.factor(yaml, "ungrouped_factor");
        return new SettlementPolicy(
                pools.stream().sorted(Comparator.comparing(PoolBudget::pool)).toList(),
                coefficient(yaml.part("institution_coefficient")),
                yaml.optionalPart("deviation").map(SettlementPolicyLoader::deviation),
                Set.copyOf(yaml.texts("basic_level_groups")),
                ungrouped);
    }

    private static PoolBudget pool(final StrictYaml yaml) {
        yaml.only("pool", "fund_yuan", "fund_share_of_cost", "fund_payment_ratio");
        final Optional<BigDecimal> fund = yaml.optionalDecimal("fund_yuan");
        final Optional<BigDecimal> share = yaml.optionalDecimal("fund_share_of_cost");
        if (fund.isPresent() == share.isPresent()) {
            throw yaml.refusal(
                    "pool",
                    "must have either fund_yuan or fund_share_of_cost.",
                    "Give the fund in yuan, or a share of the year's cost such as 0.8.");
        }
        if (fund.isPresent()
                && (fund.get().signum() <= 0 || fund.get().stripTrailingZeros().scale() > 2)) {
            throw yaml.refusal("fund_yuan", "must be above 0 and whole in fen.", "Write yuan with two decimals.");
        }
        if (share.isPresent() && !Factors.isShare(share.get())) {
            throw yaml.refusal("fund_share_of_cost", "must be above 0 and at most 1.", "0.8 means 80 percent.");
        }
        final Optional<BigDecimal> ratio = yaml.optionalDecimal("fund_payment_ratio");
        if (ratio.isPresent() && !Factors.isShare(ratio.get())) {
            throw yaml.refusal("fund_payment_ratio", "must be above 0 and at most 1.", "0.7 means 70 percent.");
        }
        return new PoolBudget(yaml.text("pool"), fund.map(Fen::ofYuan), share, ratio);
    }

    private static CoefficientPolicy coefficient(final StrictYaml yaml) {
        yaml.only("by_institution", "by_level", "otherwise", "from_catalog");
        return new CoefficientPolicy(
                Factors.factors(yaml, "by_institution"),
                Factors.factors(yaml, "by_level"),
                Factors.factor(yaml, "otherwise"),
                yaml.flag("from_catalog", false));
    }

    private static DeviationPolicy deviation(final StrictYaml yaml) {
        yaml.only("base", "low_ratio", "low_inclusive", "high_ratio", "high_inclusive", "high_mode");
        final BigDecimal low = Factors.ratio(yaml, "low_ratio");
        final BigDecimal high = Factors.ratio(yaml, "high_ratio");
        if (high.compareTo(BigDecimal.ONE) < 0) {
            throw yaml.refusal("high_ratio", "is below 1.", "A high case costs more than its standard; typical is 2.");
        }
        if (low.compareTo(high) >= 0) {
            throw yaml.refusal("low_ratio", "is not below high_ratio.", "Typical is 0.5 and 2.");
        }
        return new DeviationPolicy(
                yaml.choice("base", DeviationPolicy.Base.class),
                low,
                yaml.flag("low_inclusive", false),
                high,
                yaml.flag("high_inclusive", true),
                yaml.choice("high_mode", DeviationPolicy.HighMode.class));
    }
}
