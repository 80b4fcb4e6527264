package org.dipper.settlement.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PointValuePolicy.Interval;
import org.dipper.policy.PointValuePolicy.Mode;
import org.dipper.policy.PointValuePolicy.Settlement;
import org.dipper.policy.PointValuePolicy.YearStart;
import org.junit.jupiter.api.Test;

/** A fund of 800 yuan with 100 yuan beside it, 100 points at a ratio of 0.8: in balance at 10 yuan a point. */
class PayableTotalTest {
    private static final PoolFund FUND = new PoolFund("310", 80_000, 10_000, 0, 0, 80_000);
    private static final Fraction RATIO = Fraction.of(8, 10);
    private static final long HUNDRED_POINTS = 1_000_000;

    @Test
    void aFloatingValueIsTheFundOverThePoints() {
        isTotal(of(floating(), "9"), 80_000, 0, 80_000, 0, "10.000000");
        // The golden of the field notes: 3,000,000 yuan, 394,000 points, 0.70.
        final PayableTotal golden = PayableTotal.of(
                new PoolFund("310", 300_000_000, 0, 0, 0, 300_000_000),
                floating(),
                Optional.empty(),
                Fraction.of(7, 10),
                3_940_000_000L,
                List.of());
        assertThat(golden.settlementPointValue()).isEqualTo(new BigDecimal("10.877447"));
        // Without gross-up: a thousand million yuan on ten million points.
        final PayableTotal simple = PayableTotal.of(
                new PoolFund("310", 100_000_000_000L, 0, 0, 0, 100_000_000_000L),
                floating(),
                Optional.empty(),
                Fraction.of(1, 1),
                100_000_000_000L,
                List.of());
        assertThat(simple.settlementPointValue()).isEqualByComparingTo("100");
    }

    @Test
    void aFixedValueIsOwedWhateverTheFund() {
        isTotal(of(mode(Mode.FIXED, "1"), "9"), 72_000, 72_000, 0, 8_000, "9.000000");
        isTotal(of(mode(Mode.FIXED, "1"), "12"), 96_000, 96_000, 0, -16_000, "12.000000");
    }

    @Test
    void anElasticValueFixesAShareAndLetsTheRestFloat() {
        // 80% at 9 yuan are 57,600 fen; what is left of the fund floats.
        isTotal(of(mode(Mode.ELASTIC, "0.8"), "9"), 80_000, 57_600, 22_400, 0, "10.000000");
        // At 13 yuan the fixed part alone exceeds the fund: nothing floats, and the fixed part is owed.
        isTotal(of(mode(Mode.ELASTIC, "0.8"), "13"), 83_200, 83_200, 0, -3_200, "10.400000");
    }

    @Test
    void theControlIntervalHoldsTheValueAndTheAdjustmentFundBearsTheDifference() {
        // Around 9 yuan by 5%: at most 9.45, 75,600 fen; 4,400 go to the adjustment fund.
        isTotal(of(interval(floating(), "0.05", "0.05"), "9"), 75_600, 0, 75_600, 4_400, "9.450000");
        // Around 11 yuan by 5%: at least 10.45, 83,600 fen; 3,600 are drawn from the adjustment fund.
        isTotal(of(interval(floating(), "0.05", "0.05"), "11"), 83_600, 0, 83_600, -3_600, "10.450000");
        // Within the interval the fund decides.
        isTotal(of(interval(floating(), "0.05", "0.05"), "10.2"), 80_000, 0, 80_000, 0, "10.000000");
    }

    @Test
    void theIntervalNeverPaysMoreThanFundAndAdjustmentFundHold() {
        isTotal(of(interval(floating(), "0.05", "0.05"), "14"), 90_000, 0, 90_000, -10_000, "11.250000");
        // Elastic: 80% at 15 yuan are 96,000 fen, owed; the floating part, which the interval asks for, has nothing.
        isTotal(of(interval(mode(Mode.ELASTIC, "0.8"), "0.1", "0.1"), "15"), 96_000, 96_000, 0, -16_000, "12.000000");
    }

    @Test
    void aGoodValueSettlementPaysTheGoodHospitalsValueUpToFundAndAdjustmentFund() {
        final List<HospitalValue> cheap = List.of(
                new HospitalValue("A", 45_000, 40_000, 500_000), new HospitalValue("B", 60_000, 60_000, 500_000));
        // A costs 8 yuan a point, the region 10.
        isTotal(of(settled(Settlement.GOOD_VALUE), cheap), 64_000, 0, 64_000, 16_000, "8.000000");
        // A earns 9 yuan a point.
        isTotal(of(settled(Settlement.GOOD_VALUE_TWO_DIMENSIONAL), cheap), 72_000, 0, 72_000, 8_000, "9.000000");
        final List<HospitalValue> dear = List.of(
                new HospitalValue("A", 60_000, 60_000, 500_000), new HospitalValue("B", 80_000, 80_000, 500_000));
        isTotal(of(settled(Settlement.GOOD_VALUE), dear), 90_000, 0, 90_000, -10_000, "11.250000");
    }

