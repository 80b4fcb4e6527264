package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.catalog.Fraction;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.ClearingPolicy.Grade;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.MonthPolicy.Formula;
import org.dipper.settlement.clearing.MonthlyPayment.Month;
import org.dipper.settlement.clearing.MonthlyPayment.Payment;
import org.dipper.settlement.clearing.SlowClearing.SlowBand;
import org.dipper.settlement.clearing.SlowClearing.SlowHospital;
import org.dipper.settlement.clearing.SlowClearing.SlowRules;
import org.junit.jupiter.api.Test;

class AgainstTheSlowClearingTest {
    private static final long SEED = 20_261_125L;
    private static final int CASES = 5_000;

    @Test
    void fiveThousandRandomPoolsClearAsTheRulesSay() {
        final RandomPools cities = new RandomPools(SEED);
        for (int round = 0; round < CASES; round++) {
            final ClearingPolicy policy = cities.policy();
            final ClearingPool pool = cities.pool();
            final ClearedPool cleared = new AnnualClearing(policy).clear(pool);
            final Map<String, Map<String, Long>> slow = SlowClearing.year(
                    rules(policy),
                    BigDecimal.valueOf(pool.fundFen()),
                    BigDecimal.valueOf(pool.adjustmentFen()),
                    pool.institutions().stream()
                            .map(AgainstTheSlowClearingTest::hospital)
                            .toList());
            final Map<String, Map<String, Long>> fast = new TreeMap<>();
            cleared.institutions().forEach(row -> fast.put(row.institution(), columns(row)));
            fast.put("", residues(cleared));
            assertThat(fast).as("seed %d round %d %s", SEED, round, policy).isEqualTo(slow);
        }
    }

    @Test
    void fiveThousandRandomMonthsPayAsTheRulesSay() {
        final RandomPools cities = new RandomPools(SEED + 1);
        for (int round = 0; round < CASES; round++) {
            final boolean isRatio = round % 2 == 0;
            final long size = round % 3 == 0 ? 300 : 1_000_000_000_000L;
            final BigDecimal prepay = BigDecimal.valueOf(cities.between(1, 20) * 500, 4);
            final BigDecimal value = BigDecimal.valueOf(cities.between(1, 400) * 250_000, 6);
            final long booked = cities.between(1, 40);
            final long cost = booked + cities.between(0, 40);
            final Month month = new Month(
                    "H1",
                    "310",
                    cities.between(-size, 3 * size),
                    cities.between(-size / 10, size),
                    cities.between(-size / 10, size),
                    cities.between(0, size / 10),
                    cities.between(-size / 10, 0));
            final Payment fast = new MonthlyPayment(
                            new MonthPolicy(isRatio ? Formula.RATIO : Formula.DEDUCTION, prepay, BigDecimal.ZERO),
                            value,
                            Fraction.of(booked, cost))
                    .pay(month);
            final Map<String, Long> slow = SlowClearing.month(
                    isRatio,
                    BigDecimal.valueOf(month.scoreUnits(), 4),
                    value,
                    BigDecimal.valueOf(booked).divide(BigDecimal.valueOf(cost), new MathContext(60)),
                    BigDecimal.valueOf(month.costFen(), 2),
                    BigDecimal.valueOf(month.bookedFen(), 2),
                    BigDecimal.valueOf(month.auditDeductionFen(), 2),
                    BigDecimal.valueOf(month.carriedInFen(), 2),
                    prepay);
            assertThat(Map.of(
                            "payable", fast.payableFen(),
                            "released", fast.releasedFen(),
                            "deposit", fast.depositFen(),
                            "paid", fast.paidFen(),
                            "carried_out", fast.carriedOutFen()))
                    .as("seed %d round %d", SEED + 1, round)
                    .isEqualTo(slow);
        }
    }

    private static Map<String, Long> columns(final ClearedInstitution row) {
        return Map.of(
                "assessed", row.assessedFen(),
                "kept", row.surplusKeptFen(),
                "helped", row.overspendSharedFen(),
                "shared", row.sharedFen(),
                "returned", row.depositReturnedFen(),
                "forfeited", row.depositForfeitedFen(),
                "final", row.finalFen(),
                "balance", row.balanceFen());
    }

    /** What the account lists beside the fund and what the hospitals get, as residues. */
    private static Map<String, Long> residues(final ClearedPool cleared) {
        final Map<String, Long> residues = new TreeMap<>();
        cleared.account().stream()
                .filter(line -> line.account().equals("distribution"))
                .filter(line -> !List.of("dip_fund", "paid_to_hospitals").contains(line.item()))
                .forEach(line -> residues.put(line.item(), -line.amountFen()));
        return residues;
    }

    private static SlowHospital hospital(final ClearingInstitution of) {
        return new SlowHospital(
                of.institution(),
                BigDecimal.valueOf(of.payableFen()),
                BigDecimal.valueOf(of.bookedFen()),
                of.assessmentScore(),
                of.assessmentCoefficient(),
                BigDecimal.valueOf(of.auditDeductionFen()),
                BigDecimal.valueOf(of.depositFen()),
                BigDecimal.valueOf(of.monthsPaidFen()),
                BigDecimal.valueOf(of.prepaymentFen()));
    }

    private static SlowRules rules(final ClearingPolicy policy) {
        return new SlowRules(
                grades(policy.assessmentByScore()),
                grades(policy.depositReturn()),
                policy.bands().stream()
                        .map(band -> new SlowBand(band.from(), band.to(), band.share()))
                        .toList(),
                policy.surplusCap());
    }

    private static TreeMap<BigDecimal, BigDecimal> grades(final List<Grade> grades) {
        final TreeMap<BigDecimal, BigDecimal> byScore = new TreeMap<>();
        grades.forEach(grade -> byScore.put(grade.from(), grade.value()));
        return byScore;
    }
}
