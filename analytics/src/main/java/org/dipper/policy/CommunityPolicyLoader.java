package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dipper.policy.CommunityPolicy.Grade;
import org.dipper.yaml.StrictYaml;

/** Reads the county communities of a policy file. */
final class CommunityPolicyLoader {
    private CommunityPolicyLoader() {}

    static List<CommunityPolicy> load(final StrictYaml settlement, final List<PoolBudget> pools) {
        final List<CommunityPolicy> communities = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final StrictYaml part : settlement.parts("communities")) {
            part.only("code", "lead", "pool", "members", "areas", "package_yuan", "grades");
            final String code = part.text("code");
            if (!seen.add(code)) {
                throw part.refusal("code", "names " + code + " a second time.", "Give each community once.");
            }
            final String pool = part.text("pool");
            if (pools.stream().noneMatch(known -> known.pool().equals(pool))) {
                throw part.refusal("pool", "is no pool of this policy.", "Name one of settlement.pools.");
            }
            final String lead = part.text("lead");
            final Set<String> members = Words.of(part, "members");
            members.add(lead);
            final Set<String> areas = Words.of(part, "areas");
            if (areas.isEmpty()) {
                throw part.refusal("areas", "names no area.", "Give prefixes of the residents' insured areas.");
            }
            for (final CommunityPolicy other : communities) {
                if (other.pool().equals(pool) && overlaps(areas, other.areas())) {
                    throw part.refusal(
                            "areas",
                            "has residents in common with " + other.code() + ".",
                            "A resident's care is charged to one community: part the areas.");
                }
            }
            final long money = PoolBudgetLoader.yuan(part, "package_yuan");
            if (money == 0) {
                throw part.refusal("package_yuan", "must be above 0.", "Write yuan with two decimals.");
            }
            communities.add(new CommunityPolicy(code, lead, pool, members, areas, money, grades(part)));
        }
        return communities;
    }

    private static boolean overlaps(final Set<String> areas, final Set<String> others) {
        return areas.stream()
                .anyMatch(area -> others.stream().anyMatch(other -> area.startsWith(other) || other.startsWith(area)));
    }

    private static List<Grade> grades(final StrictYaml yaml) {
        final List<Grade> grades = new ArrayList<>();
        for (final StrictYaml part : yaml.parts("grades")) {
            part.only("from", "share", "next_year");
            final BigDecimal from = ClearingPolicyLoader.from(
                    part,
                    grades.isEmpty() ? null : grades.get(grades.size() - 1).from());
            grades.add(new Grade(
                    from,
                    Factors.factor(part, "share"),
                    part.has("next_year") ? Factors.factor(part, "next_year") : BigDecimal.ONE));
        }
        ClearingPolicyLoader.requireZero(
                yaml, "grades", grades.stream().map(Grade::from).toList());
        return grades;
    }
}