    @Test
    void whatNeedsAYearStartValueIsRefusedWithoutOne() {
        for (final PointValuePolicy policy :
                List.of(mode(Mode.FIXED, "1"), mode(Mode.ELASTIC, "0.7"), interval(floating(), "0.05", "0.05"))) {
            assertThatThrownBy(() -> PayableTotal.of(FUND, policy, Optional.empty(), RATIO, HUNDRED_POINTS, List.of()))
                    .isInstanceOf(DipperException.class)
                    .hasMessageContaining("no year-start point value");
        }
    }

    @Test
    void theLargestFundAndTheMostPointsAreExact() {
        final long largestFund = 100_000_000_000_000L;
        final long mostUnits = 1_000_000_000_000_000_000L;
        final PoolFund fund = new PoolFund("310", largestFund, largestFund, 0, 0, largestFund);
        assertThat(PayableTotal.of(fund, floating(), Optional.empty(), Fraction.of(1, 3), mostUnits, List.of()))
                .isEqualTo(new PayableTotal(largestFund, 0, largestFund, 0, new BigDecimal("0.030000")));
        // 10^14 points at a millionth of a yuan, a third paid by the fund: 3,333,333,333.33 fen.
        final BigDecimal millionth = new BigDecimal("0.000001");
        assertThat(PayableTotal.of(
                                fund,
                                mode(Mode.FIXED, "1"),
                                Optional.of(millionth),
                                Fraction.of(1, 3),
                                mostUnits,
                                List.of())
                        .payableFen())
                .isEqualTo(3_333_333_333L);
        // The interval asks for far more than a long holds; fund and adjustment fund end it.
        assertThat(PayableTotal.of(
                                fund,
                                interval(floating(), "0", "1"),
                                Optional.of(BigDecimal.valueOf(1_000_000)),
                                Fraction.of(1, 1),
                                mostUnits,
                                List.of())
                        .payableFen())
                .isEqualTo(2 * largestFund);
        assertThatThrownBy(() -> PayableTotal.of(
                        fund,
                        mode(Mode.FIXED, "1"),
                        Optional.of(BigDecimal.valueOf(1_000_000)),
                        Fraction.of(1, 1),
                        mostUnits,
                        List.of()))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("too large");
    }

    private static PayableTotal of(final PointValuePolicy policy, final String yearStart) {
        return PayableTotal.of(FUND, policy, Optional.of(new BigDecimal(yearStart)), RATIO, HUNDRED_POINTS, List.of());
    }

    private static PayableTotal of(final PointValuePolicy policy, final List<HospitalValue> hospitals) {
        return PayableTotal.of(FUND, policy, Optional.empty(), RATIO, HUNDRED_POINTS, hospitals);
    }

    private static void isTotal(
            final PayableTotal total,
            final long payable,
            final long fixed,
            final long floating,
            final long residue,
            final String value) {
        assertThat(total).isEqualTo(new PayableTotal(payable, fixed, floating, residue, new BigDecimal(value)));
    }

    private static PointValuePolicy floating() {
        return PointValuePolicy.FLOATING;
    }

    private static PointValuePolicy mode(final Mode mode, final String fixedShare) {
        return policy(mode, fixedShare, Optional.empty(), Settlement.BY_FUND);
    }

    private static PointValuePolicy settled(final Settlement settlement) {
        return policy(Mode.FLOATING, "0", Optional.empty(), settlement);
    }

    private static PointValuePolicy interval(final PointValuePolicy of, final String below, final String above) {
        return policy(
                of.mode(),
                of.fixedShare().toPlainString(),
                Optional.of(new Interval(new BigDecimal(below), new BigDecimal(above))),
                Settlement.BY_FUND);
    }

    private static PointValuePolicy policy(
            final Mode mode, final String fixedShare, final Optional<Interval> interval, final Settlement settlement) {
        return new PointValuePolicy(
                mode,
                new BigDecimal(fixedShare),
                interval,
                YearStart.WEIGHTED,
                settlement,
                new BigDecimal("0.025"),
                new BigDecimal("0.975"));
    }
}
