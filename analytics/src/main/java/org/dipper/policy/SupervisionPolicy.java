package org.dipper.policy;

import java.util.List;

/**
 * What supervision looks at.
 *
 * @param readmissionWindowsDays windows of the readmission rates
 * @param countsSameDayReturn whether a same-day return to the same institution with the same 3-character diagnosis counts
 *     as a readmission; it is a split-admission candidate in any case
 * @param splitGapDays longest gap of a split-admission candidate and of a return for the same disease in a chain
 * @param readmission what the unplanned rates look at
 * @param splitAdmission when stays form a chain of split admissions
 * @param behaviour when the rules of behaviour speak
 * @param upCoding when the rules of up-coding speak
 * @param indicators parameters of the indicators
 * @param ranking how institutions are ranked
 * @param review the time that each step of a review may take
 */
public record SupervisionPolicy(
        List<Integer> readmissionWindowsDays,
        boolean countsSameDayReturn,
        int splitGapDays,
        ReadmissionPolicy readmission,
        SplitAdmissionPolicy splitAdmission,
        BehaviourPolicy behaviour,
        UpCodingPolicy upCoding,
        IndicatorPolicy indicators,
        FairRankingPolicy ranking,
        ReviewPolicy review) {
    public SupervisionPolicy {
        readmissionWindowsDays = List.copyOf(readmissionWindowsDays);
    }

    /** The defaults of planned returns, index stays, chains, and of every other rule. */
    public SupervisionPolicy(
            final List<Integer> readmissionWindowsDays, final boolean countsSameDayReturn, final int splitGapDays) {
        this(
                readmissionWindowsDays,
                countsSameDayReturn,
                splitGapDays,
                ReadmissionPolicy.DEFAULT,
                SplitAdmissionPolicy.DEFAULT);
    }

    /** The defaults of behaviour, up-coding and indicators. */
    public SupervisionPolicy(
            final List<Integer> readmissionWindowsDays,
            final boolean countsSameDayReturn,
            final int splitGapDays,
            final ReadmissionPolicy readmission,
            final SplitAdmissionPolicy splitAdmission) {
        this(
                readmissionWindowsDays,
                countsSameDayReturn,
                splitGapDays,
                readmission,
                splitAdmission,
                BehaviourPolicy.DEFAULT,
                UpCodingPolicy.DEFAULT,
                IndicatorPolicy.USUAL,
                FairRankingPolicy.USUAL,
                ReviewPolicy.USUAL);
    }

    /** The same with another way of ranking. */
    public SupervisionPolicy withRanking(final FairRankingPolicy other) {
        return new SupervisionPolicy(
                readmissionWindowsDays,
                countsSameDayReturn,
                splitGapDays,
                readmission,
                splitAdmission,
                behaviour,
                upCoding,
                indicators,
                other,
                review);
    }

    /** The longest window of the rates, in days. */
    public int longestWindowDays() {
        return readmissionWindowsDays.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
