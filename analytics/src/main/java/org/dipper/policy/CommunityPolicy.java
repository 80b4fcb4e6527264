package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A county medical community (紧密型医共体) that is paid a package for its residents.
 *
 * @param code the community
 * @param lead the institution that receives its money
 * @param pool the insurance pool
 * @param members institutions of the community, the lead among them
 * @param areas prefixes of the insured areas of its residents
 * @param packageFen the package of the year
 * @param grades what an assessment score leaves of the package, best first
 */
public record CommunityPolicy(
        String code,
        String lead,
        String pool,
        Set<String> members,
        Set<String> areas,
        long packageFen,
        List<Grade> grades) {
    public CommunityPolicy {
        members = Set.copyOf(members);
        areas = Set.copyOf(areas);
        grades = List.copyOf(grades);
    }

    /**
     * What a score leaves.
     *
     * @param from the least score
     * @param share the share of this year's package that is due
     * @param nextYear the share of next year's package
     */
    public record Grade(BigDecimal from, BigDecimal share, BigDecimal nextYear) {}
}
