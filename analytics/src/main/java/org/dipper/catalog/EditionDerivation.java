package org.dipper.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dipper.coding.PackedCode;
import org.dipper.policy.CatalogPolicy;

/**
 * Scores counted groups: RW = scale x m / M, where m and M are yearly means, weighted, and M is over all cases of the
 * history, grouped or not. Exact fractions up to one rounding per number.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), disease group score, method AVERAGE in its yearly-mean reading.
 */
public final class EditionDerivation {
    private static final int SCORE_DECIMALS = 4;

    private final CatalogPolicy policy;
    private final Map<Long, String> oddCodes;

    /**
     * Derives under a policy.
     *
     * @param policy threshold, weights and scale
     * @param oddCodes text of the procedure codes that do not pack, by their key
     */
    public EditionDerivation(final CatalogPolicy policy, final Map<Long, String> oddCodes) {
        this.policy = policy;
        this.oddCodes = Map.copyOf(oddCodes);
    }

    /**
     * Scores.
     *
     * @param counts every counted group, also those below the threshold: together all cases of the history
     * @throws IllegalArgumentException where nothing was counted
     */
    public Edition derive(final List<GroupCounts> counts) {
        final CostSums all = counts.stream()
                .map(GroupCounts::sums)
                .reduce(CostSums::plus)
                .orElseThrow(() -> new IllegalArgumentException("No case was counted"));
        final Fraction mean = all.weightedMeanFen(policy.yearWeights());
        final List<DiseaseGroup> groups = new ArrayList<>();
        long core = 0;
        long comprehensive = 0;
        for (final GroupCounts count : counts) {
            if (count.sums().cases() >= policy.threshold()) {
                groups.add(score(count, mean));
                core += count.isCore() ? count.sums().cases() : 0;
                comprehensive += count.isCore() ? 0 : count.sums().cases();
            }
        }
        groups.sort(Comparator.comparing(DiseaseGroup::code));
        return new Edition(groups, all.cases(), all.costFen(), mean.roundedWhole(), core, comprehensive);
    }

    private DiseaseGroup score(final GroupCounts count, final Fraction meanOfAll) {
        final Fraction mean = count.sums().weightedMeanFen(policy.yearWeights());
        final String diagnosis = PackedCode.unpackInt(count.diagnosisKey());
        final Optional<String> procedure =
                count.procedureKey() == 0 ? Optional.empty() : Optional.of(procedureCode(count.procedureKey()));
        final String code = count.isCore()
                ? diagnosis + procedure.map(text -> "+" + text).orElse("")
                : diagnosis + "-" + count.procedureAttribute();
        return new DiseaseGroup(
                code,
                count.isCore(),
                diagnosis,
                procedure,
                count.isCore() ? OptionalInt.empty() : OptionalInt.of(count.procedureAttribute()),
                count.diagnosisKey(),
                count.procedureKey(),
                count.sums(),
                mean.roundedWhole(),
                mean.times(policy.scoreScale()).dividedBy(meanOfAll).rounded(SCORE_DECIMALS),
                count.sums().coefficientOfVariation());
    }

    private String procedureCode(final long key) {
        if (key > 0) {
            return PackedCode.unpack(key);
        }
        final String text = oddCodes.get(key);
        if (text == null) {
            throw new IllegalStateException("No text is known for the odd procedure key " + key);
        }
        return text;
    }
}
