package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dipper.settlement.clearing.Hospitals.band;
import static org.dipper.settlement.clearing.Hospitals.decimal;
import static org.dipper.settlement.clearing.Hospitals.grade;
import static org.dipper.settlement.clearing.Hospitals.hospital;
import static org.dipper.settlement.clearing.Hospitals.lastBand;
import static org.dipper.settlement.clearing.Hospitals.pool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.policy.ClearingPolicy;
import org.junit.jupiter.api.Test;

class AnnualClearingTest {
    private static final ClearingPolicy BANDS = new ClearingPolicy(
            List.of(grade("90", "1"), grade("80", "0.98"), grade("0", "0.9")),
            List.of(grade("90", "1"), grade("80", "0.95"), grade("0", "0")),
            List.of(band("0", "0.8", "0"), band("0.8", "1", "1"), band("1", "1.1", "0.5"), lastBand("1.1", "0")),
            Optional.empty());

    @Test
    void aPoolIsClearedLineByLineAndEveryFenHasAName() {
        final ClearingPool pool = new ClearingPool(
                "310",
                100_000,
                5_000,
                new ClearingPool.Budget(112_000, 5_000, 4_000, 3_000),
                List.of(
                        new ClearingInstitution(
                                "H1", "3", 50_000, 30_000, decimal("85"), Optional.empty(), 700, 2_000, 40_000, 3_000),
                        new ClearingInstitution(
                                "H2", "2", 49_000, 51_001, decimal("90"), Optional.empty(), 0, 1_900, 36_000, 2_000)));
        final ClearedPool cleared = new AnnualClearing(BANDS).clear(pool);

        // H1: 50,000 x 0.98 = 49,000. Booked 30,000 is q = 0.612: of the surplus 0.8..1 is kept, 9,800. Deposit 95 %.
        assertThat(cleared.institutions().get(0))
                .isEqualTo(new ClearedInstitution(
                        "H1",
                        "310",
                        "3",
                        50_000,
                        decimal("85"),
                        new BigDecimal("0.98"),
                        49_000,
                        30_000,
                        decimal("0.612245"),
                        9_800,
                        0,
                        39_800,
                        700,
                        2_000,
                        1_900,
                        100,
                        39_000,
                        40_000,
                        3_000,
                        -4_000));
        // H2: overspend 2,001, half of it 1,000.5, rounded up.
        assertThat(cleared.institutions().get(1))
                .isEqualTo(new ClearedInstitution(
                        "H2",
                        "310",
                        "2",
                        49_000,
                        decimal("90"),
                        new BigDecimal("1"),
                        49_000,
                        51_001,
                        decimal("1.040837"),
                        0,
                        1_001,
                        50_001,
                        0,
                        1_900,
                        1_900,
                        0,
                        50_001,
                        36_000,
                        2_000,
                        12_001));
        assertThat(cleared.account())
                .extracting(line -> line.line() + " " + line.account() + " " + line.item() + " " + line.amountFen())
                .containsExactly(
                        "1 budget budget_figure 112000",
                        "2 budget adjustment_fund -5000",
                        "3 budget cross_region -4000",
                        "4 budget non_dip -3000",
                        "5 budget dip_fund 100000",
                        "6 distribution dip_fund 100000",
                        "7 distribution paid_to_hospitals -89001",
                        "8 distribution point_value -1000",
                        "9 distribution assessment -1000",
                        "10 distribution surplus_not_kept -9200",
                        "11 distribution overspend_shared 1001",
                        "12 distribution audit_deduction -700",
                        "13 distribution deposit_forfeited -100",
                        "14 adjustment_fund opening 5000",
                        "15 adjustment_fund point_value_surplus 1000",
                        "16 adjustment_fund point_value_drawn 0",
                        "17 adjustment_fund overspend_shared -1001",
                        "18 adjustment_fund closing 4999");
    }

    @Test
    void helpsBeyondTheAdjustmentFundLeftAreCutInProportionToTheFen() {
        // Helps asked: 500, 250, 250. The point value drew 299 of 700: 401 are left, split 200.5, 100.25, 100.25.
        final ClearedPool cleared = new AnnualClearing(BANDS)
                .clear(pool(
                        29_701,
                        700,
                        hospital("H1", 10_000, 11_000),
                        hospital("H2", 10_000, 10_500),
                        hospital("H3", 10_000, 10_500)));
        assertThat(cleared.institutions())
                .extracting(ClearedInstitution::overspendSharedFen)
                .containsExactly(201L, 100L, 100L);
        assertThat(amount(cleared, "adjustment_fund", "point_value_drawn")).isEqualTo(-299);
        assertThat(amount(cleared, "adjustment_fund", "closing")).isZero();
    }

    @Test
    void anAdjustmentFundThatThePointValueExhaustsHelpsNobodyAndClosesBelowZero() {
        final ClearedPool cleared = new AnnualClearing(BANDS).clear(pool(8_000, 1_500, hospital("H1", 10_000, 11_000)));
        assertThat(cleared.institutions().get(0).overspendSharedFen()).isZero();
        assertThat(cleared.institutions().get(0).finalFen()).isEqualTo(10_000);
        assertThat(amount(cleared, "distribution", "point_value")).isEqualTo(2_000);
        assertThat(amount(cleared, "adjustment_fund", "closing")).isEqualTo(-500);
    }

