package org.dipper.settlement.fund;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PointValuePolicy.Settlement;

/**
 * What a pool pays for the points of a year, before assessment and clearing: a part at the year-start point value, the rest
 * by what is left of the fund, within the control interval where there is one and never beyond fund and adjustment fund but
 * for the fixed part.
 *
 * <p>Everything is an exact fraction of whole numbers, rounded half up to the fen once for each part; no number of points and
 * no value of a point overflows on the way. Points are up to {@code Long.MAX_VALUE} ten-thousandths, the fund up to {@code
 * Long.MAX_VALUE} fen; a total of 10^18 fen or more is refused, since cases could not be paid from it exactly.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), settlement point value and good-value interval; payment rules of 2025,
 * article 16, fixed, floating and elastic rates. The control interval is local.
 *
 * @param payableFen the total in fen
 * @param fixedFen its part at the year-start point value
 * @param floatFen the rest
 * @param pointValueResidueFen fund less total: what goes to the adjustment fund, or where negative is drawn from it
 * @param settlementPointValue total over points and fund payment ratio, yuan per point with six decimals, for reading
 */
public record PayableTotal(
        long payableFen, long fixedFen, long floatFen, long pointValueResidueFen, BigDecimal settlementPointValue) {
    private static final int DECIMALS = 6;
    private static final int UNIT_DECIMALS = 4;
    private static final int FEN_DECIMALS = 2;
    private static final BigInteger LIMIT = BigInteger.TEN.pow(18);

    /**
     * The total of a pool.
     *
     * @param fund the pool's fund
     * @param policy what a point is worth
     * @param yearStart the year-start point value in yuan per point, where there is one
     * @param ratio the fund payment ratio, above 0
     * @param units points in ten-thousandths, above 0
     * @param hospitals what institutions earn and spend where the fund is paid out, for a good-value settlement; empty
     *     otherwise
     * @throws DipperException refused, where the policy asks for a year-start point value that is not there, or the total
     *     is 10^18 fen or more
     */
    public static PayableTotal of(
            final PoolFund fund,
            final PointValuePolicy policy,
            final Optional<BigDecimal> yearStart,
            final Fraction ratio,
            final long units,
            final List<HospitalValue> hospitals) {
        if (units <= 0 || ratio.numerator().signum() <= 0) {
            throw new IllegalArgumentException("Points and fund payment ratio must be above 0");
        }
        final Points points = new Points(units, ratio);
        if (policy.settlement() == Settlement.BY_FUND) {
            return byFund(fund, policy, yearStart, points);
        }
        final BigInteger worth = points.worth(BigDecimal.ONE, goodValue(fund, policy.settlement(), hospitals));
        return total(fund, points, BigInteger.ZERO, worth.min(fund.withAdjustment()));
    }

    private static PayableTotal byFund(
            final PoolFund fund,
            final PointValuePolicy policy,
            final Optional<BigDecimal> yearStart,
            final Points points) {
        final BigDecimal fixedShare = policy.fixedShare();
        final BigDecimal floatShare = BigDecimal.ONE.subtract(fixedShare);
        final boolean isFloating = floatShare.signum() > 0;
        final BigInteger fixed = fixedShare.signum() == 0
                ? BigInteger.ZERO
                : points.worth(fixedShare, required(fund, yearStart, "A fixed share of the points is paid at it."));
        if (!isFloating) {
            return total(fund, points, fixed, fixed);
        }
        BigInteger floating =
                BigInteger.valueOf(fund.dipFundFen()).subtract(fixed).max(BigInteger.ZERO);
        if (policy.interval().isPresent()) {
            final PointValuePolicy.Interval interval = policy.interval().get();
            final BigDecimal start = required(fund, yearStart, "The control interval lies around it.");
            final BigDecimal low = start.multiply(BigDecimal.ONE.subtract(interval.below()));
            final BigDecimal high = start.multiply(BigDecimal.ONE.add(interval.above()));
            final BigInteger rest = BigInteger.valueOf(fund.dipFundFen()).subtract(fixed);
            floating = rest.max(points.worth(floatShare, low)).min(points.worth(floatShare, high));
        }
        // What floats may draw on the adjustment fund, no further; what is fixed is owed.
        final BigInteger most = fixed.max(fund.withAdjustment());
        return total(fund, points, fixed, fixed.add(floating).min(most));
    }

    private static BigDecimal goodValue(
            final PoolFund fund, final Settlement settlement, final List<HospitalValue> hospitals) {
        final Optional<BigDecimal> value = settlement == Settlement.GOOD_VALUE
                ? GoodValue.oneDimensional(hospitals)
                : GoodValue.twoDimensional(hospitals);
        return value.orElseThrow(() -> DipperException.refused(
                "The insurance pool " + fund.pool() + " has no good-value point value.",
                "None of its institutions has cases with points.",
                "Set point_value.settlement to by_fund."));
    }

    private static BigDecimal required(final PoolFund fund, final Optional<BigDecimal> yearStart, final String why) {
        return yearStart.orElseThrow(() -> DipperException.refused(
                "The insurance pool " + fund.pool() + " has no year-start point value.",
                why,
                "Give year_start_point_value for the pool, or build a catalog whose history has cases of it."));
    }

    private static PayableTotal total(
            final PoolFund fund, final Points points, final BigInteger fixed, final BigInteger payable) {
        if (payable.compareTo(LIMIT) >= 0) {
            throw DipperException.refused(
                    "What the insurance pool " + fund.pool() + " pays is too large to count.",
                    "It is " + new BigDecimal(payable, FEN_DECIMALS).toPlainString() + " yuan.",
                    "Check the pool's fund, point value and fund_payment_ratio.");
        }
        final long total = payable.longValueExact();
        final long fixedFen = fixed.longValueExact();
        return new PayableTotal(total, fixedFen, total - fixedFen, fund.dipFundFen() - total, points.valueOf(payable));
    }

    /** Points with the ratio that the fund pays of their worth. */
    private record Points(long units, Fraction ratio) {
        /** What the fund pays for a share of the points at a value in yuan, rounded half up to the fen. */
        BigInteger worth(final BigDecimal share, final BigDecimal value) {
            final BigDecimal exact = share.multiply(value)
                    .multiply(BigDecimal.valueOf(units, UNIT_DECIMALS))
                    .multiply(new BigDecimal(ratio.numerator()))
                    .movePointRight(FEN_DECIMALS);
            return exact.divide(new BigDecimal(ratio.denominator()), 0, RoundingMode.HALF_UP)
                    .toBigIntegerExact();
        }

        /** The value of a point that pays an amount, yuan with six decimals. */
        BigDecimal valueOf(final BigInteger fen) {
            return new Fraction(fen.multiply(BigInteger.valueOf(100)), BigInteger.valueOf(units))
                    .dividedBy(ratio)
                    .rounded(DECIMALS);
        }
    }
}
