package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.Fraction;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.MonthPolicy.Formula;
import org.dipper.settlement.clearing.MonthlyPayment.Month;
import org.dipper.settlement.clearing.MonthlyPayment.Payment;
import org.junit.jupiter.api.Test;

class ClearingPropertiesTest {
    private static final long SEED = 20_261_124L;
    private static final int POOLS = 3_000;

    @Test
    void theFundIsAlwaysTheFinalAmountsAndTheResidues() {
        final RandomPools cities = new RandomPools(SEED);
        for (int round = 0; round < POOLS; round++) {
            final ClearingPool pool = cities.pool();
            final ClearedPool cleared = new AnnualClearing(cities.policy()).clear(pool);
            final String where = "seed " + SEED + " round " + round;
            assertThat(sum(cleared, "distribution")).as(where).isZero();
            long finals = 0;
            for (final ClearedInstitution row : cleared.institutions()) {
                finals += row.finalFen();
                assertThat(row.finalFen())
                        .as(where)
                        .isEqualTo(row.sharedFen() - row.auditDeductionFen() - row.depositForfeitedFen());
                assertThat(row.balanceFen())
                        .as(where)
                        .isEqualTo(row.finalFen() - row.monthsPaidFen() - row.prepaymentFen());
                assertThat(row.depositFen()).as(where).isEqualTo(row.depositReturnedFen() + row.depositForfeitedFen());
            }
            assertThat(amount(cleared, "distribution", "paid_to_hospitals"))
                    .as(where)
                    .isEqualTo(-finals);
        }
    }

    @Test
    void helpsNeverExceedTheAdjustmentFundThatThePointValueLeaves() {
        final RandomPools cities = new RandomPools(SEED + 1);
        int cut = 0;
        for (int round = 0; round < POOLS; round++) {
            final ClearingPool pool = cities.pool();
            final ClearingPolicy policy = cities.policy();
            final ClearedPool cleared = new AnnualClearing(policy).clear(pool);
            final long left = Math.max(
                    0,
                    pool.adjustmentFen()
                            + pool.fundFen()
                            - pool.institutions().stream()
                                    .mapToLong(ClearingInstitution::payableFen)
                                    .sum());
            final long helped = cleared.institutions().stream()
                    .mapToLong(ClearedInstitution::overspendSharedFen)
                    .sum();
            assertThat(helped).as("seed %d round %d", SEED + 1, round).isBetween(0L, left);
            cut += helped > 0 && helped == left ? 1 : 0;
        }
        assertThat(cut).isGreaterThan(100);
    }

    @Test
    void theOrderOfTheHospitalsDoesNotMatterAndOneWithoutPointsAndBookedFundChangesNobody() {
        final RandomPools cities = new RandomPools(SEED + 2);
        for (int round = 0; round < POOLS; round++) {
            final ClearingPool pool = cities.pool();
            final AnnualClearing clearing = new AnnualClearing(cities.policy());
            final ClearedPool cleared = clearing.clear(pool);

            final List<ClearingInstitution> others = new ArrayList<>(pool.institutions());
            Collections.shuffle(others, cities.random());
            final String where = "seed " + (SEED + 2) + " round " + round;
            assertThat(clearing.clear(with(pool, others))).as(where).isEqualTo(cleared);

            others.add(0, Hospitals.hospital("A0", 0, 0));
            final ClearedPool withIdle = clearing.clear(with(pool, others));
            assertThat(withIdle.institutions().subList(1, others.size()))
                    .as(where)
                    .isEqualTo(cleared.institutions());
            assertThat(withIdle.institutions().get(0).finalFen()).as(where).isZero();
            assertThat(withIdle.account()).as(where).isEqualTo(cleared.account());
        }
    }

    /**
     * Where the shares of overspend fall from band to band. Where they rise, a higher payment can lose: the far band, of which
     * the fund bears more, begins later.
     */
    @Test
    void aHigherPaymentNeverMeansLessForTheSameBookedFund() {
        final RandomPools cities = new RandomPools(SEED + 3);
        for (int round = 0; round < 10_000; round++) {
            final long size = round % 2 == 0 ? 50 : 1_000_000_000_000L;
            final AnnualClearing clearing = new AnnualClearing(new ClearingPolicy(
                    List.of(),
                    List.of(),
                    cities.bands(true),
                    round % 3 == 0 ? Optional.of(new BigDecimal("0.03")) : Optional.empty()));
            final long payable = cities.between(0, size);
            final long more = payable + cities.between(1, size);
            final long booked = cities.between(0, 2 * size);
            assertThat(alone(clearing, more, booked))
                    .as("seed %d round %d", SEED + 3, round)
                    .isGreaterThanOrEqualTo(alone(clearing, payable, booked) - 1);
        }
    }

    @Test
    void monthsNeverPayBelowZeroAndTheirSumIsWhatWasReleasedLessAudit() {
        final RandomPools cities = new RandomPools(SEED + 4);
        int carries = 0;
        for (int round = 0; round < POOLS; round++) {
            final MonthlyPayment payment = new MonthlyPayment(
                    new MonthPolicy(
                            round % 2 == 0 ? Formula.RATIO : Formula.DEDUCTION,
                            BigDecimal.valueOf(cities.between(1, 10_000), 4),
                            BigDecimal.ZERO),
                    BigDecimal.valueOf(cities.between(1, 100_000_000), 6),
                    Fraction.of(cities.between(1, 1_000), 1_000));
            long released = 0;
            long audit = 0;
            long paid = 0;
            long carried = 0;
            for (int month = 1; month <= 12; month++) {
                final Payment paidMonth = payment.pay(new Month(
                        "H1",
                        "310",
                        cities.between(-50_000_000, 150_000_000),
                        cities.between(0, 10_000_000),
                        cities.between(0, 10_000_000),
                        cities.between(0, 1_000_000),
                        carried));
                assertThat(paidMonth.paidFen())
                        .as("seed %d round %d", SEED + 4, round)
                        .isNotNegative();
                assertThat(paidMonth.payableFen()).isEqualTo(paidMonth.releasedFen() + paidMonth.depositFen());
                released += paidMonth.releasedFen();
                audit += paidMonth.month().auditDeductionFen();
                paid += paidMonth.paidFen();
                carried = paidMonth.carriedOutFen();
                carries += carried < 0 ? 1 : 0;
            }
            assertThat(paid + carried).as("seed %d round %d", SEED + 4, round).isEqualTo(released - audit);
        }
        assertThat(carries).isGreaterThan(1_000);
    }

    private static long alone(final AnnualClearing clearing, final long payable, final long booked) {
        return clearing.clear(Hospitals.pool(payable, Long.MAX_VALUE / 4, Hospitals.hospital("H1", payable, booked)))
                .institutions()
                .get(0)
                .finalFen();
    }

    private static ClearingPool with(final ClearingPool pool, final List<ClearingInstitution> institutions) {
        return new ClearingPool(pool.pool(), pool.fundFen(), pool.adjustmentFen(), pool.budget(), institutions);
    }

    private static long sum(final ClearedPool cleared, final String account) {
        return cleared.account().stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(PoolAccount.Line::amountFen)
                .sum();
    }

    private static long amount(final ClearedPool cleared, final String account, final String item) {
        return cleared.account().stream()
                .filter(line -> line.account().equals(account) && line.item().equals(item))
                .mapToLong(PoolAccount.Line::amountFen)
                .sum();
    }
}
