package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import org.dipper.catalog.Fraction;
import org.dipper.money.Fen;
import org.dipper.policy.MonthPolicy;

/**
 * What the fund pays an institution for a month: the worth of the month's points at the year-start value, less the quality
 * deposit and the audit deductions. What would be negative is carried into the next month.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), monthly pre-settlement = (month score x rate - what the patients paid) x
 * prepay ratio - audit deductions; agency rules of 2025, article 26, on the deposit.
 *
 * <p>Bounds: points, cost, booked fund, deductions and carry may be any long, the point value any six decimals. Products are
 * exact; the month is refused only where its payable or its net does not fit a long, which is 9.2 x 10^18 fen.
 */
public final class MonthlyPayment {
    private final MonthPolicy policy;
    private final BigDecimal yearStartPointValue;
    private final Fraction ratio;

    /**
     * Pays the months of a pool.
     *
     * @param policy how a month is settled
     * @param yearStartPointValue yuan of total cost per point, six decimals
     * @param ratio the pool's fund payment ratio; the deduction formula does not use it
     */
    public MonthlyPayment(final MonthPolicy policy, final BigDecimal yearStartPointValue, final Fraction ratio) {
        this.policy = policy;
        this.yearStartPointValue = yearStartPointValue;
        this.ratio = ratio;
    }

    /**
     * A month of an institution and pool: the differences that it settles. Any of them may be negative where corrections
     * outweigh new cases.
     *
     * @param institution institution code
     * @param pool insurance pool
     * @param scoreUnits points in ten-thousandths
     * @param costFen total cost in fen
     * @param bookedFen booked fund in fen
     * @param auditDeductionFen audit deductions of the month in fen
     * @param carriedInFen what the month before carried out in fen, at most 0
     */
    public record Month(
            String institution,
            String pool,
            long scoreUnits,
            long costFen,
            long bookedFen,
            long auditDeductionFen,
            long carriedInFen) {}

    /**
     * A month that is paid. {@code payable = released + deposit} and
     * {@code released - audit deduction + carried in = paid + carried out}.
     *
     * @param month what it pays
     * @param payableFen what the points are worth to the fund, in fen
     * @param releasedFen payable less the deposit, in fen
     * @param depositFen the quality deposit (质量保证金) that is held back, in fen
     * @param paidFen what is paid, in fen, at least 0
     * @param carriedOutFen what the next month takes off, in fen, at most 0
     */
    public record Payment(
            Month month, long payableFen, long releasedFen, long depositFen, long paidFen, long carriedOutFen) {}

    /**
     * Pays a month.
     *
     * @throws org.dipper.errors.DipperException refused, for a point value that is none, or money that does not fit a long
     */
    public Payment pay(final Month month) {
        try {
            final long payable = payable(month);
            final long released = Fen.share(payable, policy.prepayRatio());
            // Audit and carry may be of any size, their sum with the released is what has to fit.
            final long net = BigDecimal.valueOf(released)
                    .subtract(BigDecimal.valueOf(month.auditDeductionFen()))
                    .add(BigDecimal.valueOf(month.carriedInFen()))
                    .longValueExact();
            return new Payment(
                    month,
                    payable,
                    released,
                    Math.subtractExact(payable, released),
                    Math.max(0, net),
                    Math.min(0, net));
        } catch (final ArithmeticException overflow) {
            throw Amounts.tooLarge("institution " + month.institution() + " in pool " + month.pool(), overflow);
        }
    }

    private long payable(final Month month) {
        final Fraction worth = Amounts.worth(month.scoreUnits(), yearStartPointValue);
        return switch (policy.formula()) {
            case RATIO -> Amounts.product(worth, ratio).roundedWhole();
            case DEDUCTION ->
                worth.rounded(0)
                        .subtract(BigDecimal.valueOf(month.costFen()))
                        .add(BigDecimal.valueOf(month.bookedFen()))
                        .longValueExact();
        };
    }
}
