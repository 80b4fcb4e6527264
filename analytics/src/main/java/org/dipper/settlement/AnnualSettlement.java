package org.dipper.settlement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.money.Apportionment;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;

/**
 * Settles a year on the sums of its institutions: the fund of each pool is split by points, largest remainder, so the
 * payments sum to the fund to the fen. Point values are computed beside it, for reading.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), settlement point value = (fund / fund payment ratio) / total points, and
 * payment = points x value x ratio; the ratio cancels in the payment.
 */
public final class AnnualSettlement {
    private static final int VALUE_DECIMALS = 6;
    private static final BigInteger UNITS_PER_POINT = BigInteger.valueOf(10_000);
    private static final BigInteger FEN_PER_YUAN = BigInteger.valueOf(100);

    private final SettlementPolicy policy;

    /** Settles under a policy. */
    public AnnualSettlement(final SettlementPolicy policy) {
        this.policy = policy;
    }

    /**
     * A pool's year.
     *
     * @param pool the insurance pool
     * @param fundFen the fund in fen
     * @param cases cases
     * @param costFen total cost in fen
     * @param bookedFen booked fund payments in fen
     * @param ratio fund payment ratio, six decimals
     * @param scoreUnits points in ten-thousandths
     * @param settlementPointValue yuan per point, six decimals
     * @param paymentFen payment in fen by institution; sums to the fund
     */
    public record PoolSettlement(
            String pool,
            long fundFen,
            long cases,
            long costFen,
            long bookedFen,
            BigDecimal ratio,
            long scoreUnits,
            BigDecimal settlementPointValue,
            Map<String, Long> paymentFen) {}

    /**
     * Settles every pool.
     *
     * @param totals one row an institution and pool
     * @throws DipperException refused, where a pool has cases but no budget, or no points to split by
     */
    public List<PoolSettlement> settle(final List<InstitutionTotal> totals) {
        final Map<String, List<InstitutionTotal>> byPool = new TreeMap<>();
        totals.forEach(total ->
                byPool.computeIfAbsent(total.pool(), pool -> new ArrayList<>()).add(total));
        final List<PoolSettlement> settlements = new ArrayList<>();
        byPool.forEach((pool, members) -> settlements.add(settle(pool, members)));
        return settlements;
    }

    private PoolSettlement settle(final String pool, final List<InstitutionTotal> members) {
        final long cases = sum(members.stream().map(InstitutionTotal::cases).toList());
        final long cost = sum(members.stream().map(InstitutionTotal::costFen).toList());
        final long booked =
                sum(members.stream().map(InstitutionTotal::bookedFen).toList());
        final long units =
                sum(members.stream().map(InstitutionTotal::scoreUnits).toList());
        final PoolBudget budget = policy.pool(pool)
                .orElseThrow(() -> DipperException.refused(
                        "The policy has no money for the insurance pool " + pool + ".",
                        cases + " cases belong to it.",
                        "Add the pool with its fund under settlement.pools."));
        if (units == 0) {
            throw DipperException.refused(
                    "The insurance pool " + pool + " has no points.",
                    "None of its " + cases + " cases scores above 0, so its fund cannot be split.",
                    "Check the catalog and settlement.ungrouped_factor.");
        }
        final long fund = budget.fundFen(cost);
        final Fraction ratio = ratio(budget.fundPaymentRatio(), booked, cost, pool);
        final Map<String, Long> weights = new LinkedHashMap<>();
        members.forEach(member -> weights.put(member.institution(), member.scoreUnits()));
        return new PoolSettlement(
                pool,
                fund,
                cases,
                cost,
                booked,
                ratio.rounded(VALUE_DECIMALS),
                units,
                pointValue(fund, ratio, units).rounded(VALUE_DECIMALS),
                Apportionment.split(fund, weights));
    }

    private static Fraction ratio(
            final Optional<BigDecimal> given, final long booked, final long cost, final String pool) {
        if (given.isPresent()) {
            return new Fraction(
                    given.get().movePointRight(VALUE_DECIMALS).toBigIntegerExact(), BigInteger.TEN.pow(VALUE_DECIMALS));
        }
        if (booked <= 0) {
            throw DipperException.refused(
                    "The fund payment ratio of the insurance pool " + pool + " is not known.",
                    "Its cases book no fund payment.",
                    "Give fund_payment_ratio for the pool in the policy.");
        }
        return Fraction.of(booked, cost);
    }

    private static Fraction pointValue(final long fund, final Fraction ratio, final long units) {
        final Fraction yuan = new Fraction(
                BigInteger.valueOf(fund).multiply(UNITS_PER_POINT),
                BigInteger.valueOf(units).multiply(FEN_PER_YUAN));
        return yuan.dividedBy(ratio);
    }

    private static long sum(final List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
}
