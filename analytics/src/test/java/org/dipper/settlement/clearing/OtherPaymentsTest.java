package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.junit.jupiter.api.Test;

class OtherPaymentsTest {
    private static final long SEED = 20_261_124L;
    private static final long MEAN_COST_FEN = 1_000_000;
    private static final OtherPayments AT_TEN_YUAN = at("10");

    @Test
    void yuanOverTheYearStartValueArePoints() {
        assertThat(AT_TEN_YUAN.units(OtherPayment.item(123_450))).isEqualTo(1_234_500);
        assertThat(AT_TEN_YUAN.units(OtherPayment.singleDisease(500_000, 3))).isEqualTo(15_000_000);
        // 600 yuan x 1,000 persons x 1.05 = 630,000 yuan.
        assertThat(AT_TEN_YUAN.units(OtherPayment.capitation(60_000, 1_000, new BigDecimal("0.05"))))
                .isEqualTo(630_000_000);
        assertThat(AT_TEN_YUAN.units(OtherPayment.community(1_000_000, 250_000)))
                .isEqualTo(7_500_000);
    }

    @Test
    void aCommunityThatSpentMoreOutsideThanItsPackageHasNoPointsRatherThanNegativeOnes() {
        assertThat(AT_TEN_YUAN.units(OtherPayment.community(1_000_000, 1_000_001)))
                .isZero();
    }

    @Test
    void anOutpatientVisitScoresOnTheScaleOfTheCatalogAndNeedsNoPointValue() {
        final OtherPayments noValue = new OtherPayments(Optional.empty(), 1_000, MEAN_COST_FEN);
        // 300 yuan of a mean of 10,000 are 30 points a visit.
        assertThat(noValue.units(OtherPayment.outpatientGroup(30_000, 400))).isEqualTo(120_000_000);
        // A visit is rounded to the ten-thousandth before it is multiplied: 1000 / 30,000 = 0.0333 points.
        assertThat(new OtherPayments(Optional.empty(), 1_000, 3_000_000).units(OtherPayment.outpatientGroup(100, 10)))
                .isEqualTo(3_330);
        assertThatThrownBy(() -> noValue.units(OtherPayment.item(1))).hasMessageContaining("no year-start point value");
    }

    @Test
    void pointsAreRoundedHalfUpOnceAndTheRiskAdjustmentIsNotRoundedBefore() {
        // 1 fen at 200 yuan a point is half a ten-thousandth.
        assertThat(at("200").units(OtherPayment.item(1))).isEqualTo(1);
        assertThat(at("200.000001").units(OtherPayment.item(1))).isZero();
        // 1 fen x 1 person x 1.5 at 100 yuan: 1.5 ten-thousandths.
        assertThat(at("100").units(OtherPayment.capitation(1, 1, new BigDecimal("0.5"))))
                .isEqualTo(2);
        assertThat(at("100").units(OtherPayment.capitation(1, 1, new BigDecimal("-1"))))
                .isZero();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> OtherPayment.item(-1)).isInstanceOf(DipperException.class);
        assertThatThrownBy(() -> new OtherPayment(OtherPayment.Kind.ITEM, 1, 2, BigDecimal.ZERO, 0))
                .hasMessageContaining("counts once, not 2 times");
        assertThatThrownBy(() -> new OtherPayment(OtherPayment.Kind.ITEM, 1, 1, BigDecimal.ONE, 0))
                .hasMessageContaining("Only a capitation");
        assertThatThrownBy(() -> new OtherPayment(OtherPayment.Kind.SINGLE_DISEASE, 1, 1, BigDecimal.ZERO, 1))
                .hasMessageContaining("Only a community");
        assertThatThrownBy(() -> AT_TEN_YUAN.units(OtherPayment.singleDisease(Long.MAX_VALUE, Long.MAX_VALUE)))
                .hasMessageContaining("payment of kind single_disease");
    }

    @Test
    void thePointValueIsTheYearStartValueWhenCostIsExactlyAsForecast() {
        final Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            final BigDecimal start = BigDecimal.valueOf(1_000_000 + random.nextInt(99_000_000), 6);
            final OtherPayments payments = at(start.toPlainString());
            long cost = 0;
            long units = 0;
            for (int programme = 0; programme < 5; programme++) {
                final long forecast = 100_000_000L + random.nextInt(1_000_000_000);
                cost += forecast;
                units += payments.units(OtherPayment.item(forecast));
            }
            assertThat(distance(start, value(cost, units)))
                    .as("seed %d round %d", SEED, round)
                    .isLessThanOrEqualTo(roundingOf(start, units, 5));
        }
    }

    @Test
    void aProgrammeThatBringsItsCostAndItsPointsDoesNotMoveThePointValue() {
        final Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            final BigDecimal start = BigDecimal.valueOf(1_000_000 + random.nextInt(99_000_000), 6);
            // A region of points at exactly its year-start value: as many units as make whole fen.
            final long units = 100_000_000L * (1 + random.nextInt(1_000));
            final long cost = start.multiply(BigDecimal.valueOf(units / 100)).longValueExact();
            final long added = 1 + random.nextInt(1_000_000_000);
            final long points = at(start.toPlainString()).units(OtherPayment.item(added));
            assertThat(value(cost, units).rounded(6)).isEqualByComparingTo(start);
            assertThat(distance(start, value(cost + added, units + points)))
                    .as("seed %d round %d", SEED, round)
                    .isLessThanOrEqualTo(roundingOf(start, units + points, 1));
        }
    }

    /** Yuan a point. */
    private static Fraction value(final long costFen, final long units) {
        return new Fraction(BigInteger.valueOf(costFen).multiply(BigInteger.valueOf(100)), BigInteger.valueOf(units));
    }

    private static BigDecimal distance(final BigDecimal start, final Fraction value) {
        return value.rounded(20).subtract(start).abs();
    }

    /** Half a unit of points for each programme, over all of them, and a hair for the quotient. */
    private static BigDecimal roundingOf(final BigDecimal start, final long units, final int programmes) {
        return start.multiply(new BigDecimal("0.51"))
                .multiply(BigDecimal.valueOf(programmes))
                .divide(BigDecimal.valueOf(units), 20, java.math.RoundingMode.UP);
    }

    private static OtherPayments at(final String yuan) {
        return new OtherPayments(Optional.of(new BigDecimal(yuan)), 1_000, MEAN_COST_FEN);
    }
}
