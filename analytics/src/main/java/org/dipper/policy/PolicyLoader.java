package org.dipper.policy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.yaml.StrictYaml;

/** Reads a policy file into records, refusing what it does not understand by file, line and key. */
public final class PolicyLoader {
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(100);

    private PolicyLoader() {}

    /**
     * Reads a policy file.
     *
     * @throws DipperException usage where the file is absent, refused where it is wrong
     */
    public static Policy load(final Path file) {
        return load(StrictYaml.read(file));
    }

    /** Reads a policy from a text; {@code name} stands in refusals. */
    public static Policy parse(final String name, final String text) {
        return load(StrictYaml.parse(name, text));
    }

    private static Policy load(final StrictYaml yaml) {
        yaml.only("region", "title", "year", "catalog", "settlement", "supervision");
        final CatalogPolicy catalog = catalog(yaml.part("catalog"));
        final SettlementPolicy settlement = settlement(yaml.part("settlement"));
        final SupervisionPolicy supervision = supervision(yaml.part("supervision"));
        final String region = yaml.text("region");
        final int year = yaml.integer("year");
        return new Policy(
                region,
                yaml.optionalText("title").orElse(region),
                year,
                catalog,
                settlement,
                supervision,
                hash(region, year, catalog, settlement, supervision));
    }

    private static CatalogPolicy catalog(final StrictYaml yaml) {
        yaml.only("threshold", "year_weights", "score_scale");
        final int threshold = yaml.integer("threshold");
        if (threshold < 1) {
            throw yaml.refusal("threshold", "is below 1.", "A typical prefecture uses 15.");
        }
        final List<Integer> weights = yaml.integers("year_weights");
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 1 || weight > 1000)) {
            throw yaml.refusal("year_weights", "must be whole numbers from 1 to 1000.", "Typical is [1, 2, 7].");
        }
        final int scale = yaml.integer("score_scale");
        if (scale < 1 || scale > 100_000) {
            throw yaml.refusal("score_scale", "must be from 1 to 100000.", "The national text uses 1000.");
        }
        return new CatalogPolicy(threshold, weights, scale);
    }

    private static SettlementPolicy settlement(final StrictYaml yaml) {
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
        final BigDecimal ungrouped = factor(yaml, "ungrouped_factor");
        return new SettlementPolicy(
                pools,
                coefficient(yaml.part("institution_coefficient")),
                yaml.optionalPart("deviation").map(PolicyLoader::deviation),
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
        if (share.isPresent() && !isShare(share.get())) {
            throw yaml.refusal("fund_share_of_cost", "must be above 0 and at most 1.", "0.8 means 80 percent.");
        }
        final Optional<BigDecimal> ratio = yaml.optionalDecimal("fund_payment_ratio");
        if (ratio.isPresent() && !isShare(ratio.get())) {
            throw yaml.refusal("fund_payment_ratio", "must be above 0 and at most 1.", "0.7 means 70 percent.");
        }
        return new PoolBudget(yaml.text("pool"), fund.map(Fen::ofYuan), share, ratio);
    }

    private static CoefficientPolicy coefficient(final StrictYaml yaml) {
        yaml.only("by_institution", "by_level", "otherwise");
        return new CoefficientPolicy(
                factors(yaml, "by_institution"), factors(yaml, "by_level"), factor(yaml, "otherwise"));
    }

    private static DeviationPolicy deviation(final StrictYaml yaml) {
        yaml.only("base", "low_ratio", "low_inclusive", "high_ratio", "high_inclusive", "high_mode");
        final BigDecimal low = ratio(yaml, "low_ratio");
        final BigDecimal high = ratio(yaml, "high_ratio");
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

    private static SupervisionPolicy supervision(final StrictYaml yaml) {
        yaml.only("readmission_windows_days", "counts_same_day_return", "split_gap_days");
        final List<Integer> windows = yaml.integers("readmission_windows_days");
        if (windows.isEmpty() || windows.stream().anyMatch(days -> days < 0 || days > 366)) {
            throw yaml.refusal(
                    "readmission_windows_days", "must be days from 0 to 366.", "Typical is [7, 14, 15, 30, 31].");
        }
        final int gap = yaml.integer("split_gap_days");
        if (gap < 0 || gap > 366) {
            throw yaml.refusal("split_gap_days", "must be from 0 to 366.", "The national circumstances use 15.");
        }
        return new SupervisionPolicy(
                List.copyOf(new TreeSet<>(windows)), yaml.flag("counts_same_day_return", false), gap);
    }

    private static BigDecimal factor(final StrictYaml yaml, final String key) {
        final BigDecimal factor = yaml.decimal(key);
        if (factor.signum() < 0
                || factor.compareTo(LARGEST_FACTOR) > 0
                || factor.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(key, "must be from 0 to 100 with at most four decimals.", "1 changes nothing.");
        }
        return factor;
    }

    private static BigDecimal ratio(final StrictYaml yaml, final String key) {
        final BigDecimal ratio = factor(yaml, key);
        if (ratio.signum() == 0) {
            throw yaml.refusal(key, "must be above 0.", "Typical is 0.5 for low and 2 for high.");
        }
        return ratio;
    }

    private static Map<String, BigDecimal> factors(final StrictYaml yaml, final String key) {
        yaml.optionalPart(key).ifPresent(part -> part.keys().forEach(name -> factor(part, name)));
        return yaml.decimalByKey(key);
    }

    private static boolean isShare(final BigDecimal share) {
        return share.signum() > 0
                && share.compareTo(BigDecimal.ONE) <= 0
                && share.stripTrailingZeros().scale() <= 6;
    }

    /** The records print every value in a fixed order, once maps and sets are sorted and decimals are stripped. */
    private static String hash(
            final String region,
            final int year,
            final CatalogPolicy catalog,
            final SettlementPolicy settlement,
            final SupervisionPolicy supervision) {
        final String canonical = String.join(
                "\n",
                region,
                String.valueOf(year),
                catalog.toString(),
                settlement.pools().stream()
                        .map(pool -> pool.pool() + " " + pool.fundFen() + " " + plain(pool.shareOfCost()) + " "
                                + plain(pool.fundPaymentRatio()))
                        .sorted()
                        .toList()
                        .toString(),
                plain(settlement.coefficient().byInstitution()),
                plain(settlement.coefficient().byLevel()),
                plain(settlement.coefficient().otherwise()),
                settlement.deviation().map(PolicyLoader::plain).orElse("no deviation rule"),
                new TreeSet<>(settlement.basicLevelGroups()).toString(),
                plain(settlement.ungroupedFactor()),
                supervision.toString());
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static String plain(final DeviationPolicy deviation) {
        return String.join(
                " ",
                deviation.base().name(),
                plain(deviation.lowRatio()),
                String.valueOf(deviation.isLowInclusive()),
                plain(deviation.highRatio()),
                String.valueOf(deviation.isHighInclusive()),
                deviation.highMode().name());
    }

    private static String plain(final Map<String, BigDecimal> factors) {
        final Map<String, String> sorted = new TreeMap<>();
        factors.forEach((key, value) -> sorted.put(key, plain(value)));
        return sorted.toString();
    }

    private static String plain(final Optional<BigDecimal> number) {
        return number.map(PolicyLoader::plain).orElse("-");
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
