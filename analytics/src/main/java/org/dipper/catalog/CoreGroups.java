package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.policy.CatalogPolicy;

/**
 * Decides which combinations are core groups (核心病种): rows of the national scheme first, then local ones, then those that a
 * related procedure sets apart.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), thresholds ("reaches" is enough), lower threshold for combinations of the
 * national scheme where costs spread little, related-procedure test of 10 percent. Combinations below the threshold are
 * not looked at: their cases converge to comprehensive groups.
 */
public final class CoreGroups {
    private static final Comparator<Combination> ORDER = Comparator.comparingInt(Combination::schemeRule)
            .thenComparingInt(Combination::diagnosisKey)
            .thenComparingLong(Combination::procedureKey)
            .thenComparing(Combination::related);

    private final CatalogPolicy policy;
    private final long threshold;

    /**
     * Decides under a policy.
     *
     * @param policy the rules
     * @param threshold cases that make a core group, fixed or from coverage
     */
    public CoreGroups(final CatalogPolicy policy, final long threshold) {
        this.policy = policy;
        this.threshold = threshold;
    }

    /** The least count that any core group may have: combinations below need not be asked. */
    public static long leastCount(final CatalogPolicy policy, final long threshold) {
        return Math.min(
                threshold,
                policy.national().map(national -> (long) national.threshold()).orElse(threshold));
    }

    /**
     * The core groups, in a fixed order.
     *
     * @param counted combinations that have at least {@link #leastCount}
     */
    public List<Combination> decide(final List<CombinationSums> counted) {
        final Map<Combination, CostSums> byCombination = new HashMap<>();
        counted.forEach(each -> byCombination.put(each.combination(), each.sums()));
        final Set<Combination> core = new HashSet<>();
        byCombination.forEach((combination, sums) -> {
            if (combination.isNational()) {
                if (reaches(sums) || reachesNational(sums)) {
                    core.add(combination);
                }
            } else if (combination.schemeRule() == 0 && reaches(sums)) {
                core.add(isOwnGroup(combination, sums, byCombination) ? combination : combination.withoutRelated());
            }
        });
        final TreeSet<Combination> sorted = new TreeSet<>(ORDER);
        sorted.addAll(core);
        return List.copyOf(sorted);
    }

    private boolean reaches(final CostSums sums) {
        return sums.cases() >= threshold;
    }

    private boolean reachesNational(final CostSums sums) {
        return policy.national()
                .filter(national -> sums.cases() >= national.threshold()
                        && sums.coefficientOfVariation().compareTo(national.maximumCv()) <= 0)
                .isPresent();
    }

    /** Without a base that reaches the threshold there is nothing to compare with: then it joins its base. */
    private boolean isOwnGroup(
            final Combination combination, final CostSums sums, final Map<Combination, CostSums> byCombination) {
        if (combination.related().isEmpty()) {
            return true;
        }
        final CostSums base = byCombination.get(combination.withoutRelated());
        return base != null
                && reaches(base)
                && policy.relatedMinimumRise().isPresent()
                && risesBy(policy.relatedMinimumRise().get(), mean(sums), mean(base));
    }

    private Fraction mean(final CostSums sums) {
        return sums.weightedMeanFen(policy.yearWeights(), policy.yearWeighting());
    }

    /** Whether {@code dearer / base - 1 >= rise}, without a division. */
    static boolean risesBy(final BigDecimal rise, final Fraction dearer, final Fraction base) {
        final BigInteger left = dearer.numerator().multiply(base.denominator());
        final BigInteger right = base.numerator().multiply(dearer.denominator());
        return new BigDecimal(left).compareTo(new BigDecimal(right).multiply(BigDecimal.ONE.add(rise))) >= 0;
    }
}
