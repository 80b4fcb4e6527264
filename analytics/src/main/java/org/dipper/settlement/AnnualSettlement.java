package org.dipper.settlement;

import static java.util.Collections.unmodifiableMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.money.Apportionment;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.fund.FundPaymentRatio;
import org.dipper.settlement.fund.HospitalValue;
import org.dipper.settlement.fund.PayableTotal;
import org.dipper.settlement.fund.PoolFund;

/**
 * Settles a year on the sums of its institutions: what each pool pays in total is split by the points of cases and other
 * payments, largest remainder, so that payments and the residue of the point value sum to the fund to the fen. Point values
 * are computed beside it, for reading.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), settlement point value = (fund / fund payment ratio) / total points, and
 * payment = points x value x ratio; the ratio cancels in a floating payment.
 */
public final class AnnualSettlement {
    private static final int VALUE_DECIMALS = 6;

    private final SettlementPolicy policy;

    /** Settles under a policy. */
    public AnnualSettlement(final SettlementPolicy policy) {
        this.policy = policy;
    }

    /**
     * A pool's year.
     *
     * @param pool the insurance pool
     * @param fund its fund
     * @param payable what it pays in total, and the residue
     * @param cases cases
     * @param costFen total cost in fen
     * @param bookedFen booked fund payments in fen
     * @param ratio fund payment ratio, six decimals
     * @param scoreUnits points of cases and other payments in ten-thousandths
     * @param yearStart year-start point value in yuan per point, where there is one
     * @param payments what each institution is paid; sums to the total
     */
    public record PoolSettlement(
            String pool,
            PoolFund fund,
            PayableTotal payable,
            long cases,
            long costFen,
            long bookedFen,
            BigDecimal ratio,
            long scoreUnits,
            Optional<BigDecimal> yearStart,
            Map<String, InstitutionPayment> payments) {
        public PoolSettlement {
            payments = unmodifiableMap(new LinkedHashMap<>(payments));
        }

        /** The fund in fen. */
        public long fundFen() {
            return fund.dipFundFen();
        }

        /** What all institutions are paid, in fen. */
        public long payableFen() {
            return payable.payableFen();
        }

        /** Yuan per point, six decimals. */
        public BigDecimal settlementPointValue() {
            return payable.settlementPointValue();
        }

        /** Payment in fen by institution; sums to the total. */
        public Map<String, Long> paymentFen() {
            final Map<String, Long> fen = new LinkedHashMap<>();
            payments.forEach((institution, payment) -> fen.put(institution, payment.payableFen()));
            return fen;
        }
    }

    /**
     * Settles every pool by its cases alone, without year-start point values.
     *
     * @param totals one row an institution and pool
     * @throws DipperException refused, as below
     */
    public List<PoolSettlement> settle(final List<InstitutionTotal> totals) {
        return settle(totals, List.of(), Map.of());
    }

    /**
     * Settles every pool.
     *
     * @param totals one row an institution and pool
     * @param others other payments as points
     * @param yearStart year-start point values in yuan per point by pool
     * @throws DipperException refused, where a pool has cases or other payments but no budget, no points to split by, no
     *     fund payment ratio, or lacks a year-start point value that the policy asks for; where an other payment stands
     *     twice
     */
    public List<PoolSettlement> settle(
            final List<InstitutionTotal> totals,
            final List<OtherPoints> others,
            final Map<String, BigDecimal> yearStart) {
        final Map<String, List<InstitutionTotal>> totalsByPool = new TreeMap<>();
        totals.forEach(total -> totalsByPool
                .computeIfAbsent(total.pool(), pool -> new ArrayList<>())
                .add(total));
        final Map<String, List<OtherPoints>> othersByPool = new TreeMap<>();
        once(others).forEach(other -> othersByPool
                .computeIfAbsent(other.pool(), pool -> new ArrayList<>())
                .add(other));
        final Set<String> pools = new TreeSet<>(totalsByPool.keySet());
        pools.addAll(othersByPool.keySet());
        return pools.stream()
                .map(pool -> settle(
                        new Members(
                                pool,
                                totalsByPool.getOrDefault(pool, List.of()),
                                othersByPool.getOrDefault(pool, List.of())),
                        Optional.ofNullable(yearStart.get(pool))))
                .toList();
    }

