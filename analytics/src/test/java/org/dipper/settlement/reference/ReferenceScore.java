package org.dipper.settlement.reference;

import java.math.BigDecimal;

/**
 * What a case scores.
 *
 * @param stay the stay
 * @param pool the pool that pays
 * @param path the payment path
 * @param deviation normal, low, high or ungrouped
 * @param isExtreme whether its cost is extreme
 * @param needsReview whether it waits for special review
 * @param bonus points of bonuses, within the score
 * @param points the score
 */
public record ReferenceScore(
        ReferenceStay stay,
        String pool,
        String path,
        String deviation,
        boolean isExtreme,
        boolean needsReview,
        BigDecimal bonus,
        BigDecimal points) {
    /** The institution in its pool. */
    public Place place() {
        return new Place(stay.institution(), pool);
    }

    /** Whether the case left the settlement. */
    public boolean isWithdrawn() {
        return path.equals("withdrawn");
    }

    /** Cost that counts in sums, in yuan. */
    BigDecimal countedCost() {
        return isWithdrawn() ? BigDecimal.ZERO : Exact.yuan(stay.costFen());
    }

    /** Booked fund that counts in sums, in yuan. */
    BigDecimal countedBooked() {
        return isWithdrawn() ? BigDecimal.ZERO : Exact.yuan(stay.bookedFen());
    }

    static ReferenceScore plain(
            final ReferenceStay stay,
            final String pool,
            final String path,
            final String deviation,
            final BigDecimal points) {
        return new ReferenceScore(
                stay, pool, path, deviation, false, false, BigDecimal.ZERO.setScale(4), points.setScale(4));
    }
}
