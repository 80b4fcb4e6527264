package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.PrepaymentTable;
import org.dipper.settlement.clearing.AnnualClearing;
import org.dipper.settlement.clearing.ClearedPool;
import org.dipper.settlement.clearing.ClearingInstitution;
import org.dipper.settlement.clearing.ClearingPool;
import org.dipper.settlement.fund.PoolFund;

/** Clears a year: brings together its payments by points, the months, working capital, assessments and audit deductions. */
final class YearClearing {
    private final SettlementPolicy policy;
    private final SettlementDecisions decisions;
    private final Map<InstitutionPool, Long> deposits = new TreeMap<>();
    private final Map<InstitutionPool, Long> paid = new TreeMap<>();
    private final Map<InstitutionPool, Long> prepayments = new TreeMap<>();

    /**
     * Clears with what was paid so far.
     *
     * @param months rows of {@code monthly_settlement} in force
     * @param plan rows of {@code prepayment} in force
     */
    YearClearing(
            final SettlementPolicy policy,
            final SettlementDecisions decisions,
            final List<Row> months,
            final List<Row> plan) {
        this.policy = policy;
        this.decisions = decisions;
        for (final Row month : months) {
            final InstitutionPool key = key(month);
            deposits.merge(key, month.getAs(MonthlySettlementTable.DEPOSIT_FEN.name()), Math::addExact);
            paid.merge(key, month.getAs(MonthlySettlementTable.PAID_FEN.name()), Math::addExact);
        }
        plan.forEach(
                row -> prepayments.merge(key(row), row.getAs(PrepaymentTable.PREPAYMENT_FEN.name()), Math::addExact));
    }

    private static InstitutionPool key(final Row row) {
        return new InstitutionPool(row.getAs("insurance_pool"), row.getAs("institution_code"));
    }

    /**
     * The pools, cleared.
     *
     * @param pools payments by points
     * @param totals sums of cases by institution and pool
     * @param levels hospital level by institution, for those without cases
     */
    List<ClearedPool> clear(
            final List<PoolSettlement> pools, final List<InstitutionTotal> totals, final Map<String, String> levels) {
        final Map<InstitutionPool, InstitutionTotal> byKey = new TreeMap<>();
        totals.forEach(total -> byKey.put(new InstitutionPool(total.pool(), total.institution()), total));
        final TreeSet<InstitutionPool> keys = new TreeSet<>(byKey.keySet());
        pools.forEach(pool -> pool.paymentFen()
                .keySet()
                .forEach(institution -> keys.add(new InstitutionPool(pool.pool(), institution))));
        keys.addAll(paid.keySet());
        keys.addAll(prepayments.keySet());
        keys.addAll(decisions.audits().keySet());
        final List<ClearedPool> cleared = new ArrayList<>();
        for (final PoolSettlement pool : pools) {
            final List<ClearingInstitution> members = keys.stream()
                    .filter(key -> key.pool().equals(pool.pool()))
                    .map(key -> institution(key, pool, Optional.ofNullable(byKey.get(key)), levels))
                    .toList();
            cleared.add(new AnnualClearing(policy.clearing())
                    .clear(new ClearingPool(
                            pool.pool(), pool.fundFen(), pool.fund().adjustmentFen(), budget(pool.fund()), members)));
        }
        requirePools(keys, pools);
        return cleared;
    }

    private ClearingInstitution institution(
            final InstitutionPool key,
            final PoolSettlement pool,
            final Optional<InstitutionTotal> total,
            final Map<String, String> levels) {
        final Optional<SettlementDecisions.Assessment> assessment = decisions.assessment(key.institution());
        return new ClearingInstitution(
                key.institution(),
                total.map(InstitutionTotal::level).orElseGet(() -> levels.getOrDefault(key.institution(), "0")),
                pool.paymentFen().getOrDefault(key.institution(), 0L),
                total.map(InstitutionTotal::bookedFen).orElse(0L),
                assessment.flatMap(SettlementDecisions.Assessment::score),
                assessment.flatMap(SettlementDecisions.Assessment::coefficient),
                decisions.audits().getOrDefault(key, 0L),
                deposits.getOrDefault(key, 0L),
                paid.getOrDefault(key, 0L),
                prepayments.getOrDefault(key, 0L));
    }

    private static ClearingPool.Budget budget(final PoolFund fund) {
        final long countedOff = fund.firstFigureFen() - fund.crossRegionFen() - fund.nonDipFen() - fund.dipFundFen();
        return new ClearingPool.Budget(fund.firstFigureFen(), countedOff, fund.crossRegionFen(), fund.nonDipFen());
    }

    /** Money was paid or is to be deducted in a pool that the year does not settle. */
    private static void requirePools(final TreeSet<InstitutionPool> keys, final List<PoolSettlement> pools) {
        keys.stream()
                .filter(key -> pools.stream().noneMatch(pool -> pool.pool().equals(key.pool())))
                .findFirst()
                .ifPresent(key -> {
                    throw DipperException.refused(
                            "The insurance pool " + key.pool() + " cannot be cleared.",
                            "Money of institution " + key.institution() + " stands in it, but the year has no case and"
                                    + " no other payment there.",
                            "Check the pool in decisions and in the plan.");
                });
    }
}