    private PoolSettlement settle(final Members members, final Optional<BigDecimal> yearStart) {
        final String pool = members.pool();
        final long cases = members.sum(InstitutionTotal::cases);
        final long cost = members.sum(InstitutionTotal::costFen);
        final long booked = members.sum(InstitutionTotal::bookedFen);
        final PoolBudget budget = policy.pool(pool)
                .orElseThrow(() -> DipperException.refused(
                        "The policy has no money for the insurance pool " + pool + ".",
                        cases + " cases and " + members.others().size() + " other payments belong to it.",
                        "Add the pool with its fund under settlement.pools."));
        final Map<String, Long> weights = members.weights();
        final long units = weights.values().stream().reduce(0L, Math::addExact);
        if (units == 0) {
            throw DipperException.refused(
                    "The insurance pool " + pool + " has no points.",
                    "None of its " + cases + " cases scores above 0, so its fund cannot be split.",
                    "Check the catalog and settlement.ungrouped_factor.");
        }
        final PoolFund fund = PoolFund.of(budget, cost);
        final Fraction ratio = FundPaymentRatio.of(budget, booked, cost);
        final PointValuePolicy pointValue = policy.pointValue();
        final List<HospitalValue> hospitals = pointValue.settlement() == PointValuePolicy.Settlement.BY_FUND
                ? List.of()
                : members.values(members.split(fund.dipFundFen()));
        final PayableTotal payable = PayableTotal.of(fund, pointValue, yearStart, ratio, units, hospitals);
        return new PoolSettlement(
                pool,
                fund,
                payable,
                cases,
                cost,
                booked,
                ratio.rounded(VALUE_DECIMALS),
                units,
                yearStart,
                members.split(payable.payableFen()));
    }

    private static List<OtherPoints> once(final List<OtherPoints> others) {
        final Set<List<String>> seen = new HashSet<>();
        for (final OtherPoints other : others) {
            if (!seen.add(List.of(other.pool(), other.institution(), other.kind(), other.name()))) {
                throw DipperException.refused(
                        "The other payment " + other.name() + " stands twice.",
                        "It is of kind " + other.kind() + ", institution " + other.institution() + " and pool "
                                + other.pool() + " both times.",
                        "Give each other payment of an institution and pool its own name.");
            }
        }
        return others;
    }

    /** The institutions of a pool. */
    private record Members(String pool, List<InstitutionTotal> totals, List<OtherPoints> others) {
        long sum(final ToLongFunction<InstitutionTotal> amount) {
            return totals.stream().mapToLong(amount).reduce(0, Math::addExact);
        }

        /** Points of each institution's cases. */
        Map<String, Long> caseUnits() {
            final Map<String, Long> units = new TreeMap<>();
            totals.forEach(total -> units.merge(total.institution(), total.scoreUnits(), Math::addExact));
            return units;
        }

        /** Points of each institution, cases and other payments. */
        Map<String, Long> weights() {
            final Map<String, Long> units = caseUnits();
            others.forEach(other -> units.merge(other.institution(), other.units(), Math::addExact));
            return units;
        }

        Map<String, InstitutionPayment> split(final long fen) {
            final Map<String, Long> caseUnits = caseUnits();
            final Map<String, InstitutionPayment> payments = new LinkedHashMap<>();
            Apportionment.split(fen, weights())
                    .forEach((institution, payable) -> payments.put(
                            institution,
                            InstitutionPayment.split(
                                    institution, payable, caseUnits.getOrDefault(institution, 0L), of(institution))));
            return payments;
        }

        /**
         * What institutions earn and spend on their cases where these payments are made. Other payments stay out: what they
         * cost is not known.
         */
        List<HospitalValue> values(final Map<String, InstitutionPayment> payments) {
            return totals.stream()
                    .map(total -> new HospitalValue(
                            total.institution(),
                            payments.get(total.institution()).caseFen() + total.costFen() - total.bookedFen(),
                            total.costFen(),
                            total.scoreUnits()))
                    .toList();
        }

        private List<OtherPoints> of(final String institution) {
            return others.stream()
                    .filter(other -> other.institution().equals(institution))
                    .toList();
        }
    }
}
