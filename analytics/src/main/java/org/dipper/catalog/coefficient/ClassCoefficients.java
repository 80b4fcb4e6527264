package org.dipper.catalog.coefficient;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.catalog.Fraction;
import org.dipper.catalog.HistoryWeights;

/**
 * Coefficients by class of hospital, here its level, over all groups.
 *
 * <p>By class: weighted mean cost of the class over the weighted mean cost of all, cases in no group included (DIP 3.0
 * specification, comment draft, institution coefficient). These are crude means: what kind of cases a class treats is in them as
 * well as in the scores. Case-mix adjusted: cost of the grouped cases of a class over what they cost at their groups' mean costs
 * (m = RW x M / scale), both weighted by year; a proposal, no national rule.
 */
final class ClassCoefficients {
    private final HistoryWeights history;

    ClassCoefficients(final HistoryWeights history) {
        this.history = history;
    }

    /** Mean of the class over mean of all, by level. */
    Map<String, Fraction> byClass(final List<ClassSum> sums) {
        final Fraction all = mean(sums);
        final Map<String, Fraction> coefficients = new TreeMap<>();
        byLevel(sums)
                .forEach((level, ofLevel) ->
                        coefficients.put(level, mean(ofLevel).dividedBy(all)));
        return coefficients;
    }

    /** Cost over expected cost, by level; a level without grouped cases has none. */
    Map<String, Fraction> caseMixAdjusted(final List<ClassSum> sums, final Map<String, Long> groupMeanFen) {
        final Map<String, Fraction> coefficients = new TreeMap<>();
        byLevel(sums).forEach((level, ofLevel) -> {
            BigInteger cost = BigInteger.ZERO;
            BigInteger expected = BigInteger.ZERO;
            for (final ClassSum sum : ofLevel) {
                final Long mean = groupMeanFen.get(sum.groupCode());
                if (mean != null) {
                    final BigInteger weight = BigInteger.valueOf(history.weight(sum.year()));
                    cost = cost.add(weight.multiply(BigInteger.valueOf(sum.costFen())));
                    expected = expected.add(
                            weight.multiply(BigInteger.valueOf(sum.cases())).multiply(BigInteger.valueOf(mean)));
                }
            }
            if (expected.signum() > 0) {
                coefficients.put(level, new Fraction(cost, expected));
            }
        });
        return coefficients;
    }

    static Map<String, List<ClassSum>> byLevel(final List<ClassSum> sums) {
        final Map<String, List<ClassSum>> byLevel = new TreeMap<>();
        sums.forEach(sum ->
                byLevel.computeIfAbsent(sum.level(), level -> new ArrayList<>()).add(sum));
        return byLevel;
    }

    static long cases(final List<ClassSum> sums) {
        return sums.stream().mapToLong(ClassSum::cases).reduce(0, Math::addExact);
    }

    private Fraction mean(final List<ClassSum> sums) {
        final Map<Integer, Long> cases = new HashMap<>();
        final Map<Integer, Long> cost = new HashMap<>();
        for (final ClassSum sum : sums) {
            cases.merge(sum.year(), sum.cases(), Math::addExact);
            cost.merge(sum.year(), sum.costFen(), Math::addExact);
        }
        return history.meanFen(year -> cases.getOrDefault(year, 0L), year -> cost.getOrDefault(year, 0L));
    }
}
