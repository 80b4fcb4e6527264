package org.dipper.benchmark.truth;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * What is true of the cases and institutions of a period.
 *
 * @param kindsByCase kinds planted in a case; cases of the period alone, those without any left out
 * @param kindsByInstitution kinds planted in an institution; the clean ones left out
 * @param lookAlikes honest cases that look like misconduct, with the kind of look
 * @param casesByInstitution cases of the period
 * @param monthsByInstitution months of the period in which the institution discharged anybody
 */
public record Truth(
        Map<String, Set<String>> kindsByCase,
        Map<String, Set<String>> kindsByInstitution,
        Map<String, String> lookAlikes,
        Map<String, Long> casesByInstitution,
        Map<String, Integer> monthsByInstitution) {

    public Truth {
        kindsByCase = Map.copyOf(kindsByCase);
        kindsByInstitution = Map.copyOf(kindsByInstitution);
        lookAlikes = Map.copyOf(lookAlikes);
        casesByInstitution = Map.copyOf(casesByInstitution);
        monthsByInstitution = Map.copyOf(monthsByInstitution);
    }

    /** All cases of the period. */
    public long caseCount() {
        return casesByInstitution.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Months of institutions in which nothing is planted. */
    public long cleanMonths() {
        return monthsByInstitution.entrySet().stream()
                .filter(months -> isClean(months.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether nothing is planted in the institution. */
    public boolean isClean(final String institution) {
        return !kindsByInstitution.containsKey(institution);
    }

    /** Whether one of these kinds is planted in the case. */
    public boolean isCase(final String settlementId, final Set<String> kinds) {
        return !Collections.disjoint(kindsByCase.getOrDefault(settlementId, Set.of()), kinds);
    }

    /** Whether one of these kinds is planted in the institution. */
    public boolean isInstitution(final String institution, final Set<String> kinds) {
        return !Collections.disjoint(kindsByInstitution.getOrDefault(institution, Set.of()), kinds);
    }

    /** Whether a lead leads to one of these kinds: planted in its institution, and in one of its cases where it has any. */
    public boolean isLead(final ScoredLead lead, final Set<String> kinds) {
        return isInstitution(lead.institution(), kinds)
                && (lead.cases().isEmpty()
                        || lead.cases().stream().anyMatch(stay -> isCase(stay.settlementId(), kinds)));
    }

    /** How many cases have one of these kinds planted. */
    public long planted(final Set<String> kinds) {
        return kindsByCase.values().stream()
                .filter(planted -> !Collections.disjoint(planted, kinds))
                .count();
    }
}
