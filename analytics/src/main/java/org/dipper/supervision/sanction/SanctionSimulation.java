package org.dipper.supervision.sanction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.AnnualSettlement;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.OtherPoints;

/**
 * A settled year once more with points withdrawn from some institutions: the point value is found anew, and what is freed goes
 * to the others, to the fen, as the settlement itself splits a fund.
 *
 * <p>Cases, costs and booked funds stay. Points of an institution and pool never fall below 0; what could not be withdrawn is
 * told. Payments are those by points, before the clearing.
 */
public final class SanctionSimulation {
    private final SettlementPolicy policy;
    private final List<OtherPoints> others;
    private final Map<String, BigDecimal> yearStart;

    /**
     * A year to simulate.
     *
     * @param policy the policy it was settled by
     * @param others its other payments as points
     * @param yearStart its year-start point values by pool
     */
    public SanctionSimulation(
            final SettlementPolicy policy, final List<OtherPoints> others, final Map<String, BigDecimal> yearStart) {
        this.policy = policy;
        this.others = List.copyOf(others);
        this.yearStart = Map.copyOf(yearStart);
    }

    /**
     * An institution and pool before and after.
     *
     * @param institution institution code
     * @param pool insurance pool
     * @param level hospital level
     * @param unitsBefore points of its cases in ten-thousandths
     * @param unitsAfter the same after the sanctions
     * @param unitsNotWithdrawn what the sanctions would take below 0
     * @param fenBefore payment by points in fen
     * @param fenAfter the same after the sanctions
     */
    public record Outcome(
            String institution,
            String pool,
            String level,
            long unitsBefore,
            long unitsAfter,
            long unitsNotWithdrawn,
            long fenBefore,
            long fenAfter) {
        /** What the institution wins, or loses where negative, in fen. */
        public long differenceFen() {
            return Math.subtractExact(fenAfter, fenBefore);
        }
    }

    /**
     * What a simulation gives.
     *
     * @param outcomes one an institution and pool, in order of pool and institution
     * @param pointValueBefore yuan per point by pool
     * @param pointValueAfter the same after the sanctions
     */
    public record Result(
            List<Outcome> outcomes, Map<String, BigDecimal> pointValueBefore, Map<String, BigDecimal> pointValueAfter) {
        public Result {
            outcomes = List.copyOf(outcomes);
            pointValueBefore = Map.copyOf(pointValueBefore);
            pointValueAfter = Map.copyOf(pointValueAfter);
        }
    }

    /**
     * Simulates.
     *
     * @param totals the year's institutions and pools, points of cases only
     * @param withdrawnUnits what is withdrawn by pool and institution
     * @throws org.dipper.errors.DipperException refused, where a pool has no points left
     */
    public Result apply(final List<InstitutionTotal> totals, final Map<String, Map<String, Long>> withdrawnUnits) {
        final List<InstitutionTotal> after = new ArrayList<>();
        for (final InstitutionTotal total : totals) {
            final long withdrawn = withdrawn(withdrawnUnits, total);
            after.add(new InstitutionTotal(
                    total.institution(),
                    total.pool(),
                    total.level(),
                    total.cases(),
                    total.lowCases(),
                    total.highCases(),
                    total.ungroupedCases(),
                    total.costFen(),
                    total.bookedFen(),
                    Math.max(0, total.scoreUnits() - withdrawn)));
        }
        final AnnualSettlement settlement = new AnnualSettlement(policy);
        final Map<String, PoolSettlement> was = byPool(settlement.settle(totals, others, yearStart));
        final Map<String, PoolSettlement> would = byPool(settlement.settle(after, others, yearStart));
        final List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            final InstitutionTotal total = totals.get(i);
            final long withdrawn = withdrawn(withdrawnUnits, total);
            outcomes.add(new Outcome(
                    total.institution(),
                    total.pool(),
                    total.level(),
                    total.scoreUnits(),
                    after.get(i).scoreUnits(),
                    Math.max(0, withdrawn - total.scoreUnits()),
                    fen(was, total),
                    fen(would, total)));
        }
        return new Result(outcomes, values(was), values(would));
    }

    private static long withdrawn(final Map<String, Map<String, Long>> units, final InstitutionTotal total) {
        return units.getOrDefault(total.pool(), Map.of()).getOrDefault(total.institution(), 0L);
    }

    private static long fen(final Map<String, PoolSettlement> pools, final InstitutionTotal total) {
        return pools.get(total.pool()).paymentFen().getOrDefault(total.institution(), 0L);
    }

    private static Map<String, PoolSettlement> byPool(final List<PoolSettlement> pools) {
        final Map<String, PoolSettlement> byPool = new LinkedHashMap<>();
        pools.forEach(pool -> byPool.put(pool.pool(), pool));
        return byPool;
    }

    private static Map<String, BigDecimal> values(final Map<String, PoolSettlement> pools) {
        final Map<String, BigDecimal> values = new TreeMap<>();
        pools.forEach((pool, settlement) -> values.put(pool, settlement.settlementPointValue()));
        return values;
    }
}
