package org.dipper.policy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * How institutions are ranked and their months watched. Defaults are those of the supervision guide, none is a national rule.
 *
 * @param ratioThreshold a true ratio above this many times the peers' ratio counts as high
 * @param extremes what becomes of extreme institutions when the spread between institutions is measured
 * @param extremeShare the share of institutions that is extreme on each side
 * @param smallCaseCount an institution with fewer cases in the period is marked
 * @param smallMonthCaseCount the same for its months
 * @param smallPeerGroup a peer group with fewer institutions is marked, its members are compared with all institutions
 * @param smallCell a cell with fewer cases merges with its small neighbours
 * @param leaveOutPercent an institution with more than this share of all cases is compared with the others alone
 * @param rateRatio the change that monthly signals look for: so many times the expected
 * @param falseAlarmsPerYear the probability that an institution which is as expected raises an alarm within a year
 */
public record FairRankingPolicy(
        BigDecimal ratioThreshold,
        Extremes extremes,
        BigDecimal extremeShare,
        int smallCaseCount,
        int smallMonthCaseCount,
        int smallPeerGroup,
        int smallCell,
        int leaveOutPercent,
        BigDecimal rateRatio,
        BigDecimal falseAlarmsPerYear) {
    /** What holds where a policy says nothing. */
    public static final FairRankingPolicy USUAL = new FairRankingPolicy(
            new BigDecimal("1.1"),
            Extremes.WINSORISED,
            new BigDecimal("0.1"),
            10,
            30,
            5,
            20,
            15,
            new BigDecimal("2"),
            new BigDecimal("0.05"));

    public FairRankingPolicy {
        requireNonNull(extremes, "extremes");
    }
}
