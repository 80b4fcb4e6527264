package org.dipper.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.warehouse.Publication;

/** What a settlement depends on besides cases, catalog and policy: decisions, settled months, the plan and fixed data. */
final class PeriodInputs {
    private PeriodInputs() {}

    /** What a period stands on, for the key of its run: the months before it, decisions and plan of its year. */
    static Map<String, String> claim(final List<Publication> publications, final Period period) {
        final int year = period.year();
        return claim(publications, year, period.month().orElse(year * 100 + 13));
    }

    /**
     * What a period stands on, for the key of its run.
     *
     * @param before the first month that does not count, yyyymm
     */
    static Map<String, String> claim(final List<Publication> publications, final int year, final int before) {
        final Map<String, Publication> inForce = new TreeMap<>();
        publications.stream()
                .sorted(Comparator.comparing(Publication::sequence))
                .forEach(publication -> inForce.put(publication.subject(), publication));
        final Map<String, String> claim = new TreeMap<>(SettledMonths.claim(publications, year, before));
        claim.putAll(Decisions.claim(publications, year));
        Optional.ofNullable(inForce.get("plan:" + year))
                .ifPresent(plan -> claim.put("plan", plan.revision() + " " + plan.contentHash()));
        return claim;
    }
}
