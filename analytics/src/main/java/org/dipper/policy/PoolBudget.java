package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dipper.money.Fen;

/**
 * The money of an insurance pool for a year: a fixed fund, or a share of the year's cost.
 *
 * @param pool the insurance pool, such as 310 for employees
 * @param fundFen the fund, where it is fixed
 * @param shareOfCost the share of the pool's total cost, where it is not
 * @param fundPaymentRatio the fund payment ratio where it is set; otherwise booked fund divided by total cost
 */
public record PoolBudget(
        String pool, Optional<Long> fundFen, Optional<BigDecimal> shareOfCost, Optional<BigDecimal> fundPaymentRatio) {

    /** The fund in fen, given the pool's total cost; a share is rounded half up to the fen. */
    public long fundFen(final long totalCostFen) {
        return fundFen.orElseGet(() -> Fen.share(totalCostFen, shareOfCost.orElseThrow()));
    }
}
