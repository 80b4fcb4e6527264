package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.MonthPolicy.Formula;
import org.dipper.settlement.clearing.MonthlyPayment.Month;
import org.dipper.settlement.clearing.MonthlyPayment.Payment;
import org.junit.jupiter.api.Test;

class MonthlyPaymentTest {
    private static final BigDecimal TEN_YUAN = new BigDecimal("10.000000");
    private static final Fraction SEVENTY_PERCENT = Fraction.of(7, 10);

    @Test
    void fiftyThousandPointsOfTenYuanLessThePatientsPartPay339000Yuan() {
        // 500,000 - 120,000 of the patients = 380,000; x 0.9 = 342,000; less 3,000 of audit.
        final Payment payment = month(Formula.DEDUCTION, "0.9")
                .pay(new Month("H1", "310", 500_000_000, 45_000_000, 33_000_000, 300_000, 0));
        assertThat(payment.payableFen()).isEqualTo(38_000_000);
        assertThat(payment.releasedFen()).isEqualTo(34_200_000);
        assertThat(payment.depositFen()).isEqualTo(3_800_000);
        assertThat(payment.paidFen()).isEqualTo(33_900_000);
        assertThat(payment.carriedOutFen()).isZero();
    }

    @Test
    void theRatioFormulaPaysTheFundsShareOfTheWorth() {
        // 500,000 x 0.7 = 350,000; x 0.95 = 332,500; less 3,000.
        final Payment payment = month(Formula.RATIO, "0.95")
                .pay(new Month("H1", "310", 500_000_000, 45_000_000, 33_000_000, 300_000, 0));
        assertThat(payment.payableFen()).isEqualTo(35_000_000);
        assertThat(payment.depositFen()).isEqualTo(1_750_000);
        assertThat(payment.paidFen()).isEqualTo(32_950_000);
    }

    @Test
    void pointsPointValueAndRatioAreMultipliedExactlyAndRoundedOnce() {
        // 0.0003 points x 25 yuan x 2/3 = 0.5 fen: half up, away from zero. 0.0002 points are 0.5 fen before the ratio
        // and
        // 0.33 after it: rounded before, they would pay a fen.
        final MonthPolicy all = new MonthPolicy(Formula.RATIO, BigDecimal.ONE, BigDecimal.ZERO);
        final MonthlyPayment month = new MonthlyPayment(all, new BigDecimal("25"), Fraction.of(2, 3));
        assertThat(month.pay(points(3)).payableFen()).isEqualTo(1);
        assertThat(month.pay(points(-3)).payableFen()).isEqualTo(-1);
        assertThat(month.pay(points(2)).payableFen()).isZero();
    }

    @Test
    void aMonthThatOwesMoreThanItEarnsPaysNothingAndCarriesTheRestOver() {
        final MonthlyPayment month = month(Formula.RATIO, "1");
        // 1 point = 7 yuan. Corrections of -10 points, then +4, then +9: -70, -42, +21.
        final Payment first = month.pay(new Month("H1", "310", -100_000, 0, 0, 0, 0));
        assertThat(first.paidFen()).isZero();
        assertThat(first.carriedOutFen()).isEqualTo(-7_000);
        final Payment second = month.pay(new Month("H1", "310", 40_000, 0, 0, 0, first.carriedOutFen()));
        assertThat(second.paidFen()).isZero();
        assertThat(second.carriedOutFen()).isEqualTo(-4_200);
        final Payment third = month.pay(new Month("H1", "310", 90_000, 0, 0, 0, second.carriedOutFen()));
        assertThat(third.paidFen()).isEqualTo(2_100);
        assertThat(third.carriedOutFen()).isZero();
    }

    @Test
    void aNegativePayableTakesItsDepositBack() {
        final Payment payment = month(Formula.RATIO, "0.95").pay(points(-10_000_000));
        assertThat(payment.payableFen()).isEqualTo(-700_000);
        assertThat(payment.releasedFen()).isEqualTo(-665_000);
        assertThat(payment.depositFen()).isEqualTo(-35_000);
    }

    @Test
    void theLargestLongsOfPointsCostAndBookedFundDoNotOverflowWhileThePayableFits() {
        // 9.2 x 10^18 units at a millionth of a yuan are 92,233,720,368.55 fen.
        final MonthPolicy all = new MonthPolicy(Formula.RATIO, BigDecimal.ONE, BigDecimal.ZERO);
        assertThat(new MonthlyPayment(all, new BigDecimal("0.000001"), Fraction.of(1, 1))
                        .pay(points(Long.MAX_VALUE))
                        .payableFen())
                .isEqualTo(92_233_720_369L);
        // Worth, cost and booked fund each near the end of a long; cost and booked fund cancel.
        final MonthPolicy deduction = new MonthPolicy(Formula.DEDUCTION, BigDecimal.ONE, BigDecimal.ZERO);
        final Payment payment = new MonthlyPayment(deduction, new BigDecimal("100"), SEVENTY_PERCENT)
                .pay(new Month("H1", "310", Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0));
        assertThat(payment.payableFen()).isEqualTo(Long.MAX_VALUE);
        assertThat(payment.paidFen()).isEqualTo(Long.MAX_VALUE);
        // The worth alone, 9.2 x 10^19 fen, would not fit; less the cost it does.
        assertThat(new MonthlyPayment(deduction, new BigDecimal("200"), SEVENTY_PERCENT)
                        .pay(new Month("H1", "310", Long.MAX_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE, 0))
                        .paidFen())
                .isZero();
    }

    @Test
    void moneyBeyondALongIsRefusedInWords() {
        final MonthlyPayment month = new MonthlyPayment(
                new MonthPolicy(Formula.RATIO, BigDecimal.ONE, BigDecimal.ZERO),
                new BigDecimal("1000"),
                SEVENTY_PERCENT);
        assertThatThrownBy(() -> month.pay(points(Long.MAX_VALUE)))
                .isInstanceOfSatisfying(DipperException.class, refused -> assertThat(refused.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessageContaining("institution H1 in pool 310");
        assertThatThrownBy(() -> month.pay(new Month("H1", "310", 0, 0, 0, Long.MAX_VALUE, -2)))
                .hasMessageContaining("9.2 x 10^18 fen");
    }

    @Test
    void aPointValueOfZeroOrOfSevenDecimalsIsRefused() {
        final MonthPolicy policy = MonthPolicy.DEFAULT;
        assertThatThrownBy(() -> new MonthlyPayment(policy, BigDecimal.ZERO, SEVENTY_PERCENT).pay(points(1)))
                .hasMessageContaining("must be above 0");
        assertThatThrownBy(
                        () -> new MonthlyPayment(policy, new BigDecimal("1.0000001"), SEVENTY_PERCENT).pay(points(1)))
                .hasMessageContaining("six decimals");
    }

    private static Month points(final long units) {
        return new Month("H1", "310", units, 0, 0, 0, 0);
    }

    private static MonthlyPayment month(final Formula formula, final String prepayRatio) {
        return new MonthlyPayment(
                new MonthPolicy(formula, new BigDecimal(prepayRatio), BigDecimal.ZERO), TEN_YUAN, SEVENTY_PERCENT);
    }
}
