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
 */
public record SettlementPolicy(
        List<PoolBudget> pools,
        CoefficientPolicy coefficient,
        Optional<DeviationPolicy> deviation,
        Set<String> basicLevelGroups,
        BigDecimal ungroupedFactor) {
    public SettlementPolicy {
        pools = List.copyOf(pools);
        basicLevelGroups = Set.copyOf(basicLevelGroups);
    }

    /** The money of a pool, if the policy knows it. */
    public Optional<PoolBudget> pool(final String pool) {
        return pools.stream().filter(budget -> budget.pool().equals(pool)).findFirst();
    }
}
