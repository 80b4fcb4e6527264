package org.dipper.settlement.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.policy.BudgetPolicy;
import org.dipper.policy.BudgetPolicy.Method;
import org.dipper.policy.PoolBudget;
import org.junit.jupiter.api.Test;

/** The three ways of sizing, in small round amounts that a reader can follow; amounts are fen. */
class PoolFundTest {
    private static final Optional<BigDecimal> NONE = Optional.empty();

    @Test
    void aFixedFundIsTheFundAndKeepsItsAdjustmentFundBeside() {
        final PoolBudget plain = new PoolBudget("310", Optional.of(300_000_000L), NONE, NONE);
        assertThat(PoolFund.of(plain, 1)).isEqualTo(new PoolFund("310", 300_000_000, 0, 0, 0, 300_000_000));
        final PoolBudget beside =
                new PoolBudget("310", Optional.of(1_000L), NONE, Optional.empty(), NONE, Optional.of(50L), NONE, NONE);
        assertThat(PoolFund.of(beside, 1)).isEqualTo(new PoolFund("310", 1_000, 50, 0, 0, 1_000));
    }

    @Test
    void aShareOfCostIsRoundedHalfUpToTheFen() {
        final PoolBudget budget = new PoolBudget("310", Optional.empty(), share("0.5"), NONE);
        assertThat(PoolFund.of(budget, 3).dipFundFen()).isEqualTo(2);
    }

    @Test
    void byItemTakesAdjustmentCrossRegionAndOtherPaymentsOffTheInpatientBudget() {
        // 1,000,000 - 5% - 30,000 - 120,000 = 800,000.
        final BudgetPolicy sizing =
                new BudgetPolicy(Method.BY_ITEM, 1_000_000, 120_000, 30_000, 0, 0, BigDecimal.ZERO, NONE);
        assertThat(PoolFund.of(sized(sizing, Optional.empty(), share("0.05")), 0))
                .isEqualTo(new PoolFund("310", 1_000_000, 50_000, 30_000, 120_000, 800_000));
    }

    @Test
    void byShareTakesLastYearsShareOfTheInpatientFund() {
        // 1,000,000 x 2/3 = 666,666.67, rounded; less 66,667 and 100,000.
        final BudgetPolicy sizing =
                new BudgetPolicy(Method.BY_SHARE, 1_000_000, 0, 100_000, 200, 300, BigDecimal.ZERO, NONE);
        assertThat(PoolFund.of(sized(sizing, Optional.of(66_667L), NONE), 0))
                .isEqualTo(new PoolFund("310", 666_667, 66_667, 100_000, 0, 500_000));
    }

    @Test
    void byRateLetsLastYearsFundGrowUpToTheLimit() {
        // 1,000,000 x 1.055 = 1,055,000; less 5% of it, 52,750.
        assertThat(PoolFund.of(sized(grown("0.055", "0.055"), Optional.empty(), share("0.05")), 0))
                .isEqualTo(new PoolFund("310", 1_055_000, 52_750, 0, 0, 1_002_250));
        assertThatThrownBy(() -> PoolFund.of(sized(grown("0.056", "0.055"), Optional.empty(), NONE), 0))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("grows faster");
    }

    @Test
    void aFundThatIsUsedUpBeforeItIsDistributedIsRefused() {
        final BudgetPolicy sizing = new BudgetPolicy(Method.BY_ITEM, 1_000, 400, 100, 0, 0, BigDecimal.ZERO, NONE);
        assertThatThrownBy(() -> PoolFund.of(sized(sizing, Optional.of(500L), NONE), 0))
                .isInstanceOfSatisfying(DipperException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(failure.what()).contains("310");
                    assertThat(failure.why()).contains("10.00").contains("0.00");
                });
    }

    @Test
    void theLargestFundsNeitherOverflowNorLoseAFen() {
        final long largest = 100_000_000_000_000L;
        final BudgetPolicy sizing = new BudgetPolicy(
                Method.BY_SHARE, largest, 0, 0, largest - 1, largest, BigDecimal.ZERO, Optional.empty());
        assertThat(PoolFund.of(sized(sizing, Optional.empty(), NONE), 0).dipFundFen())
                .isEqualTo(largest - 1);
        final BudgetPolicy small =
                new BudgetPolicy(Method.BY_SHARE, largest, 0, 0, largest, 1, BigDecimal.ZERO, Optional.empty());
        assertThatThrownBy(() -> PoolFund.of(sized(small, Optional.empty(), NONE), 0))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("too large");
    }

    private static BudgetPolicy grown(final String growth, final String limit) {
        return new BudgetPolicy(Method.BY_RATE, 0, 0, 0, 1_000_000, 0, new BigDecimal(growth), share(limit));
    }

    private static PoolBudget sized(
            final BudgetPolicy sizing, final Optional<Long> adjustment, final Optional<BigDecimal> adjustmentShare) {
        return new PoolBudget(
                "310", Optional.empty(), NONE, Optional.of(sizing), NONE, adjustment, adjustmentShare, NONE);
    }

    private static Optional<BigDecimal> share(final String share) {
        return Optional.of(new BigDecimal(share));
    }
}
