package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a year is settled.
 *
 * @param pools the pools with their money
 * @param coefficient the institution coefficient
 * @param deviation the deviation rule; without one every case is normal
 * @param basicLevelGroups group codes paid alike everywhere, without institution coefficient (基层病种)
 * @param ungroupedFactor an ungrouped case scores scale x cost / M x this factor; 0 pays it nothing
 * @param casePaths which cases leave the way of the group, and how they score then
 * @param pointValue what a point is worth
 * @param month how a month is settled
 * @param clearing how the year is cleared
 * @param crossRegion whose cases settle in a pool of their own
 * @param communities county communities paid by a package
 */
public record SettlementPolicy(
        List<PoolBudget> pools,
        CoefficientPolicy coefficient,
        Optional<DeviationPolicy> deviation,
        Set<String> basicLevelGroups,
        BigDecimal ungroupedFactor,
        CasePathPolicy casePaths,
        PointValuePolicy pointValue,
        MonthPolicy month,
        ClearingPolicy clearing,
        Optional<CrossRegionPolicy> crossRegion,
        List<CommunityPolicy> communities) {
    public SettlementPolicy {
        pools = List.copyOf(pools);
        basicLevelGroups = Set.copyOf(basicLevelGroups);
        communities = List.copyOf(communities);
    }

    /** Rules of groups alone: no special path, floating point value, nothing withheld. */
    public SettlementPolicy(
            final List<PoolBudget> pools,
            final CoefficientPolicy coefficient,
            final Optional<DeviationPolicy> deviation,
            final Set<String> basicLevelGroups,
            final BigDecimal ungroupedFactor) {
        this(
                pools,
                coefficient,
                deviation,
                basicLevelGroups,
                ungroupedFactor,
                CasePathPolicy.NONE,
                PointValuePolicy.FLOATING,
                MonthPolicy.DEFAULT,
                ClearingPolicy.NONE,
                Optional.empty(),
                List.of());
    }

    /** The money of a pool, if the policy knows it. */
    public Optional<PoolBudget> pool(final String pool) {
        return pools.stream().filter(budget -> budget.pool().equals(pool)).findFirst();
    }
}
