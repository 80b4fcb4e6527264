package org.dipper.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What supervision looks at.
 *
 * @param readmissionWindowsDays windows of the readmission rates
 * @param countsSameDayReturn whether a same-day return to the same institution with the same 3-character diagnosis counts
 *     as a readmission; it is a split-admission candidate in any case
 * @param splitGapDays longest gap of a split-admission candidate
 * @param ranking how institutions are ranked
 */
public record SupervisionPolicy(
        List<Integer> readmissionWindowsDays,
        boolean countsSameDayReturn,
        int splitGapDays,
        FairRankingPolicy ranking) {
    public SupervisionPolicy {
        readmissionWindowsDays = List.copyOf(readmissionWindowsDays);
        requireNonNull(ranking, "ranking");
    }

    /** With the usual ranking. */
    public SupervisionPolicy(
            final List<Integer> readmissionWindowsDays, final boolean countsSameDayReturn, final int splitGapDays) {
        this(readmissionWindowsDays, countsSameDayReturn, splitGapDays, FairRankingPolicy.USUAL);
    }
}
