package org.dipper.catalog;

/**
 * A combination and what its cases cost.
 *
 * @param combination the combination
 * @param sums its sums
 */
public record CombinationSums(Combination combination, CostSums sums) {}
