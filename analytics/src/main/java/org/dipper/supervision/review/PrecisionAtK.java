package org.dipper.supervision.review;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Of the leads that stood among the first k of their list, how many of those decided were confirmed.
 *
 * @param k how far down the list
 * @param decided how many of them were confirmed or rejected
 * @param confirmed how many were confirmed
 */
public record PrecisionAtK(int k, int decided, int confirmed) {
    /** Confirmed of decided, with six decimals; empty where none was decided. */
    public Optional<BigDecimal> precision() {
        return RulePrecision.share(confirmed, decided);
    }
}
