package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the year is cleared.
 *
 * @param assessmentByScore coefficient on the payment by assessment score, best first; empty: decisions give coefficients
 * @param depositReturn share of the deposit that is returned by assessment score, best first; empty: all of it
 * @param bands who keeps a surplus and who bears an overspend, by booked / payment; empty: the payment stands
 * @param surplusCap most of a surplus that is kept, as a share of the payment
 */
public record ClearingPolicy(
        List<Grade> assessmentByScore, List<Grade> depositReturn, List<Band> bands, Optional<BigDecimal> surplusCap) {
    /** The payment by points stands. */
    public static final ClearingPolicy NONE = new ClearingPolicy(List.of(), List.of(), List.of(), Optional.empty());

    public ClearingPolicy {
        assessmentByScore = List.copyOf(assessmentByScore);
        depositReturn = List.copyOf(depositReturn);
        bands = List.copyOf(bands);
    }

    /**
     * What a score is worth.
     *
     * @param from the least score
     * @param value coefficient or share
     */
    public record Grade(BigDecimal from, BigDecimal value) {}

    /**
     * A band of booked / payment.
     *
     * @param from where it begins, itself within
     * @param to where it ends, itself without; none in the last band
     * @param share below 1 the share of the surplus in the band that the hospital keeps, above 1 the share of the overspend that
     *     the adjustment fund bears
     */
    public record Band(BigDecimal from, Optional<BigDecimal> to, BigDecimal share) {}
}
