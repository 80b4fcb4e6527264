package org.dipper.policy;

import java.math.BigDecimal;

/**
 * What happens to a case whose cost is far from its standard.
 *
 * @param base what the cost is compared with
 * @param lowRatio below this ratio a case is low: its score shrinks to cost / standard
 * @param isLowInclusive whether the ratio itself is low
 * @param highRatio above this ratio a case is high
 * @param isHighInclusive whether the ratio itself is high
 * @param highMode what a high case gets
 */
public record DeviationPolicy(
        Base base,
        BigDecimal lowRatio,
        boolean isLowInclusive,
        BigDecimal highRatio,
        boolean isHighInclusive,
        HighMode highMode) {

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
