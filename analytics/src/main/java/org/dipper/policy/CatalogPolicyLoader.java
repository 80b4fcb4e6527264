package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dipper.money.Fen;
import org.dipper.policy.CatalogPolicy.BasicLevelRule;
import org.dipper.policy.CatalogPolicy.ComprehensiveLimits;
import org.dipper.policy.CatalogPolicy.NationalThreshold;
import org.dipper.policy.CatalogPolicy.ScoreMethod;
import org.dipper.policy.CatalogPolicy.Scoring;
import org.dipper.policy.CatalogPolicy.Trimming;
import org.dipper.policy.CatalogPolicy.TrimmingScope;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code catalog} of a policy file. */
final class CatalogPolicyLoader {
    private CatalogPolicyLoader() {}

    static CatalogPolicy load(final StrictYaml yaml) {
        yaml.only(
                "threshold",
                "coverage_share",
                "year_weights",
                "year_weighting",
                "score_scale",
                "score_method",
                "benchmark_group",
                "yuan_per_point",
                "trimming",
                "related_minimum_rise",
                "comprehensive",
                "national",
                "sub_scores",
                "basic_level");
        return new CatalogPolicy(
                atLeastOne(yaml, "threshold", "A typical prefecture uses 15."),
                weights(yaml),
                scale(yaml),
                share(yaml, "coverage_share"),
                yaml.optionalChoice("year_weighting", YearWeighting.class).orElse(YearWeighting.YEAR_MEAN),
                scoring(yaml),
                yaml.optionalPart("trimming").map(CatalogPolicyLoader::trimming),
                positive(yaml, "related_minimum_rise"),
                yaml.optionalPart("comprehensive")
                        .map(CatalogPolicyLoader::comprehensive)
                        .orElse(ComprehensiveLimits.NONE),
                yaml.optionalPart("national").map(CatalogPolicyLoader::national),
                yaml.flag("sub_scores", false),
                yaml.optionalPart("basic_level").map(CatalogPolicyLoader::basicLevel));
    }

    private static List<Integer> weights(final StrictYaml yaml) {
        final List<Integer> weights = yaml.integers("year_weights");
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 1 || weight > 1000)) {
            throw yaml.refusal("year_weights", "must be whole numbers from 1 to 1000.", "Typical is [1, 2, 7].");
        }
        return weights;
    }

    private static int scale(final StrictYaml yaml) {
        final int scale = yaml.integer("score_scale");
        if (scale < 1 || scale > 100_000) {
            throw yaml.refusal("score_scale", "must be from 1 to 100000.", "The national text uses 1000.");
        }
        return scale;
    }

    private static Scoring scoring(final StrictYaml yaml) {
        final ScoreMethod method =
                yaml.optionalChoice("score_method", ScoreMethod.class).orElse(ScoreMethod.AVERAGE);
        final Optional<String> benchmark = yaml.optionalText("benchmark_group");
        final Optional<BigDecimal> yuan = yaml.optionalDecimal("yuan_per_point");
        if (benchmark.isPresent() != (method == ScoreMethod.BENCHMARK)) {
            throw yaml.refusal(
                    "score_method",
                    "and benchmark_group belong together: benchmark needs the group, the others must not have it.",
                    "Give the group whose mean cost is the yardstick, such as K35.8+47.0100.");
        }
        if (yuan.isPresent() != (method == ScoreMethod.STANDARD)) {
            throw yaml.refusal(
                    "score_method",
                    "and yuan_per_point belong together: standard needs the amount, the others must not have it.",
                    "Give the yuan worth one point.");
        }
        if (yuan.isPresent()
                && (yuan.get().signum() <= 0 || yuan.get().stripTrailingZeros().scale() > 2)) {
            throw yaml.refusal("yuan_per_point", "must be above 0 and whole in fen.", "Write yuan with two decimals.");
        }
        return new Scoring(method, benchmark, yuan.map(Fen::ofYuan));
    }

    private static Trimming trimming(final StrictYaml yaml) {
        yaml.only("method", "lower", "upper", "min_cases", "scope");
        if (!"quantile".equals(yaml.text("method"))) {
            throw yaml.refusal("method", "is not known.", "Write quantile.");
        }
        final BigDecimal lower = yaml.decimal("lower");
        final BigDecimal upper = yaml.decimal("upper");
        if (lower.signum() < 0 || upper.compareTo(BigDecimal.ONE) > 0 || lower.compareTo(upper) >= 0) {
            throw yaml.refusal("lower", "and upper must be 0 <= lower < upper <= 1.", "Typical is 0.025 and 0.975.");
        }
        return new Trimming(
                lower,
                upper,
                atLeastOne(yaml, "min_cases", "A group of fewer cases is not trimmed; 25 is in use."),
                yaml.optionalChoice("scope", TrimmingScope.class).orElse(TrimmingScope.GROUP));
    }

    private static ComprehensiveLimits comprehensive(final StrictYaml yaml) {
        yaml.only("max_cv", "max_groups");
        final Optional<Integer> most = yaml.keys().contains("max_groups")
                ? Optional.of(atLeastOne(yaml, "max_groups", "Leave it out for no limit."))
                : Optional.empty();
        return new ComprehensiveLimits(positive(yaml, "max_cv"), most);
    }

    private static NationalThreshold national(final StrictYaml yaml) {
        yaml.only("threshold", "max_cv");
        return new NationalThreshold(
                atLeastOne(yaml, "threshold", "It is the lower count that is enough."),
                positive(yaml, "max_cv")
                        .orElseThrow(() -> yaml.refusal(
                                "max_cv",
                                "is missing.",
                                "A lower threshold holds only where costs spread little; say how little.")));
    }

    private static BasicLevelRule basicLevel(final StrictYaml yaml) {
        yaml.only("min_primary_share", "primary_levels", "max_cv", "within_national_list");
        return new BasicLevelRule(
                share(yaml, "min_primary_share")
                        .orElseThrow(() -> yaml.refusal("min_primary_share", "is missing.", "0.5 means half.")),
                yaml.texts("primary_levels"),
                positive(yaml, "max_cv")
                        .orElseThrow(() -> yaml.refusal("max_cv", "is missing.", "The 3.0 draft names 0.7.")),
                yaml.flag("within_national_list", false));
    }

    private static int atLeastOne(final StrictYaml yaml, final String key, final String hint) {
        final int number = yaml.integer(key);
        if (number < 1) {
            throw yaml.refusal(key, "is below 1.", hint);
        }
        return number;
    }

    private static Optional<BigDecimal> share(final StrictYaml yaml, final String key) {
        final Optional<BigDecimal> share = yaml.optionalDecimal(key);
        if (share.isPresent() && !Factors.isShare(share.get())) {
            throw yaml.refusal(key, "must be above 0 and at most 1.", "0.95 means 95 percent.");
        }
        return share;
    }

    private static Optional<BigDecimal> positive(final StrictYaml yaml, final String key) {
        final Optional<BigDecimal> number = yaml.optionalDecimal(key);
        if (number.isPresent()
                && (number.get().signum() <= 0
                        || number.get().compareTo(BigDecimal.valueOf(100)) > 0
                        || number.get().stripTrailingZeros().scale() > 6)) {
            throw yaml.refusal(key, "must be above 0, at most 100, with six decimals at most.", "Check the figure.");
        }
        return number;
    }
}
