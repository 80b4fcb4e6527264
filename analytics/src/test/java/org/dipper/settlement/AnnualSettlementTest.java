package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.errors.DipperException;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.junit.jupiter.api.Test;

/** A fund of 1,000 yuan in pool 310 unless a test says otherwise; points are whole. */
class AnnualSettlementTest {
    @Test
    void otherPaymentsShareTheFundByPointsAndEachGetsItsPart() {
        // 500 points of cases and 500 of others: A has 300 + 100, B only a capitation of 400, C 200 of cases.
        final OtherPoints visits = other("A", "outpatient_group", "visits", 60);
        final OtherPoints item = other("A", "item", "dialysis", 40);
        final OtherPoints people = other("B", "capitation", "town", 400);
        final PoolSettlement pool = settle(List.of(total("A", 300), total("C", 200)), List.of(people, visits, item));

        assertThat(pool.scoreUnits()).isEqualTo(1_000_0000L);
        assertThat(pool.paymentFen()).isEqualTo(Map.of("A", 40_000L, "B", 40_000L, "C", 20_000L));
        assertThat(pool.payments().get("A"))
                .isEqualTo(
                        new InstitutionPayment("A", 400_0000L, 40_000, 30_000, Map.of(item, 4_000L, visits, 6_000L)));
        assertThat(pool.payments().get("B").caseFen()).isZero();
        assertThat(pool.payments().get("B").otherFen()).containsExactly(Map.entry(people, 40_000L));
    }

    @Test
    void theFenThatIsLeftWithinAnInstitutionGoesToTheLargestRemainderThenToTheCases() {
        final InstitutionPayment payment = InstitutionPayment.split(
                "A",
                100,
                3,
                List.of(new OtherPoints("A", "310", "b", "x", 3), new OtherPoints("A", "310", "a", "x", 3)));
        assertThat(payment.caseFen()).isEqualTo(34);
        assertThat(payment.otherFen().values()).containsExactly(33L, 33L);
        assertThat(payment.otherFen().keySet()).extracting(OtherPoints::kind).containsExactly("a", "b");
    }

    @Test
    void anInstitutionWithoutPointsIsPaidNothingAndChangesNobody() {
        final PoolSettlement without = settle(List.of(total("A", 1), total("B", 2)), List.of());
        final PoolSettlement with =
                settle(List.of(total("A", 1), total("Z", 0), total("B", 2)), List.of(other("Y", "item", "none", 0)));
        assertThat(with.paymentFen()).isEqualTo(Map.of("A", 33_333L, "B", 66_667L, "Y", 0L, "Z", 0L));
        assertThat(with.paymentFen()).containsAllEntriesOf(without.paymentFen());
    }

    @Test
    void aPoolOfOtherPaymentsAloneIsSettledWhereTheRatioIsSet() {
        final PoolSettlement pool = settle(List.of(), List.of(other("B", "community", "county", 10)));
        assertThat(pool.cases()).isZero();
        assertThat(pool.paymentFen()).isEqualTo(Map.of("B", 100_000L));
    }

    @Test
    void theSameOtherPaymentTwiceIsRefused() {
        assertThatThrownBy(() ->
                        settle(List.of(total("A", 1)), List.of(other("A", "item", "x", 1), other("A", "item", "x", 2))))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("stands twice");
    }

    @Test
    void aPoolWithoutMoneyWithoutPointsOrWithoutARatioIsRefused() {
        final InstitutionTotal elsewhere = new InstitutionTotal("A", "390", "3", 1, 0, 0, 0, 1, 1, 1);
        assertThatThrownBy(() -> settle(List.of(elsewhere), List.of())).hasMessageContaining("no money");
        assertThatThrownBy(() -> settle(List.of(total("A", 0)), List.of())).hasMessageContaining("no points");
        final PoolBudget unset = new PoolBudget("310", Optional.of(1L), Optional.empty(), Optional.empty());
        final InstitutionTotal unbooked = new InstitutionTotal("A", "310", "3", 1, 0, 0, 0, 100, 0, 1);
        assertThatThrownBy(() -> new AnnualSettlement(policy(unset)).settle(List.of(unbooked)))
                .hasMessageContaining("fund payment ratio");
    }

    @Test
    void aFixedValueNeedsTheYearStartValueOfItsPool() {
        final SettlementPolicy fixed = new SettlementPolicy(
                List.of(budget()),
                policy(budget()).coefficient(),
                Optional.empty(),
                Set.of(),
                BigDecimal.ZERO,
                policy(budget()).casePaths(),
                new PointValuePolicy(
                        PointValuePolicy.Mode.FIXED,
                        BigDecimal.ONE,
                        Optional.empty(),
                        PointValuePolicy.YearStart.WEIGHTED,
                        PointValuePolicy.Settlement.BY_FUND,
                        new BigDecimal("0.025"),
                        new BigDecimal("0.975")),
                policy(budget()).month(),
                policy(budget()).clearing(),
                Optional.empty(),
                List.of());
        final List<InstitutionTotal> totals = List.of(total("A", 30), total("B", 60));
        assertThatThrownBy(() -> new AnnualSettlement(fixed).settle(totals)).hasMessageContaining("year-start");
        // 90 points x 10 yuan x 0.8 = 720 yuan; 280 are left.
        final PoolSettlement pool = new AnnualSettlement(fixed)
                .settle(totals, List.of(), Map.of("310", BigDecimal.TEN))
                .get(0);
        assertThat(pool.paymentFen()).isEqualTo(Map.of("A", 24_000L, "B", 48_000L));
        assertThat(pool.payable().pointValueResidueFen()).isEqualTo(28_000);
        assertThat(pool.yearStart()).contains(BigDecimal.TEN);
    }

    private static PoolSettlement settle(final List<InstitutionTotal> totals, final List<OtherPoints> others) {
        return new AnnualSettlement(policy(budget()))
                .settle(totals, others, Map.of())
                .get(0);
    }

    private static PoolBudget budget() {
        return new PoolBudget("310", Optional.of(100_000L), Optional.empty(), Optional.of(new BigDecimal("0.8")));
    }

    private static SettlementPolicy policy(final PoolBudget budget) {
        return new SettlementPolicy(
                List.of(budget),
                new CoefficientPolicy(Map.of(), Map.of(), BigDecimal.ONE),
                Optional.empty(),
                Set.of(),
                BigDecimal.ZERO);
    }

    private static InstitutionTotal total(final String institution, final long points) {
        return new InstitutionTotal(institution, "310", "3", 1, 0, 0, 0, 0, 0, points * 10_000);
    }

    private static OtherPoints other(
            final String institution, final String kind, final String name, final long points) {
        return new OtherPoints(institution, "310", kind, name, points * 10_000);
    }
}
