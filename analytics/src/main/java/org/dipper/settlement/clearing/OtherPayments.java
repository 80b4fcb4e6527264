package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;

/**
 * Turns other payments into points of the common scale (全区域点数): the yuan over the year-start point value, so that a programme
 * which costs what was forecast leaves the point value where it is. Visits of outpatient groups score as groups do, over
 * the mean cost of the catalog.
 *
 * <p>Rule: pilot text of 2020 (no. 45) asks for comparable points; no exchange formula is published, this is the one that keeps
 * the point value comparable.
 */
public final class OtherPayments {
    private static final long UNITS_PER_POINT = 10_000;

    private final Optional<BigDecimal> yearStartPointValue;
    private final long scoreScale;
    private final long meanCostFen;

    /**
     * Converts payments of a pool.
     *
     * @param yearStartPointValue yuan of total cost per point, six decimals; outpatient groups do without
     * @param scoreScale score of a case of mean cost, such as 1000
     * @param meanCostFen the mean cost M of the catalog in fen, above 0; only outpatient groups use it
     */
    public OtherPayments(
            final Optional<BigDecimal> yearStartPointValue, final long scoreScale, final long meanCostFen) {
        this.yearStartPointValue = yearStartPointValue;
        this.scoreScale = scoreScale;
        this.meanCostFen = meanCostFen;
    }

    /**
     * The points in ten-thousandths, rounded once; a visit of an outpatient group is rounded before it is multiplied.
     *
     * @throws DipperException refused, where the year-start value is needed and not known, or the points do not fit a long
     */
    public long units(final OtherPayment payment) {
        final BigInteger amount = BigInteger.valueOf(payment.amountFen());
        final BigInteger all = amount.multiply(BigInteger.valueOf(payment.quantity()));
        try {
            return switch (payment.kind()) {
                case ITEM, SINGLE_DISEASE -> points(whole(all), payment);
                case OUTPATIENT_GROUP -> Math.multiplyExact(visit(amount), payment.quantity());
                case CAPITATION ->
                    points(
                            Amounts.product(whole(all), Amounts.exactly(BigDecimal.ONE.add(payment.riskAdjustment()))),
                            payment);
                case COMMUNITY ->
                    points(
                            whole(amount.subtract(BigInteger.valueOf(payment.outsideFen()))
                                    .max(BigInteger.ZERO)),
                            payment);
            };
        } catch (final ArithmeticException overflow) {
            throw Amounts.tooLarge("a payment of kind " + payment.kind().text(), overflow);
        }
    }

    private long points(final Fraction fen, final OtherPayment payment) {
        final BigDecimal value = yearStartPointValue.orElseThrow(() -> DipperException.refused(
                "A payment of kind " + payment.kind().text() + " cannot become points.",
                "Its pool has no year-start point value.",
                "Give year_start_point_value for the pool, or point_value.year_start."));
        return Amounts.points(fen, value).roundedWhole();
    }

    private long visit(final BigInteger meanOfGroup) {
        return new Fraction(
                        meanOfGroup
                                .multiply(BigInteger.valueOf(scoreScale))
                                .multiply(BigInteger.valueOf(UNITS_PER_POINT)),
                        BigInteger.valueOf(meanCostFen))
                .roundedWhole();
    }

    private static Fraction whole(final BigInteger number) {
        return new Fraction(number, BigInteger.ONE);
    }
}
