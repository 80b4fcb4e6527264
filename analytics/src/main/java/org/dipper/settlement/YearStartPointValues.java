package org.dipper.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.policy.CrossRegionPolicy;
import org.dipper.policy.PointValuePolicy.YearStart;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.fund.GoodValue;
import org.dipper.settlement.fund.HospitalValue;

/**
 * Year-start point values (年初点值) by insurance pool, yuan per point with six decimals; a pool without points in history and
 * without an agreed value has none.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), year-start point value over three years, quantile trimming, good-value
 * interval.
 */
public final class YearStartPointValues {
    private YearStartPointValues() {}

    /**
     * The values of the history of hospitals. What a hospital earned in those years is not kept, so its cost stands for it:
     * the interval in two dimensions then is that of the hospitals that cost less per point than the region, each counting
     * once.
     *
     * @param method how the value is measured; for {@link YearStart#TRIMMED} the history holds the cases within the limits
     * @param weights weight of each year, oldest first
     */
    public static Map<String, BigDecimal> measured(
            final YearStart method, final List<Integer> weights, final List<HospitalHistory> history) {
        final Map<String, List<HospitalValue>> byPool = new TreeMap<>();
        for (final HospitalHistory hospital : history) {
            final long cost = hospital.costFen(weights);
            byPool.computeIfAbsent(hospital.pool(), pool -> new ArrayList<>())
                    .add(new HospitalValue(hospital.institution(), cost, cost, hospital.scoreUnits(weights)));
        }
        final Map<String, BigDecimal> values = new TreeMap<>();
        byPool.forEach((pool, hospitals) -> value(method, hospitals).ifPresent(value -> values.put(pool, value)));
        return values;
    }

    /**
     * The values that a settlement uses: agreed before measured, and where a pool of other regions' patients has neither,
     * that of the pool it stands beside.
     *
     * @param measured values from history by pool
     */
    public static Map<String, BigDecimal> inForce(
            final SettlementPolicy policy, final Map<String, BigDecimal> measured) {
        final Map<String, BigDecimal> values = new TreeMap<>(measured);
        for (final PoolBudget pool : policy.pools()) {
            pool.yearStartPointValue().ifPresent(value -> values.put(pool.pool(), value));
        }
        final Optional<String> suffix = policy.crossRegion().map(CrossRegionPolicy::poolSuffix);
        for (final PoolBudget pool : policy.pools()) {
            suffix.filter(pool.pool()::endsWith)
                    .map(end -> pool.pool().substring(0, pool.pool().length() - end.length()))
                    .map(values::get)
                    .ifPresent(value -> values.putIfAbsent(pool.pool(), value));
        }
        return values;
    }

    private static Optional<BigDecimal> value(final YearStart method, final List<HospitalValue> hospitals) {
        return switch (method) {
            case WEIGHTED, TRIMMED -> GoodValue.weighted(hospitals);
            case GOOD_VALUE -> GoodValue.oneDimensional(hospitals);
            case GOOD_VALUE_TWO_DIMENSIONAL -> GoodValue.twoDimensional(hospitals);
        };
    }
}
