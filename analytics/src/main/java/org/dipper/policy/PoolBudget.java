package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dipper.money.Fen;

/**
 * The money of an insurance pool for a year: a fixed fund, a share of the year's cost, or a budget that is sized.
 *
 * @param pool the insurance pool, such as 310 for employees
 * @param fundFen the fund, where it is fixed
 * @param shareOfCost the share of the pool's total cost, where the fund is that
 * @param budget how the fund is sized, where it is
 * @param fundPaymentRatio the fund payment ratio where it is set; otherwise booked fund divided by total cost
 * @param adjustmentFen the regional adjustment fund (区域调节金), where it is an amount
 * @param adjustmentShare the adjustment fund as a share of the first figure of the budget, where it is one
 * @param yearStartPointValue the year-start point value, where it is agreed rather than measured
 */
public record PoolBudget(
        String pool,
        Optional<Long> fundFen,
        Optional<BigDecimal> shareOfCost,
        Optional<BudgetPolicy> budget,
        Optional<BigDecimal> fundPaymentRatio,
        Optional<Long> adjustmentFen,
        Optional<BigDecimal> adjustmentShare,
        Optional<BigDecimal> yearStartPointValue) {

    /** A fixed fund or a share of cost, without adjustment fund. */
    public PoolBudget(
            final String pool,
            final Optional<Long> fundFen,
            final Optional<BigDecimal> shareOfCost,
            final Optional<BigDecimal> fundPaymentRatio) {
        this(
                pool,
                fundFen,
                shareOfCost,
                Optional.empty(),
                fundPaymentRatio,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The fund in fen, given the pool's total cost; a share is rounded half up to the fen. */
    public long fundFen(final long totalCostFen) {
        return fundFen.orElseGet(() -> Fen.share(totalCostFen, shareOfCost.orElseThrow()));
    }
}
