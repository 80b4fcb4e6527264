package org.dipper.benchmark.truth;

import java.util.List;

/**
 * A lead as the table tells it.
 *
 * @param rule the rule that raised it
 * @param id its id
 * @param institution whom it is about
 * @param strength of its evidence; {@link #NONE} where the rule does not tell, which comes last
 * @param priority strength times fund at stake; {@link #NONE} where it cannot be told, which comes last
 * @param cases its stays
 */
public record ScoredLead(
        String rule, String id, String institution, double strength, double priority, List<ScoredCase> cases) {
    /** Stands for a number that is not there. */
    public static final double NONE = Double.NEGATIVE_INFINITY;

    /**
     * A stay of a lead.
     *
     * @param strength of the evidence in this stay; {@link #NONE} where only the lead has one
     */
    public record ScoredCase(String settlementId, double strength) {}

    public ScoredLead {
        cases = List.copyOf(cases);
    }
}
