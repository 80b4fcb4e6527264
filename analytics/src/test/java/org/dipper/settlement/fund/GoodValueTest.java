package org.dipper.settlement.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dipper.settlement.fund.GeometricMedian.Point;
import org.junit.jupiter.api.Test;

class GoodValueTest {
    private static final long SEED = 20_261_124L;
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    @Test
    void theHospitalsBelowTheRegionsCostGiveTheValueInOneDimension() {
        // Costs per point 8, 10 and 14 yuan; the region 10.4: A and B stay, (800 + 2,000) / (100 + 200) = 9.333333.
        final List<HospitalValue> hospitals =
                List.of(hospital("A", 0, 800, 100), hospital("B", 0, 2_000, 200), hospital("C", 0, 2_400, 200));
        assertThat(GoodValue.weighted(hospitals)).contains(new BigDecimal("10.400000"));
        assertThat(GoodValue.oneDimensional(hospitals)).contains(new BigDecimal("9.333333"));
    }

    @Test
    void whereAllCostAlikeNoneIsBelowAndTheRegionsValueStands() {
        final List<HospitalValue> alike = List.of(hospital("A", 500, 500, 50), hospital("B", 1_000, 1_000, 100));
        assertThat(GoodValue.oneDimensional(alike)).contains(new BigDecimal("10.000000"));
        assertThat(GoodValue.twoDimensional(alike)).contains(new BigDecimal("10.000000"));
    }

    @Test
    void onlyHospitalsThatEarnWhatTheySpendAndLessThanTheRegionCountInTwoDimensions() {
        // Per point: A (9, 8), B (9, 10) loses, C (20, 8) earns above the region, D (8, 7), E (8.6, 7.6), F (16, 19).
        final List<HospitalValue> hospitals = List.of(
                hospital("A", 900, 800, 100),
                hospital("B", 900, 1_000, 100),
                hospital("C", 2_000, 800, 100),
                hospital("D", 800, 700, 100),
                hospital("E", 860, 760, 100),
                hospital("F", 1_600, 1_900, 100));
        // A, D and E lie on one line; the middle one is the median.
        assertThat(GoodValue.twoDimensional(hospitals)).contains(new BigDecimal("8.600000"));
    }

    @Test
    void hospitalsWithoutPointsGiveNoValueAndCountForTheRegion() {
        assertThat(GoodValue.oneDimensional(List.of(hospital("A", 1, 1, 0)))).isEmpty();
        assertThat(GoodValue.twoDimensional(List.of())).isEmpty();
        assertThat(GoodValue.oneDimensional(List.of(hospital("A", 0, 800, 100), hospital("B", 0, 200, 0))))
                .contains(new BigDecimal("8.000000"));
    }

    @Test
    void theMedianOfSymmetricPointsIsTheirCentre() {
        assertThat(GeometricMedian.of(List.of(at(0, 0), at(4, 0), at(4, 4), at(0, 4))))
                .satisfies(point -> isAt(point, "2", "2"));
        assertThat(GeometricMedian.of(List.of(at(1, 2), at(1, 2), at(1, 2)))).satisfies(point -> isAt(point, "1", "2"));
        // The start is the middle point itself, which the plain formula cannot divide by.
        assertThat(GeometricMedian.of(List.of(at(0, 0), at(4, 0), at(4, 4), at(0, 4), at(2, 2))))
                .satisfies(point -> isAt(point, "2", "2"));
    }

    @Test
    void aStartOnAPointThatIsNotTheMedianMovesOn() {
        // The mean is (0, 0), which is one of the points; four others near (1, 0) pull harder than it holds.
        final List<Point> points = List.of(at(0, 0), at(1, 1), at(1, -1), at(2, 0), at(2, 0), at(-6, 0));
        final Point median = GeometricMedian.of(points);
        assertThat(median.x()).isGreaterThan(new BigDecimal("0.1"));
        assertThat(sumOfDistances(median, points)).isLessThan(sumOfDistances(at(0, 0), points));
    }

    @Test
    void noPointOfAGridHasAShorterSumOfDistances() {
        final Random random = new Random(SEED);
        for (int round = 0; round < 12; round++) {
            final List<Point> points = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(6); i++) {
                points.add(at(random.nextInt(20), random.nextInt(20)));
            }
            final Point median = GeometricMedian.of(points);
            final BigDecimal least = sumOfDistances(median, points);
            Point best = median;
            for (int x = 0; x < 40; x++) {
                for (int y = 0; y < 40; y++) {
                    final Point tried = new Point(BigDecimal.valueOf(5L * x, 1), BigDecimal.valueOf(5L * y, 1));
                    if (sumOfDistances(tried, points).compareTo(sumOfDistances(best, points)) < 0) {
                        best = tried;
                    }
                }
            }
            // A median on a given point is come to slowly; half a hundredth of a distance is far below the grid's step.
            assertThat(sumOfDistances(best, points).add(new BigDecimal("0.005")))
                    .as("seed %d round %d, %s", SEED, round, points)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    @Test
    void theOrderOfHospitalsDoesNotMatterToTheLastDecimal() {
        final Random random = new Random(SEED);
        for (int round = 0; round < 6; round++) {
            final List<HospitalValue> hospitals = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                final int cost = 500 + random.nextInt(1_000);
                hospitals.add(hospital("H" + i, cost + random.nextInt(300), cost, 50 + random.nextInt(100)));
            }
            final List<HospitalValue> shuffled = new ArrayList<>(hospitals);
            Collections.shuffle(shuffled, random);
            assertThat(GoodValue.oneDimensional(shuffled)).isEqualTo(GoodValue.oneDimensional(hospitals));
            assertThat(GoodValue.twoDimensional(shuffled)).isEqualTo(GoodValue.twoDimensional(hospitals));
        }
    }

    /** Yuan and points as people write them. */
    private static HospitalValue hospital(
            final String institution, final long incomeYuan, final long costYuan, final long points) {
        return new HospitalValue(institution, incomeYuan * 100, costYuan * 100, points * 10_000);
    }

    private static Point at(final long x, final long y) {
        return new Point(BigDecimal.valueOf(x), BigDecimal.valueOf(y));
    }

    private static void isAt(final Point point, final String x, final String y) {
        assertThat(point.x()).isCloseTo(new BigDecimal(x), org.assertj.core.data.Offset.offset(new BigDecimal("1e-6")));
        assertThat(point.y()).isCloseTo(new BigDecimal(y), org.assertj.core.data.Offset.offset(new BigDecimal("1e-6")));
    }

    private static BigDecimal sumOfDistances(final Point from, final List<Point> points) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Point point : points) {
            final BigDecimal x = point.x().subtract(from.x());
            final BigDecimal y = point.y().subtract(from.y());
            sum = sum.add(x.multiply(x).add(y.multiply(y)).sqrt(DIGITS));
        }
        return sum;
    }
}
