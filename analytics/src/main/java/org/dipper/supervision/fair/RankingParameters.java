package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import org.dipper.policy.Extremes;
import org.dipper.policy.FairRankingPolicy;

/**
 * What a fair ranking takes as much, few and extreme. Defaults are those of the supervision guide, not national policy.
 *
 * @param ratioThreshold a true ratio above this many times the peers' ratio counts as high
 * @param extremes what becomes of extreme z values when over-dispersion is measured
 * @param extremeShare the share of institutions that is extreme on each side
 * @param smallCaseCount an institution with fewer cases is marked
 * @param smallPeerGroup a peer group with fewer comparable institutions is marked, and compared with all institutions instead
 */
public record RankingParameters(
        double ratioThreshold, Extremes extremes, double extremeShare, long smallCaseCount, int smallPeerGroup) {
    /** For periods of a year or so: fewer than 10 cases are few. */
    public static final RankingParameters OF_YEAR = new RankingParameters(1.1, Extremes.WINSORISED, 0.1, 10, 5);
    /** For single months: fewer than 30 cases are few. */
    public static final RankingParameters OF_MONTH = new RankingParameters(1.1, Extremes.WINSORISED, 0.1, 30, 5);

    public RankingParameters {
        requireNonNull(extremes, "extremes");
        if (!(ratioThreshold > 0)
                || !(extremeShare >= 0)
                || extremeShare >= 0.5
                || smallCaseCount < 0
                || smallPeerGroup < 2) {
            throw new IllegalArgumentException("parameters of a ranking are out of their range");
        }
    }

    /** What a policy says, for periods of a year or so. */
    public static RankingParameters ofYear(final FairRankingPolicy policy) {
        return new RankingParameters(
                policy.ratioThreshold().doubleValue(),
                policy.extremes(),
                policy.extremeShare().doubleValue(),
                policy.smallCaseCount(),
                policy.smallPeerGroup());
    }
}
