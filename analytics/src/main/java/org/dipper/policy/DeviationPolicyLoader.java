package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.DeviationPolicy.Extreme;
import org.dipper.policy.DeviationPolicy.ScoreRatio;
import org.dipper.yaml.StrictYaml;

/** Reads the deviation rule of a policy file. */
final class DeviationPolicyLoader {
    private DeviationPolicyLoader() {}

    static DeviationPolicy load(final StrictYaml yaml) {
        yaml.only(
                "base",
                "low_ratio",
                "low_inclusive",
                "high_ratio",
                "high_inclusive",
                "high_mode",
                "high_ratio_by_score",
                "extreme_ratio",
                "extreme_inclusive",
                "extreme_mode",
                "coefficient_applies");
        final BigDecimal low = Factors.ratio(yaml, "low_ratio");
        final BigDecimal high = Factors.ratio(yaml, "high_ratio");
        if (high.compareTo(BigDecimal.ONE) < 0) {
            throw yaml.refusal("high_ratio", "is below 1.", "A high case costs more than its standard; typical is 2.");
        }
        if (low.compareTo(high) >= 0) {
            throw yaml.refusal("low_ratio", "is not below high_ratio.", "Typical is 0.5 and 2.");
        }
        final List<ScoreRatio> byScore = byScore(yaml, low);
        return new DeviationPolicy(
                yaml.choice("base", DeviationPolicy.Base.class),
                low,
                yaml.flag("low_inclusive", false),
                high,
                yaml.flag("high_inclusive", true),
                yaml.choice("high_mode", DeviationPolicy.HighMode.class),
                byScore,
                extreme(yaml, high, byScore),
                yaml.flag("coefficient_applies", true));
    }

    private static List<ScoreRatio> byScore(final StrictYaml yaml, final BigDecimal low) {
        final List<ScoreRatio> ratios = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (final StrictYaml part : yaml.parts("high_ratio_by_score")) {
            part.only("up_to_score", "ratio");
            final BigDecimal score = Factors.score(part, "up_to_score");
            final BigDecimal ratio = Factors.ratio(part, "ratio");
            if (score.compareTo(before) <= 0) {
                throw part.refusal("up_to_score", "is not above the one before.", "List scores from small to large.");
            }
            if (ratio.compareTo(BigDecimal.ONE) < 0 || ratio.compareTo(low) <= 0) {
                throw part.refusal("ratio", "is below 1 or not above low_ratio.", "Typical is 3 for small scores.");
            }
            before = score;
            ratios.add(new ScoreRatio(score, ratio));
        }
        return ratios;
    }

    private static Optional<Extreme> extreme(
            final StrictYaml yaml, final BigDecimal high, final List<ScoreRatio> byScore) {
        if (!yaml.has("extreme_ratio")) {
            for (final String key : List.of("extreme_inclusive", "extreme_mode")) {
                if (yaml.has(key)) {
                    throw yaml.refusal(key, "stands without extreme_ratio.", "Give extreme_ratio, such as 5.");
                }
            }
            return Optional.empty();
        }
        final BigDecimal ratio = Factors.ratio(yaml, "extreme_ratio");
        if (ratio.compareTo(high) <= 0 || byScore.stream().anyMatch(band -> ratio.compareTo(band.ratio()) <= 0)) {
            throw yaml.refusal("extreme_ratio", "is not above every high ratio.", "Typical is 5 beside 2.");
        }
        return Optional.of(new Extreme(
                ratio,
                yaml.flag("extreme_inclusive", false),
                yaml.choice("extreme_mode", DeviationPolicy.ExtremeMode.class)));
    }
}
