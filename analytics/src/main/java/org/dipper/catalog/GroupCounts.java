package org.dipper.catalog;

import java.util.Optional;

/**
 * A core group, or what is left of a category and procedure attribute, before scoring.
 *
 * @param core the core group's combination; empty for what is left
 * @param isGroupable false for cases that may not be grouped
 * @param categoryKey packed category of what is left, 0 for core
 * @param procedureAttribute 1 to 4 of what is left, 0 for core
 * @param sums what its cases cost
 */
public record GroupCounts(
        Optional<Combination> core, boolean isGroupable, int categoryKey, int procedureAttribute, CostSums sums) {}
