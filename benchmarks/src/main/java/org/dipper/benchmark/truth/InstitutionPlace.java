package org.dipper.benchmark.truth;

/**
 * The place of an institution by an indicator.
 *
 * @param indicator what institutions are ordered by
 * @param institution which one
 * @param raw the plain figure, the highest first; {@link ScoredLead#NONE} where there is none
 * @param rank the place in the fair order, 1 first; 0 where it has none, which comes last
 */
public record InstitutionPlace(String indicator, String institution, double raw, int rank) {
    double score(final RuleScore.Order order) {
        if (order == RuleScore.Order.RAW) {
            return raw;
        }
        return rank > 0 ? -rank : ScoredLead.NONE;
    }
}
