package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dipper.money.Fen;
import org.dipper.policy.BudgetPolicy.Method;
import org.dipper.yaml.StrictYaml;

/** Reads the pools of a policy file: their funds, ratios and year-start point values. */
final class PoolBudgetLoader {
    private static final BigDecimal LARGEST_YUAN = new BigDecimal("1e12");
    private static final int VALUE_DECIMALS = 6;
    private static final BigDecimal LARGEST_VALUE = BigDecimal.valueOf(1_000_000);

    private PoolBudgetLoader() {}

    static List<PoolBudget> load(final StrictYaml settlement) {
        final List<PoolBudget> pools = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final StrictYaml part : settlement.parts("pools")) {
            final PoolBudget budget = pool(part);
            if (!seen.add(budget.pool())) {
                throw part.refusal("pool", "names " + budget.pool() + " a second time.", "Give each pool once.");
            }
            pools.add(budget);
        }
        if (pools.isEmpty()) {
            throw settlement.refusal("pools", "names no insurance pool.", "Add one with its fund.");
        }
        return pools;
    }

    private static PoolBudget pool(final StrictYaml yaml) {
        yaml.only(
                "pool",
                "fund_yuan",
                "fund_share_of_cost",
                "budget",
                "fund_payment_ratio",
                "adjustment_fund_yuan",
                "adjustment_fund_share",
                "year_start_point_value");
        if (Stream.of("fund_yuan", "fund_share_of_cost", "budget")
                        .filter(yaml::has)
                        .count()
                != 1) {
            throw yaml.refusal(
                    "pool",
                    "must have either fund_yuan or fund_share_of_cost or budget, one of them.",
                    "Give the fund in yuan, a share of the year's cost such as 0.8, or how it is sized.");
        }
        final Optional<BigDecimal> fund = yaml.optionalDecimal("fund_yuan");
        if (fund.isPresent()
                && (fund.get().signum() <= 0 || fund.get().stripTrailingZeros().scale() > 2)) {
            throw yaml.refusal("fund_yuan", "must be above 0 and whole in fen.", "Write yuan with two decimals.");
        }
        if (yaml.has("adjustment_fund_share") && (!yaml.has("budget") || yaml.has("adjustment_fund_yuan"))) {
            throw yaml.refusal(
                    "adjustment_fund_share",
                    "is a share of a budget, and stands instead of adjustment_fund_yuan.",
                    "Give adjustment_fund_yuan where the fund is not sized by a budget.");
        }
        return new PoolBudget(
                yaml.text("pool"),
                fund.isPresent() ? Optional.of(yuan(yaml, "fund_yuan")) : Optional.empty(),
                optionalShare(yaml, "fund_share_of_cost", "0.8 means 80 percent."),
                yaml.optionalPart("budget").map(PoolBudgetLoader::budget),
                optionalShare(yaml, "fund_payment_ratio", "0.7 means 70 percent."),
                yaml.has("adjustment_fund_yuan") ? Optional.of(yuan(yaml, "adjustment_fund_yuan")) : Optional.empty(),
                optionalShare(yaml, "adjustment_fund_share", "0.05 means 5 percent."),
                yearStart(yaml));
    }

    private static Optional<BigDecimal> yearStart(final StrictYaml yaml) {
        final Optional<BigDecimal> value = yaml.optionalDecimal("year_start_point_value");
        if (value.isPresent()
                && (value.get().signum() <= 0
                        || value.get().compareTo(LARGEST_VALUE) > 0
                        || value.get().stripTrailingZeros().scale() > VALUE_DECIMALS)) {
            throw yaml.refusal(
                    "year_start_point_value",
                    "must be above 0, at most a million, with at most six decimals.",
                    "Write yuan per point.");
        }
        return value.map(given -> given.setScale(VALUE_DECIMALS));
    }

    private static BudgetPolicy budget(final StrictYaml yaml) {
        final Method method = yaml.choice("method", Method.class);
        switch (method) {
            case BY_ITEM -> yaml.only("method", "inpatient_yuan", "non_dip_yuan", "cross_region_yuan");
            case BY_SHARE ->
                yaml.only(
                        "method",
                        "inpatient_yuan",
                        "last_dip_fund_yuan",
                        "last_inpatient_fund_yuan",
                        "cross_region_yuan");
            case BY_RATE -> yaml.only("method", "last_dip_fund_yuan", "growth", "growth_limit", "cross_region_yuan");
        }
        final boolean isByItem = method == Method.BY_ITEM;
        final boolean isByRate = method == Method.BY_RATE;
        final BigDecimal growth = isByRate ? growth(yaml, "growth") : BigDecimal.ZERO;
        final Optional<BigDecimal> limit =
                yaml.has("growth_limit") ? Optional.of(growth(yaml, "growth_limit")) : Optional.empty();
        if (limit.isPresent() && growth.compareTo(limit.get()) > 0) {
            throw yaml.refusal(
                    "growth",
                    "is above growth_limit.",
                    "The DIP fund may not grow faster than the target of regional medical cost.");
        }
        return new BudgetPolicy(
                method,
                isByRate ? 0 : positive(yaml, "inpatient_yuan"),
                isByItem && yaml.has("non_dip_yuan") ? yuan(yaml, "non_dip_yuan") : 0,
                yaml.has("cross_region_yuan") ? yuan(yaml, "cross_region_yuan") : 0,
                isByItem ? 0 : positive(yaml, "last_dip_fund_yuan"),
                method == Method.BY_SHARE ? positive(yaml, "last_inpatient_fund_yuan") : 0,
                growth,
                limit);
    }

    private static BigDecimal growth(final StrictYaml yaml, final String key) {
        final BigDecimal growth = yaml.decimal(key);
        if (growth.abs().compareTo(BigDecimal.ONE) > 0
                || growth.stripTrailingZeros().scale() > 6) {
            throw yaml.refusal(key, "must be from -1 to 1 with at most six decimals.", "0.05 means 5 percent.");
        }
        return growth;
    }

    private static long positive(final StrictYaml yaml, final String key) {
        final long fen = yuan(yaml, key);
        if (fen == 0) {
            throw yaml.refusal(key, "must be above 0.", "Write yuan with two decimals.");
        }
        return fen;
    }

    static long yuan(final StrictYaml yaml, final String key) {
        final BigDecimal yuan = yaml.decimal(key);
        if (yuan.signum() < 0
                || yuan.compareTo(LARGEST_YUAN) > 0
                || yuan.stripTrailingZeros().scale() > 2) {
            throw yaml.refusal(
                    key, "must be from 0 to 10^12 and whole in fen.", "Write yuan with at most two decimals.");
        }
        return Fen.ofYuan(yuan);
    }

    private static Optional<BigDecimal> optionalShare(final StrictYaml yaml, final String key, final String fix) {
        final Optional<BigDecimal> share = yaml.optionalDecimal(key);
        if (share.isPresent() && !Factors.isShare(share.get())) {
            throw yaml.refusal(key, "must be above 0 and at most 1, with at most six decimals.", fix);
        }
        return share;
    }
}
