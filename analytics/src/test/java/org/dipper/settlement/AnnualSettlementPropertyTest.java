package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dipper.policy.CasePathPolicy;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PointValuePolicy.Interval;
import org.dipper.policy.PointValuePolicy.Mode;
import org.dipper.policy.PointValuePolicy.Settlement;
import org.dipper.policy.PointValuePolicy.YearStart;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.junit.jupiter.api.Test;

/** What holds for every policy, on random ones; a failure names the seed and the round. */
class AnnualSettlementPropertyTest {
    private static final long SEED = 20_261_124L;
    private static final int ROUNDS = 400;

    /** A random pool with its policy. */
    private record Trial(
            long fundFen,
            long adjustmentFen,
            PointValuePolicy pointValue,
            BigDecimal yearStart,
            List<InstitutionTotal> totals,
            List<OtherPoints> others) {
        PoolSettlement settle() {
            final PoolBudget budget = new PoolBudget(
                    "310",
                    Optional.of(fundFen),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(adjustmentFen),
                    Optional.empty(),
                    Optional.empty());
            final SettlementPolicy policy = new SettlementPolicy(
                    List.of(budget),
                    new CoefficientPolicy(Map.of(), Map.of(), BigDecimal.ONE),
                    Optional.empty(),
                    Set.of(),
                    BigDecimal.ZERO,
                    CasePathPolicy.NONE,
                    pointValue,
                    MonthPolicy.DEFAULT,
                    ClearingPolicy.NONE,
                    Optional.empty(),
                    List.of());
            return new AnnualSettlement(policy)
                    .settle(totals, others, Map.of("310", yearStart))
                    .get(0);
        }

        Trial with(final List<InstitutionTotal> changed) {
            return new Trial(fundFen, adjustmentFen, pointValue, yearStart, changed, others);
        }
    }

    @Test
    void paymentsAndTheResidueSumToTheFundUnderEveryRule() {
        final Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            final PoolSettlement pool = trial(random).settle();
            final long paid = pool.payments().values().stream()
                    .mapToLong(payment -> payment.caseFen()
                            + payment.otherFen().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                    .sum();
            assertThat(paid + pool.payable().pointValueResidueFen())
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(pool.fundFen());
            assertThat(pool.payable().fixedFen() + pool.payable().floatFen()).isEqualTo(pool.payableFen());
        }
    }

