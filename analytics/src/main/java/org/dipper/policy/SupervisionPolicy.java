package org.dipper.policy;

import java.util.List;

/**
 * What supervision looks at.
 *
 * @param readmissionWindowsDays windows of the readmission rates
 * @param countsSameDayReturn whether a same-day return to the same institution with the same 3-character diagnosis counts
 *     as a readmission; it is a split-admission candidate in any case
 * @param splitGapDays longest gap of a split-admission candidate
 */
public record SupervisionPolicy(List<Integer> readmissionWindowsDays, boolean countsSameDayReturn, int splitGapDays) {
    public SupervisionPolicy {
        readmissionWindowsDays = List.copyOf(readmissionWindowsDays);
    }
}
