package org.dipper.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.money.Apportionment;
import org.dipper.policy.PointValuePolicy.Settlement;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.fund.FundPaymentRatio;
import org.dipper.settlement.fund.HospitalValue;
import org.dipper.settlement.fund.PayableTotal;
import org.dipper.settlement.fund.PoolFund;

/**
 * Settles a year on the sums of its institutions: what the points of each pool are paid in all is split by points, largest
 * remainder, so the payments sum to it to the fen; what the fund has left, or had to add, is told beside it. Point values are
 * computed beside it, for reading.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), settlement point value = (fund / fund payment ratio) / total points, and
 * payment = points x value x ratio; the ratio cancels in the payment.
 */
public final class AnnualSettlement {
    private static final int VALUE_DECIMALS = 6;
    /** Sorts before every kind of other payment. */
    private static final String CASES = "";

    private final SettlementPolicy policy;

    /** Settles under a policy. */
    public AnnualSettlement(final SettlementPolicy policy) {
        this.policy = policy;
    }

    /**
     * A pool's year.
     *
     * @param pool the insurance pool
     * @param fund its fund, and what that is left of
     * @param cases cases, the withdrawn among them
     * @param costFen total cost in fen
     * @param bookedFen booked fund payments in fen
     * @param ratio fund payment ratio, six decimals
     * @param scoreUnits points in ten-thousandths, those of other payments among them
     * @param payable what the points are paid in all
     * @param paymentFen payment in fen by institution; sums to the payable
     * @param casePaymentFen of it for cases, by institution
     * @param otherPaymentFen the rest by other payment
     */
    public record PoolSettlement(
            String pool,
            PoolFund fund,
            long cases,
            long costFen,
            long bookedFen,
            BigDecimal ratio,
            long scoreUnits,
            PayableTotal payable,
            Map<String, Long> paymentFen,
            Map<String, Long> casePaymentFen,
            Map<OtherPoints, Long> otherPaymentFen) {

        /** The DIP fund in fen. */
        public long fundFen() {
            return fund.dipFundFen();
        }

        /** Settlement point value in yuan per point, six decimals. */
        public BigDecimal settlementPointValue() {
            return payable.settlementPointValue();
        }
    }

    /** Settles every pool, without other payments and year-start values. */
    public List<PoolSettlement> settle(final List<InstitutionTotal> totals) {
        return settle(totals, List.of(), Map.of());
    }

    /**
     * Settles every pool.
     *
     * @param totals one row an institution and pool
     * @param others other payments that join the pools as points
     * @param yearStart year-start point value by pool, six decimals
     * @throws DipperException refused, where a pool has cases but no budget, no points to split by, or a rule without what it
     *     stands on
     */
    public List<PoolSettlement> settle(
            final List<InstitutionTotal> totals,
            final List<OtherPoints> others,
            final Map<String, BigDecimal> yearStart) {
        final TreeSet<String> pools = new TreeSet<>();
        totals.forEach(total -> pools.add(total.pool()));
        others.forEach(other -> pools.add(other.pool()));
        final List<PoolSettlement> settlements = new ArrayList<>();
        for (final String pool : pools) {
            settlements.add(settle(
                    pool,
                    totals.stream().filter(total -> total.pool().equals(pool)).toList(),
                    others.stream().filter(other -> other.pool().equals(pool)).toList(),
                    Optional.ofNullable(yearStart.get(pool))));
        }
        return settlements;
    }

    private PoolSettlement settle(
            final String pool,
            final List<InstitutionTotal> members,
            final List<OtherPoints> others,
            final Optional<BigDecimal> yearStart) {
        final long cases = sum(members.stream().map(InstitutionTotal::cases).toList());
        final long cost = sum(members.stream().map(InstitutionTotal::costFen).toList());
        final long booked =
                sum(members.stream().map(InstitutionTotal::bookedFen).toList());
        final Map<String, Long> weights = new TreeMap<>();
        members.forEach(member -> weights.merge(member.institution(), member.scoreUnits(), Math::addExact));
        others.forEach(other -> weights.merge(other.institution(), other.units(), Math::addExact));
        final long units = sum(List.copyOf(weights.values()));
        final PoolBudget budget = budget(pool, cases);
        if (units == 0) {
            throw DipperException.refused(
                    "The insurance pool " + pool + " has no points.",
                    "None of its " + cases + " cases scores above 0, so its fund cannot be split.",
                    "Check the catalog and settlement.ungrouped_factor.");
        }
        final PoolFund fund = PoolFund.of(budget, cost);
        final Fraction ratio = FundPaymentRatio.of(budget, booked, cost);
        final PayableTotal payable =
                PayableTotal.of(fund, policy.pointValue(), yearStart, ratio, units, hospitals(fund, members, weights));
        final Map<String, Long> payments = Apportionment.split(payable.payableFen(), weights);
        final Map<String, Long> forCases = new TreeMap<>();
        final Map<OtherPoints, Long> forOthers = new java.util.LinkedHashMap<>();
        payments.forEach((institution, fen) -> divide(institution, fen, members, others, forCases, forOthers));
        return new PoolSettlement(
                pool,
                fund,
                cases,
                cost,
                booked,
                ratio.rounded(VALUE_DECIMALS),
                units,
                payable,
                payments,
                forCases,
                forOthers);
    }

    private PoolBudget budget(final String pool, final long cases) {
        return policy.pool(pool)
                .orElseThrow(() -> DipperException.refused(
                        "The policy has no money for the insurance pool " + pool + ".",
                        cases + " cases belong to it.",
                        "Add the pool with its fund under settlement.pools."));
    }

    /** Splits an institution's payment between its cases and its other payments, by points. */
    private static void divide(
            final String institution,
            final long fen,
            final List<InstitutionTotal> members,
            final List<OtherPoints> others,
            final Map<String, Long> forCases,
            final Map<OtherPoints, Long> forOthers) {
        final Map<String, Long> weights = new TreeMap<>();
        final Map<String, OtherPoints> byKey = new TreeMap<>();
        weights.put(
                CASES,
                sum(members.stream()
                        .filter(member -> member.institution().equals(institution))
                        .map(InstitutionTotal::scoreUnits)
                        .toList()));
        for (final OtherPoints other : others) {
            if (other.institution().equals(institution)) {
                weights.put(other.key(), other.units());
                byKey.put(other.key(), other);
            }
        }
        Apportionment.split(fen, weights).forEach((key, part) -> {
            if (key.equals(CASES)) {
                forCases.put(institution, part);
            } else {
                forOthers.put(byKey.get(key), part);
            }
        });
    }

    /** What each hospital would earn of the whole fund, and what its patients pay; only good-value rules look at it. */
    private List<HospitalValue> hospitals(
            final PoolFund fund, final List<InstitutionTotal> members, final Map<String, Long> weights) {
        if (policy.pointValue().settlement() == Settlement.BY_FUND) {
            return List.of();
        }
        final Map<String, Long> shares = Apportionment.split(fund.dipFundFen(), weights);
        return members.stream()
                .map(member -> new HospitalValue(
                        member.institution(),
                        Math.addExact(
                                shares.get(member.institution()),
                                Math.subtractExact(member.costFen(), member.bookedFen())),
                        member.costFen(),
                        member.scoreUnits()))
                .toList();
    }

    private static long sum(final List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
}
