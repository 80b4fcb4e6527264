package org.dipper.settlement.fund;

import java.math.BigInteger;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.policy.PoolBudget;

/**
 * The fund payment ratio (医保支付比例) of a pool as an exact fraction: what the policy sets, else booked fund payments over
 * total cost.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), point values.
 */
public final class FundPaymentRatio {
    private static final int DECIMALS = 6;

    private FundPaymentRatio() {}

    /**
     * The ratio, above 0.
     *
     * @param bookedFen booked fund payments of the pool's cases in fen
     * @param costFen their total cost in fen
     * @throws DipperException refused, where the policy sets none and the cases give none
     */
    public static Fraction of(final PoolBudget budget, final long bookedFen, final long costFen) {
        if (budget.fundPaymentRatio().isPresent()) {
            return new Fraction(
                    budget.fundPaymentRatio().get().movePointRight(DECIMALS).toBigIntegerExact(),
                    BigInteger.TEN.pow(DECIMALS));
        }
        if (bookedFen <= 0 || costFen <= 0) {
            throw DipperException.refused(
                    "The fund payment ratio of the insurance pool " + budget.pool() + " is not known.",
                    "Its cases book no fund payment.",
                    "Give fund_payment_ratio for the pool in the policy.");
        }
        return Fraction.of(bookedFen, costFen);
    }
}
