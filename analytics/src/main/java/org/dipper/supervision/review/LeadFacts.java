package org.dipper.supervision.review;

import java.util.Optional;

/**
 * What a review needs to know of a lead.
 *
 * @param leadId its id: rule and subject, the same whenever the rule finds the same
 * @param rule the rule that raised it
 * @param ruleVersion the version of the rule
 * @param period the period in whose list it stands
 * @param institutionCode the institution it concerns
 * @param fundPayFen what the fund paid for its stays
 * @param rank its place in the list of its rule and period, from 1; empty where it is no more in force
 * @param rankedBy what that list is ordered by
 */
public record LeadFacts(
        String leadId,
        String rule,
        String ruleVersion,
        String period,
        String institutionCode,
        long fundPayFen,
        Optional<Long> rank,
        Optional<String> rankedBy) {

    /** The same lead once it is no more in force: it has no place in any list. */
    public LeadFacts gone() {
        return new LeadFacts(
                leadId, rule, ruleVersion, period, institutionCode, fundPayFen, Optional.empty(), Optional.empty());
    }
}
