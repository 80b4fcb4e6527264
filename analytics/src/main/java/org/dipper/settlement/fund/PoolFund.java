package org.dipper.settlement.fund;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.policy.BudgetPolicy;
import org.dipper.policy.PoolBudget;

/**
 * The fund of an insurance pool for a year and what was set apart on the way to it. Of a budget by item, {@code firstFigure
 * = adjustment + crossRegion + nonDip + dipFund}; a fund that is given or a share of cost keeps its adjustment fund beside
 * it.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), sizing of the DIP fund (按病种付费总额): by item, by share, by rate.
 *
 * @param pool the insurance pool
 * @param firstFigureFen what the sizing starts from, before anything is set apart
 * @param adjustmentFen the regional adjustment fund (区域调节金)
 * @param crossRegionFen set apart for patients treated elsewhere
 * @param nonDipFen set apart for what is paid otherwise than by disease
 * @param dipFundFen the fund to distribute, above 0
 */
public record PoolFund(
        String pool, long firstFigureFen, long adjustmentFen, long crossRegionFen, long nonDipFen, long dipFundFen) {

    /**
     * Sizes the fund of a pool. Every share is rounded half up to the fen, once.
     *
     * @param costFen total cost of the pool's cases in fen, for a fund that is a share of it
     * @throws DipperException refused, where nothing is left to distribute, the growth is above its limit, or the fund is
     *     above what whole fen can hold
     */
    public static PoolFund of(final PoolBudget budget, final long costFen) {
        try {
            return budget.budget().isPresent()
                    ? sized(budget, budget.budget().get())
                    : besideAdjustment(budget, budget.fundFen(costFen));
        } catch (final ArithmeticException overflow) {
            throw DipperException.refused(
                    "The fund of the insurance pool " + budget.pool() + " is too large to count.",
                    "It does not fit whole fen (" + overflow.getMessage() + ").",
                    "Check the amounts under settlement.pools; they are in yuan.");
        }
    }

    /** What the pool can pay at most before it is overspent: fund and adjustment fund. */
    public BigInteger withAdjustment() {
        return BigInteger.valueOf(dipFundFen).add(BigInteger.valueOf(adjustmentFen));
    }

    private static PoolFund besideAdjustment(final PoolBudget budget, final long fund) {
        return checked(new PoolFund(budget.pool(), fund, budget.adjustmentFen().orElse(0L), 0, 0, fund));
    }

    private static PoolFund sized(final PoolBudget budget, final BudgetPolicy sizing) {
        final long first = firstFigure(budget.pool(), sizing);
        final long adjustment = budget.adjustmentFen().orElseGet(() -> budget.adjustmentShare()
                .map(share -> Fen.share(first, share))
                .orElse(0L));
        final long nonDip = sizing.method() == BudgetPolicy.Method.BY_ITEM ? sizing.nonDipFen() : 0;
        final long left = Math.subtractExact(
                Math.subtractExact(Math.subtractExact(first, adjustment), sizing.crossRegionFen()), nonDip);
        return checked(new PoolFund(budget.pool(), first, adjustment, sizing.crossRegionFen(), nonDip, left));
    }

    private static long firstFigure(final String pool, final BudgetPolicy sizing) {
        return switch (sizing.method()) {
            case BY_ITEM -> sizing.inpatientFen();
            case BY_SHARE ->
                Fraction.of(sizing.lastDipFen(), sizing.lastInpatientFen())
                        .times(sizing.inpatientFen())
                        .roundedWhole();
            case BY_RATE -> grown(pool, sizing);
        };
    }

    private static long grown(final String pool, final BudgetPolicy sizing) {
        sizing.growthLimit()
                .filter(limit -> sizing.growth().compareTo(limit) > 0)
                .ifPresent(limit -> {
                    throw DipperException.refused(
                            "The fund of the insurance pool " + pool + " grows faster than it may.",
                            "Its growth is " + sizing.growth().toPlainString() + ", its limit " + limit.toPlainString()
                                    + ".",
                            "The DIP fund may not grow faster than the target of regional medical cost; lower growth.");
                });
        return Fen.share(sizing.lastDipFen(), BigDecimal.ONE.add(sizing.growth()));
    }

    private static PoolFund checked(final PoolFund fund) {
        if (fund.dipFundFen() <= 0) {
            throw DipperException.refused(
                    "The insurance pool " + fund.pool() + " has no fund to distribute.",
                    "Of " + yuan(fund.firstFigureFen()) + " yuan, " + yuan(fund.adjustmentFen())
                            + " go to the adjustment fund, " + yuan(fund.crossRegionFen()) + " to other regions and "
                            + yuan(fund.nonDipFen()) + " to other payments, which leaves "
                            + yuan(fund.dipFundFen()) + ".",
                    "Check the pool's amounts under settlement.pools.");
        }
        return fund;
    }

    private static String yuan(final long fen) {
        return Fen.toYuan(fen).toPlainString();
    }
}