    @Test
    void theValueStaysWithinTheControlIntervalUnlessFundAndAdjustmentFundAreExhausted() {
        final Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            final Trial trial = trial(random, policy(Mode.FLOATING, "0", interval(random), Settlement.BY_FUND));
            final PoolSettlement pool = trial.settle();
            final Interval interval = trial.pointValue().interval().orElseThrow();
            final BigDecimal low = trial.yearStart().multiply(BigDecimal.ONE.subtract(interval.below()));
            final BigDecimal high = trial.yearStart().multiply(BigDecimal.ONE.add(interval.above()));
            // The total is whole fen, so the value may miss the limit by a fen over all points, and six decimals.
            final BigDecimal slack = new BigDecimal("0.0001");
            final boolean isExhausted = pool.payableFen() == trial.fundFen() + trial.adjustmentFen();
            assertThat(isExhausted || pool.settlementPointValue().compareTo(low.subtract(slack)) >= 0)
                    .as("seed %d round %d", SEED, round)
                    .isTrue();
            assertThat(pool.settlementPointValue()).isLessThanOrEqualTo(high.add(slack));
        }
    }

    @Test
    void doublingCostBookedFundAndFundDoublesNoShare() {
        final Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            final Trial trial = trial(random, PointValuePolicy.FLOATING);
            final Trial doubled = new Trial(
                    2 * trial.fundFen(),
                    2 * trial.adjustmentFen(),
                    trial.pointValue(),
                    trial.yearStart(),
                    trial.totals().stream()
                            .map(total ->
                                    changed(total, 2 * total.costFen(), 2 * total.bookedFen(), total.scoreUnits()))
                            .toList(),
                    trial.others());
            final Map<String, Long> twice = doubled.settle().paymentFen();
            trial.settle().paymentFen().forEach((institution, fen) -> assertThat(twice.get(institution) - 2 * fen)
                    .as("seed %d, %s", SEED, institution)
                    .isBetween(-2L, 2L));
        }
    }

    @Test
    void moreFloatingPointsNeverMeanLessMoneyByMoreThanAFen() {
        final Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            final Trial trial = trial(random, PointValuePolicy.FLOATING);
            final InstitutionTotal lucky = trial.totals().get(0);
            final List<InstitutionTotal> more = new ArrayList<>(trial.totals());
            more.set(
                    0,
                    changed(
                            lucky,
                            lucky.costFen(),
                            lucky.bookedFen(),
                            lucky.scoreUnits() + 1 + random.nextInt(1_000_000)));
            assertThat(trial.with(more).settle().paymentFen().get(lucky.institution()))
                    .as("seed %d round %d", SEED, round)
                    .isGreaterThanOrEqualTo(trial.settle().paymentFen().get(lucky.institution()) - 1);
        }
    }

    @Test
    void anInstitutionWithoutPointsAndTheOrderOfRowsChangeNothing() {
        final Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            final Trial trial = trial(random);
            final PoolSettlement before = trial.settle();
            final List<InstitutionTotal> totals = new ArrayList<>(trial.totals());
            Collections.shuffle(totals, random);
            final List<OtherPoints> others = new ArrayList<>(trial.others());
            Collections.shuffle(others, random);
            final Trial shuffled = new Trial(
                    trial.fundFen(), trial.adjustmentFen(), trial.pointValue(), trial.yearStart(), totals, others);
            assertThat(shuffled.settle()).as("seed %d round %d", SEED, round).isEqualTo(before);

            totals.add(new InstitutionTotal("N", "310", "1", 1, 0, 0, 1, 0, 0, 0));
            final PoolSettlement after = shuffled.with(totals).settle();
            assertThat(after.paymentFen()).containsEntry("N", 0L).containsAllEntriesOf(before.paymentFen());
            assertThat(after.payable()).isEqualTo(before.payable());
        }
    }

    private static Trial trial(final Random random) {
        final PointValuePolicy policy =
                switch (random.nextInt(7)) {
                    case 0 -> PointValuePolicy.FLOATING;
                    case 1 -> policy(Mode.FIXED, "1", Optional.empty(), Settlement.BY_FUND);
                    case 2 ->
                        policy(Mode.ELASTIC, "0." + (1 + random.nextInt(9)), Optional.empty(), Settlement.BY_FUND);
                    case 3 -> policy(Mode.FLOATING, "0", interval(random), Settlement.BY_FUND);
                    case 4 ->
                        policy(Mode.ELASTIC, "0." + (1 + random.nextInt(9)), interval(random), Settlement.BY_FUND);
                    case 5 -> policy(Mode.FLOATING, "0", Optional.empty(), Settlement.GOOD_VALUE);
                    default -> policy(Mode.FLOATING, "0", Optional.empty(), Settlement.GOOD_VALUE_TWO_DIMENSIONAL);
                };
        return trial(random, policy);
    }

    /** Points that cost about 10 yuan each, of which the fund pays about 70 percent. */
    private static Trial trial(final Random random, final PointValuePolicy policy) {
        final List<InstitutionTotal> totals = new ArrayList<>();
        final List<OtherPoints> others = new ArrayList<>();
        long cost = 0;
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            final long units = 1_000_000L + random.nextInt(100_000_000);
            final long hospitalCost = units * (70 + random.nextInt(60)) / 1_000;
            totals.add(new InstitutionTotal(
                    "H" + i,
                    "310",
                    "3",
                    10,
                    0,
                    0,
                    0,
                    hospitalCost,
                    hospitalCost * (60 + random.nextInt(20)) / 100,
                    units));
            cost += hospitalCost;
            if (random.nextInt(3) == 0) {
                others.add(
                        new OtherPoints("H" + random.nextInt(12), "310", "item", "name " + i, random.nextInt(9_000)));
            }
        }
        final long fund = cost * (50 + random.nextInt(40)) / 100;
        return new Trial(
                fund,
                fund * random.nextInt(10) / 100,
                policy,
                BigDecimal.valueOf(6_000_000 + random.nextInt(8_000_000), 6),
                totals,
                others);
    }

    private static Optional<Interval> interval(final Random random) {
        return Optional.of(
                new Interval(BigDecimal.valueOf(random.nextInt(20), 2), BigDecimal.valueOf(random.nextInt(20), 2)));
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

    private static InstitutionTotal changed(
            final InstitutionTotal total, final long cost, final long booked, final long units) {
        return new InstitutionTotal(
                total.institution(), total.pool(), total.level(), total.cases(), 0, 0, 0, cost, booked, units);
    }
}
