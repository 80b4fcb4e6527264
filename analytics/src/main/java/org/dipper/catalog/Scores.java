package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dipper.errors.DipperException;
import org.dipper.policy.CatalogPolicy;

/**
 * Scores of groups (病种分值, RW): {@code scale x m / M}, {@code scale x m / m of a benchmark group}, or {@code m / amount};
 * drug and consumable scores {@code dm / dM} and {@code cm / cM} without a scale.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), disease group score.
 */
final class Scores {
    private static final int SCORE_DECIMALS = 4;
    private static final int RATIO_DECIMALS = 6;

    private final CatalogPolicy policy;
    private final Map<String, CostSums> trimmed;
    private final CostSums all;
    private final Fraction meanOfAll;
    private final Fraction divisor;

    /**
     * Scores groups.
     *
     * @param all all cases of the history
     * @param groups the groups of the edition
     * @param code a group's code
     * @param trimmed the sums that means are taken of, where they differ
     */
    Scores(
            final CatalogPolicy policy,
            final CostSums all,
            final List<GroupCounts> groups,
            final Function<GroupCounts, String> code,
            final Map<String, CostSums> trimmed) {
        this.policy = policy;
        this.all = all;
        this.trimmed = Map.copyOf(trimmed);
        this.meanOfAll = mean(all);
        this.divisor = switch (policy.scoring().method()) {
            case AVERAGE -> meanOfAll;
            case BENCHMARK -> benchmark(groups, code);
            case STANDARD -> Fraction.of(policy.scoring().fenPerPoint().orElseThrow(), 1);
        };
    }

    /** The weighted mean cost M of all cases in fen. */
    Fraction meanOfAllFen() {
        return meanOfAll;
    }

    /** The weighted mean cost m of a group in fen. */
    Fraction meanFen(final String code, final CostSums sums) {
        return mean(trimmed.getOrDefault(code, sums));
    }

    /** The score of a group, four decimals. */
    BigDecimal rw(final String code, final CostSums sums) {
        final long scale = policy.scoring().method() == CatalogPolicy.ScoreMethod.STANDARD ? 1 : policy.scoreScale();
        return meanFen(code, sums).times(scale).dividedBy(divisor).rounded(SCORE_DECIMALS);
    }

    /** The drug score of a group. */
    Optional<BigDecimal> drugScore(final CostSums sums) {
        return ratio(
                sums.weightedMeanDrugFen(policy.yearWeights(), policy.yearWeighting()),
                all.weightedMeanDrugFen(policy.yearWeights(), policy.yearWeighting()));
    }

    /** The consumable score of a group. */
    Optional<BigDecimal> consumableScore(final CostSums sums) {
        return ratio(
                sums.weightedMeanConsumableFen(policy.yearWeights(), policy.yearWeighting()),
                all.weightedMeanConsumableFen(policy.yearWeights(), policy.yearWeighting()));
    }

    private Fraction mean(final CostSums sums) {
        return sums.weightedMeanFen(policy.yearWeights(), policy.yearWeighting());
    }

    private Fraction benchmark(final List<GroupCounts> groups, final Function<GroupCounts, String> code) {
        final String wanted = policy.scoring().benchmarkGroup().orElseThrow();
        return groups.stream()
                .filter(group -> code.apply(group).equals(wanted))
                .findFirst()
                .map(group -> meanFen(wanted, group.sums()))
                .orElseThrow(() -> DipperException.refused(
                        "The benchmark group " + wanted + " is not in the catalog.",
                        "catalog.score_method benchmark measures every group against it.",
                        "Name a group that the history has, by its group code."));
    }

    private Optional<BigDecimal> ratio(final Optional<Fraction> part, final Optional<Fraction> whole) {
        return !policy.hasSubScores()
                        || part.isEmpty()
                        || whole.isEmpty()
                        || whole.get().isZero()
                ? Optional.empty()
                : Optional.of(part.get().dividedBy(whole.get()).rounded(RATIO_DECIMALS));
    }
}
