package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a case whose cost is far from its standard.
 *
 * @param base what the cost is compared with
 * @param lowRatio below this ratio a case is low: its score shrinks to cost / standard
 * @param isLowInclusive whether the ratio itself is low
 * @param highRatio above this ratio a case is high
 * @param isHighInclusive whether the ratio itself is high
 * @param highMode what a high case gets
 * @param highRatioByScore other high ratios for groups of small scores, smallest first; groups beyond them take highRatio
 * @param extreme what ends the uplift
 * @param isCoefficientApplied whether the institution coefficient multiplies a low or high case too; where not, a low case
 *     takes none and the uplift adds it instead
 */
public record DeviationPolicy(
        Base base,
        BigDecimal lowRatio,
        boolean isLowInclusive,
        BigDecimal highRatio,
        boolean isHighInclusive,
        HighMode highMode,
        List<ScoreRatio> highRatioByScore,
        Optional<Extreme> extreme,
        boolean isCoefficientApplied) {
    public DeviationPolicy {
        highRatioByScore = List.copyOf(highRatioByScore);
    }

    /** One high ratio, no extreme, the coefficient always applied. */
    public DeviationPolicy(
            final Base base,
            final BigDecimal lowRatio,
            final boolean isLowInclusive,
            final BigDecimal highRatio,
            final boolean isHighInclusive,
            final HighMode highMode) {
        this(base, lowRatio, isLowInclusive, highRatio, isHighInclusive, highMode, List.of(), Optional.empty(), true);
    }

    /**
     * A high ratio for groups up to a score.
     *
     * @param upToScore the largest RW
     * @param ratio its high ratio
     */
    public record ScoreRatio(BigDecimal upToScore, BigDecimal ratio) {}

    /**
     * Where a high case becomes an extreme one.
     *
     * @param ratio cost / standard
     * @param isInclusive whether the ratio itself is extreme
     * @param mode what the case gets until it is reviewed
     */
    public record Extreme(BigDecimal ratio, boolean isInclusive, ExtremeMode mode) {}

    /** What an extreme case gets until it is reviewed. */
    public enum ExtremeMode {
        /** Its normal score. */
        NORMAL_SCORE,
        /** The uplift of a case at the extreme ratio. */
        CAPPED_UPLIFT
    }

    /** What a case's cost is compared with. */
    public enum Base {
        /** Mean cost of the group at hospitals of the same level in the last year of history. */
        LEVEL_MEAN,
        /** RW x institution coefficient x year-start point value. */
        STANDARD
    }

    /** What a high case gets. */
    public enum HighMode {
        /** Its normal score, and a mark for special review. */
        REVIEW_ONLY,
        /** Its score times (cost / standard - ratio + 1). */
        LINEAR_UPLIFT
    }
}
