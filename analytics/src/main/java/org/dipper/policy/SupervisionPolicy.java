package org.dipper.policy;

import java.util.List;

/**
 * What supervision looks at.
 *
 * @param readmissionWindowsDays windows of the readmission rates
 * @param countsSameDayReturn whether a same-day return to the same institution with the same 3-character diagnosis counts
 *     as a readmission; it is a split-admission candidate in any case
 * @param splitGapDays longest gap of a split-admission candidate
 * @param review the time that each step of the review of a lead may take
 */
public record SupervisionPolicy(
        List<Integer> readmissionWindowsDays, boolean countsSameDayReturn, int splitGapDays, ReviewPolicy review) {
    public SupervisionPolicy {
        readmissionWindowsDays = List.copyOf(readmissionWindowsDays);
    }

    /** The usual times of a review. */
    public SupervisionPolicy(
            final List<Integer> readmissionWindowsDays, final boolean countsSameDayReturn, final int splitGapDays) {
        this(readmissionWindowsDays, countsSameDayReturn, splitGapDays, ReviewPolicy.USUAL);
    }
}
