package org.dipper.catalog;

import java.util.List;

/**
 * A derived catalog, before it is written.
 *
 * @param groups its groups, by code
 * @param caseCount cases of the history
 * @param totalCostFen cost of the history in fen
 * @param meanCostFen weighted mean cost M of all cases, rounded to the fen for reading
 * @param coreCaseCount cases in core groups
 * @param comprehensiveCaseCount cases in comprehensive groups
 */
public record Edition(
        List<DiseaseGroup> groups,
        long caseCount,
        long totalCostFen,
        long meanCostFen,
        long coreCaseCount,
        long comprehensiveCaseCount) {
    public Edition {
        groups = List.copyOf(groups);
    }

    /** Cases of the history in no group. */
    public long ungroupedCaseCount() {
        return caseCount - coreCaseCount - comprehensiveCaseCount;
    }
}