    @Test
    void aCoefficientStandsBeforeTheScoreWhichStillDecidesTheDeposit() {
        final ClearedInstitution cleared =
                clearOne(BANDS, hospital("H1", 1_000, 1_000, decimal("85"), decimal("1.05"), 0, 100));
        assertThat(cleared.assessedFen()).isEqualTo(1_050);
        assertThat(cleared.depositReturnedFen()).isEqualTo(95);
        assertThat(cleared.depositForfeitedFen()).isEqualTo(5);
    }

    @Test
    void withoutAssessmentThePaymentStandsAndTheDepositIsReturned() {
        final ClearedInstitution cleared =
                clearOne(BANDS, hospital("H1", 1_000, 1_000, Optional.empty(), Optional.empty(), 0, 100));
        assertThat(cleared.assessmentCoefficient()).isEqualByComparingTo("1");
        assertThat(cleared.depositReturnedFen()).isEqualTo(100);
        assertThat(cleared.finalFen()).isEqualTo(1_000);
    }

    @Test
    void aNegativeDepositIsAllReturned() {
        final ClearedInstitution cleared =
                clearOne(BANDS, hospital("H1", 1_000, 1_000, decimal("10"), decimal("1"), 0, -100));
        assertThat(cleared.depositReturnedFen()).isEqualTo(-100);
        assertThat(cleared.depositForfeitedFen()).isZero();
    }

    @Test
    void gradesBeginAtTheirScore() {
        final List<String> scores = List.of("100", "90", "89.9999", "80", "79.9999", "0");
        final List<Long> assessed = List.of(1_000L, 1_000L, 980L, 980L, 900L, 900L);
        for (int i = 0; i < scores.size(); i++) {
            assertThat(clearOne(BANDS, hospital("H1", 1_000, 900, decimal(scores.get(i)), Optional.empty(), 0, 0))
                            .assessedFen())
                    .as("score %s", scores.get(i))
                    .isEqualTo(assessed.get(i));
        }
        assertThatThrownBy(() -> clearOne(BANDS, hospital("H1", 1_000, 0, decimal("-1"), Optional.empty(), 0, 0)))
                .hasMessageContaining("No grade of the policy reaches that low");
    }

    @Test
    void withoutBandsThePaymentStandsWhateverWasBooked() {
        for (final long booked : List.of(0L, 500L, 1_000L, 5_000L)) {
            final ClearedInstitution cleared = clearOne(ClearingPolicy.NONE, hospital("H1", 1_000, booked));
            assertThat(cleared.finalFen()).isEqualTo(1_000);
            assertThat(cleared.surplusKeptFen()).isZero();
            assertThat(cleared.overspendSharedFen()).isZero();
        }
    }

    @Test
    void anInstitutionThatEarnedNothingGetsNothingWhateverWasBooked() {
        final ClearedInstitution cleared = clearOne(BANDS, hospital("H1", 0, 5_000));
        assertThat(cleared.finalFen()).isZero();
        assertThat(cleared.bookedToAssessed()).isEmpty();
    }

    @Test
    void aDeductionAboveThePaymentLeavesAFinalAmountBelowZero() {
        final ClearedInstitution cleared =
                clearOne(BANDS, hospital("H1", 1_000, 1_000, Optional.empty(), Optional.empty(), 1_300, 0));
        assertThat(cleared.finalFen()).isEqualTo(-300);
        assertThat(cleared.balanceFen()).isEqualTo(-300);
    }

    @Test
    void aBudgetThatDoesNotGiveTheFundIsNotReconciled() {
        final ClearingPool pool = new ClearingPool("310", 1_000, 0, new ClearingPool.Budget(1_001, 0, 0, 0), List.of());
        assertThatThrownBy(() -> new AnnualClearing(BANDS).clear(pool))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NOT_RECONCILED));
    }

    @Test
    void anInstitutionTwiceAndNegativeMoneyAreRefused() {
        assertThatThrownBy(() ->
                        new AnnualClearing(BANDS).clear(pool(20, 0, hospital("H1", 10, 10), hospital("H1", 10, 10))))
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> hospital("H1", -1, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> pool(0, -1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new AnnualClearing(BANDS)
                        .clear(pool(0, 0, hospital("H1", Long.MAX_VALUE, 0), hospital("H2", 1, 0))))
                .hasMessageContaining("9.2 x 10^18 fen");
    }

    private static ClearedInstitution clearOne(final ClearingPolicy policy, final ClearingInstitution hospital) {
        return new AnnualClearing(policy)
                .clear(pool(hospital.payableFen(), 0, hospital))
                .institutions()
                .get(0);
    }

    private static long amount(final ClearedPool cleared, final String account, final String item) {
        return cleared.account().stream()
                .filter(line -> line.account().equals(account) && line.item().equals(item))
                .mapToLong(PoolAccount.Line::amountFen)
                .sum();
    }
}
