package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the catalog is derived.
 *
 * @param threshold cases over the history that make a group (病例数临界值); a count equal to it is enough
 * @param yearWeights weight of each history year, oldest first, such as 1, 2, 7
 * @param scoreScale what a group of mean cost scores, such as 1000
 * @param coverageShare where present, the threshold of core groups is the count at which the combinations, most cases first,
 *     hold this share of all cases; {@code threshold} then stays the limit of comprehensive groups
 * @param yearWeighting which of the two readings of "weighted by year" holds
 * @param scoring what a mean cost is divided by
 * @param trimming which cases stay out of means; empty for none
 * @param relatedMinimumRise how much dearer a related procedure must make a combination to be a group of its own; empty
 *     where related procedures do not count
 * @param comprehensive limits of comprehensive groups
 * @param national a lower threshold for combinations of the national scheme; empty for none
 * @param hasSubScores whether drug and consumable scores are derived
 * @param basicLevel how basic-level diseases are selected; empty for no selection
 */
public record CatalogPolicy(
        int threshold,
        List<Integer> yearWeights,
        int scoreScale,
        Optional<BigDecimal> coverageShare,
        YearWeighting yearWeighting,
        Scoring scoring,
        Optional<Trimming> trimming,
        Optional<BigDecimal> relatedMinimumRise,
        ComprehensiveLimits comprehensive,
        Optional<NationalThreshold> national,
        boolean hasSubScores,
        Optional<BasicLevelRule> basicLevel) {

    /** The two readings of a mean weighted by year. */
    public enum YearWeighting {
        /** Yearly means, weighted; weights renormalised over the years that have cases. */
        YEAR_MEAN,
        /** Weighted cost over weighted cases. */
        CASE_WEIGHTED
    }

    /** What a group's mean cost is divided by. */
    public enum ScoreMethod {
        /** The mean cost of all cases. */
        AVERAGE,
        /** The mean cost of one stable group. */
        BENCHMARK,
        /** A fixed amount worth one point. */
        STANDARD
    }

    /**
     * How scores are made.
     *
     * @param method the method
     * @param benchmarkGroup the group code of BENCHMARK
     * @param fenPerPoint the amount of STANDARD in fen
     */
    public record Scoring(ScoreMethod method, Optional<String> benchmarkGroup, Optional<Long> fenPerPoint) {
        public static final Scoring AVERAGE = new Scoring(ScoreMethod.AVERAGE, Optional.empty(), Optional.empty());
    }

    /** What quantiles are taken over. */
    public enum TrimmingScope {
        GROUP,
        ALL
    }

    /**
     * Trimming by quantile: cases outside leave the mean, not the count.
     *
     * @param lower the lower quantile, such as 0.025
     * @param upper the upper quantile, such as 0.975
     * @param minimumCases groups with fewer cases are not trimmed
     * @param scope whether quantiles are of the group or of all cases
     */
    public record Trimming(BigDecimal lower, BigDecimal upper, int minimumCases, TrimmingScope scope) {}

    /**
     * What a comprehensive group must keep besides the threshold.
     *
     * @param maximumCv highest coefficient of variation; empty for no limit
     * @param maximumGroups most groups, those with most cases stay; empty for no limit
     */
    public record ComprehensiveLimits(Optional<BigDecimal> maximumCv, Optional<Integer> maximumGroups) {
        public static final ComprehensiveLimits NONE = new ComprehensiveLimits(Optional.empty(), Optional.empty());
    }

    /**
     * A lower threshold for combinations that the national scheme has.
     *
     * @param threshold cases that are enough
     * @param maximumCv where costs spread no wider than this
     */
    public record NationalThreshold(int threshold, BigDecimal maximumCv) {}

    /**
     * How basic-level diseases (基层病种) are selected among core groups.
     *
     * @param minimumPrimaryShare least share of cases in primary institutions
     * @param primaryLevels hospital levels that are primary
     * @param maximumCv highest coefficient of variation
     * @param isWithinNationalList whether only groups of the loaded national list may be selected
     */
    public record BasicLevelRule(
            BigDecimal minimumPrimaryShare,
            List<String> primaryLevels,
            BigDecimal maximumCv,
            boolean isWithinNationalList) {
        public BasicLevelRule {
            primaryLevels = List.copyOf(primaryLevels);
        }
    }

    public CatalogPolicy {
        yearWeights = List.copyOf(yearWeights);
    }

    /** The plain rules: a fixed threshold, yearly means, AVERAGE, nothing trimmed. */
    public CatalogPolicy(final int threshold, final List<Integer> yearWeights, final int scoreScale) {
        this(
                threshold,
                yearWeights,
                scoreScale,
                Optional.empty(),
                YearWeighting.YEAR_MEAN,
                Scoring.AVERAGE,
                Optional.empty(),
                Optional.empty(),
                ComprehensiveLimits.NONE,
                Optional.empty(),
                false,
                Optional.empty());
    }
}
