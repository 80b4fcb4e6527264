package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.List;

/**
 * A derived catalog, before it is written.
 *
 * @param groups its groups, by code
 * @param caseCount cases of the history
 * @param totalCostFen cost of the history in fen
 * @param meanCostFen weighted mean cost M of all cases, rounded to the fen for reading
 * @param varianceReduction RIV over grouped cases, six decimals
 */
public record Edition(
        List<DiseaseGroup> groups, long caseCount, long totalCostFen, long meanCostFen, BigDecimal varianceReduction) {
    public Edition {
        groups = List.copyOf(groups);
    }

    /** The core groups. */
    public List<DiseaseGroup> coreGroups() {
        return groups.stream().filter(DiseaseGroup::isCore).toList();
    }

    /** How many comprehensive groups there are. */
    public long comprehensiveGroupCount() {
        return groups.size() - (long) coreGroups().size();
    }

    /** Cases in core groups. */
    public long coreCaseCount() {
        return coreGroups().stream().mapToLong(group -> group.sums().cases()).sum();
    }

    /** Cases in comprehensive groups. */
    public long comprehensiveCaseCount() {
        return groups.stream().mapToLong(group -> group.sums().cases()).sum() - coreCaseCount();
    }

    /** Cases of the history in no group. */
    public long ungroupedCaseCount() {
        return caseCount - coreCaseCount() - comprehensiveCaseCount();
    }
}
