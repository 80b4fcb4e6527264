package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.dipper.settlement.clearing.Prepayments.LastYear;
import org.dipper.settlement.clearing.Prepayments.Prepayment;
import org.junit.jupiter.api.Test;

class PrepaymentsTest {
    private static final Prepayments ONE_MONTH = new Prepayments(BigDecimal.ONE);

    @Test
    void aMonthOfTheFundIsSplitByLastYearsBookedFundAndPerformance() {
        // 12,000 yuan a year, 1,000 a month. Weights 3 x 1, 1 x 0.8, 1 x 1.2.
        assertThat(ONE_MONTH.split(
                        "310",
                        1_200_000,
                        List.of(last("H3", 100, "1.2"), last("H1", 300, "1"), last("H2", 100, "0.8"))))
                .containsExactly(
                        new Prepayment("H1", "310", 300, new BigDecimal("1"), 60_000),
                        new Prepayment("H2", "310", 100, new BigDecimal("0.8"), 16_000),
                        new Prepayment("H3", "310", 100, new BigDecimal("1.2"), 24_000));
    }

    @Test
    void monthsOfTheFundAreRoundedHalfUpToTheFen() {
        assertThat(ONE_MONTH.totalFen(1_000)).isEqualTo(83);
        assertThat(ONE_MONTH.totalFen(6)).isEqualTo(1);
        assertThat(new Prepayments(new BigDecimal("1.5")).totalFen(1_000)).isEqualTo(125);
        assertThat(new Prepayments(new BigDecimal("12")).totalFen(Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new Prepayments(BigDecimal.ZERO).totalFen(1_000)).isZero();
    }

    @Test
    void theLargestBookedFundsAndFinestFactorsSumToTheMonth() {
        final List<Prepayment> prepayments = ONE_MONTH.split(
                "310",
                Long.MAX_VALUE,
                List.of(last("H1", Long.MAX_VALUE, "1.0001"), last("H2", Long.MAX_VALUE, "100"), last("H3", 1, "0.5")));
        assertThat(prepayments.stream().mapToLong(Prepayment::prepaymentFen).sum())
                .isEqualTo(ONE_MONTH.totalFen(Long.MAX_VALUE));
        assertThat(prepayments.get(1).prepaymentFen())
                .isGreaterThan(prepayments.get(0).prepaymentFen());
    }

    @Test
    void aHospitalOfRefundsGetsNothingAndNoPrepaymentNeedsNoWeight() {
        assertThat(ONE_MONTH.split("310", 1_200, List.of(last("H1", -5, "1"), last("H2", 7, "1"))))
                .extracting(Prepayment::prepaymentFen)
                .containsExactly(0L, 100L);
        assertThat(new Prepayments(BigDecimal.ZERO).split("310", 1_200, List.of(last("H1", 0, "1"))))
                .extracting(Prepayment::prepaymentFen)
                .containsExactly(0L);
    }

    @Test
    void moneyForNobodyNegativeFactorsAndHospitalsTwiceAreRefused() {
        assertThatThrownBy(() -> ONE_MONTH.split("310", 1_200, List.of(last("H1", 0, "1"))))
                .hasMessageContaining("cannot be split");
        assertThatThrownBy(() -> ONE_MONTH.split("310", 1_200, List.of(last("H1", 1, "-1"))))
                .hasMessageContaining("below 0");
        assertThatThrownBy(() -> ONE_MONTH.split("310", 1_200, List.of(last("H1", 1, "1"), last("H1", 2, "1"))))
                .hasMessageContaining("twice");
    }

    private static LastYear last(final String institution, final long bookedFen, final String factor) {
        return new LastYear(institution, bookedFen, new BigDecimal(factor));
    }
}
