package org.dipper.settlement.fund;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.dipper.catalog.Fraction;

/**
 * Point values of the good-value interval (优值区间): the value of a point at the hospitals that spend less on it than the
 * region does. Every value is in yuan per point with six decimals, and none where there are no points. Comparisons are exact;
 * hospitals are taken in the order of their codes, so the order of the input does not matter. A hospital without points
 * counts for the region only.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), good-value interval in one and in two dimensions.
 */
public final class GoodValue {
    private static final int DECIMALS = 6;
    private static final MathContext DIGITS = new MathContext(34);
    /** From fen per ten-thousandth of a point to yuan per point. */
    private static final BigInteger YUAN_PER_POINT = BigInteger.valueOf(100);

    private final List<HospitalValue> hospitals;
    private final BigInteger incomeFen;
    private final BigInteger costFen;
    private final BigInteger scoreUnits;

    private GoodValue(final List<HospitalValue> values) {
        this.hospitals = values.stream()
                .sorted(Comparator.comparing(HospitalValue::institution)
                        .thenComparing(HospitalValue::scoreUnits)
                        .thenComparing(HospitalValue::costFen)
                        .thenComparing(HospitalValue::incomeFen))
                .toList();
        this.incomeFen = sum(hospitals, HospitalValue::incomeFen);
        this.costFen = sum(hospitals, HospitalValue::costFen);
        this.scoreUnits = sum(hospitals, HospitalValue::scoreUnits);
    }

    /** Cost over points of all hospitals. */
    public static Optional<BigDecimal> weighted(final List<HospitalValue> values) {
        return new GoodValue(values).regional();
    }

    /**
     * Cost over points of the hospitals that cost less per point than the region; of all, where none does, since then all
     * cost the same.
     */
    public static Optional<BigDecimal> oneDimensional(final List<HospitalValue> values) {
        final GoodValue region = new GoodValue(values);
        final List<HospitalValue> good =
                region.hospitals.stream().filter(region::costsLess).toList();
        return good.isEmpty() ? region.regional() : new GoodValue(good).regional();
    }

    /**
     * Income per point at the geometric median of the hospitals that earn and spend less on a point than the region and
     * spend no more than they earn; cost over points of all, where there is no such hospital. Each hospital counts once,
     * whatever its size.
     *
     * <p>Where nothing better is known of a hospital's income than its cost, as in a catalog's history, income and cost per
     * point are the same number: the hospitals then lie on a line, and those that cost less than the region stay.
     */
    public static Optional<BigDecimal> twoDimensional(final List<HospitalValue> values) {
        final GoodValue region = new GoodValue(values);
        final List<GeometricMedian.Point> good = region.hospitals.stream()
                .filter(region::costsLess)
                .filter(region::earnsLess)
                .filter(hospital -> hospital.incomeFen() >= hospital.costFen())
                .map(GoodValue::point)
                .toList();
        return good.isEmpty()
                ? region.regional()
                : Optional.of(GeometricMedian.of(good).x().setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    private Optional<BigDecimal> regional() {
        return scoreUnits.signum() == 0
                ? Optional.empty()
                : Optional.of(new Fraction(costFen.multiply(YUAN_PER_POINT), scoreUnits).rounded(DECIMALS));
    }

    private boolean costsLess(final HospitalValue hospital) {
        return isLess(hospital.costFen(), hospital.scoreUnits(), costFen);
    }

    private boolean earnsLess(final HospitalValue hospital) {
        return isLess(hospital.incomeFen(), hospital.scoreUnits(), incomeFen);
    }

    private boolean isLess(final long fen, final long units, final BigInteger regionalFen) {
        return units > 0
                && BigInteger.valueOf(fen)
                                .multiply(scoreUnits)
                                .compareTo(regionalFen.multiply(BigInteger.valueOf(units)))
                        < 0;
    }

    private static GeometricMedian.Point point(final HospitalValue hospital) {
        return new GeometricMedian.Point(
                perPoint(hospital.incomeFen(), hospital.scoreUnits()),
                perPoint(hospital.costFen(), hospital.scoreUnits()));
    }

    private static BigDecimal perPoint(final long fen, final long units) {
        return new BigDecimal(BigInteger.valueOf(fen).multiply(YUAN_PER_POINT))
                .divide(BigDecimal.valueOf(units), DIGITS);
    }

    private static BigInteger sum(final List<HospitalValue> hospitals, final ToLongFunction<HospitalValue> amount) {
        return hospitals.stream()
                .map(hospital -> BigInteger.valueOf(amount.applyAsLong(hospital)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
