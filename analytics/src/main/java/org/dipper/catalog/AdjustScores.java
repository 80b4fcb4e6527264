package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;

/**
 * Sets scores that experts changed and rescales so that the total score of the history stays what it was: the sum over groups
 * of score x cases.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), adjustment of scores keeps the total score; how the rest gives way is ours:
 * {@code k = (S0 - changed) / rest} on all other groups, or {@code k = S0 / S1} on all.
 */
public final class AdjustScores {
    private static final int SCORE_DECIMALS = 4;
    private static final int FACTOR_DECIMALS = 10;

    private final Rescale rescale;

    /** Adjusts with a way of rescaling. */
    public AdjustScores(final Rescale rescale) {
        this.rescale = rescale;
    }

    /** Which groups give way. */
    public enum Rescale {
        /** The groups that nobody changed: changed scores stand as decided. */
        REST,
        /** All groups alike, changed ones too. */
        ALL
    }

    /**
     * A group before adjustment.
     *
     * @param code its code
     * @param derivedRw the score as derived
     * @param cases its cases in the history
     */
    public record Scored(String code, BigDecimal derivedRw, long cases) {}

    /**
     * What came out.
     *
     * @param rw the score of every group by code
     * @param factor what was multiplied with, ten decimals, for reading
     * @param totalBefore total score before
     * @param totalAfter total score after; it differs by the rounding of scores only
     */
    public record Adjusted(
            Map<String, BigDecimal> rw, BigDecimal factor, BigDecimal totalBefore, BigDecimal totalAfter) {
        public Adjusted {
            rw = Map.copyOf(rw);
        }
    }

    /**
     * Adjusts.
     *
     * @throws DipperException refused, where a changed group is not in the edition or the rest cannot give way
     */
    public Adjusted apply(final List<Scored> groups, final List<ScoreAdjustment> adjustments) {
        final Map<String, ScoreAdjustment> changed =
                adjustments.stream().collect(Collectors.toMap(ScoreAdjustment::groupCode, Function.identity()));
        requireKnown(groups, adjustments);
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal fixed = BigDecimal.ZERO;
        BigDecimal free = BigDecimal.ZERO;
        final Map<String, BigDecimal> set = new HashMap<>();
        for (final Scored group : groups) {
            final ScoreAdjustment change = changed.get(group.code());
            final BigDecimal rw = change == null ? group.derivedRw() : change.rw();
            final BigDecimal cases = BigDecimal.valueOf(group.cases());
            before = before.add(group.derivedRw().multiply(cases));
            set.put(group.code(), rw);
            if (change != null && rescale == Rescale.REST) {
                fixed = fixed.add(rw.multiply(cases));
            } else {
                free = free.add(rw.multiply(cases));
            }
        }
        if (adjustments.isEmpty()) {
            return new Adjusted(set, BigDecimal.ONE.setScale(FACTOR_DECIMALS), before, before);
        }
        final Fraction factor = factor(before.subtract(fixed), free);
        final Map<String, BigDecimal> scores = new TreeMap<>();
        BigDecimal after = BigDecimal.ZERO;
        for (final Scored group : groups) {
            final boolean isFixed = rescale == Rescale.REST && changed.containsKey(group.code());
            final BigDecimal rw = set.get(group.code()).setScale(SCORE_DECIMALS);
            final BigDecimal score = isFixed ? rw : times(rw, factor);
            scores.put(group.code(), score);
            after = after.add(score.multiply(BigDecimal.valueOf(group.cases())));
        }
        return new Adjusted(scores, factor.rounded(FACTOR_DECIMALS), before, after);
    }

    private static void requireKnown(final List<Scored> groups, final List<ScoreAdjustment> adjustments) {
        final java.util.Set<String> known = groups.stream().map(Scored::code).collect(Collectors.toSet());
        final List<String> unknown = adjustments.stream()
                .filter(each -> !known.contains(each.groupCode()))
                .map(each -> each.groupCode() + " (line " + each.line() + ")")
                .toList();
        if (!unknown.isEmpty()) {
            throw DipperException.refused(
                    "The score changes are refused.",
                    "These groups are not in the edition: " + String.join(", ", unknown) + ".",
                    "Check the codes with dipper catalog show; nothing was changed.");
        }
    }

    private static Fraction factor(final BigDecimal wanted, final BigDecimal free) {
        if (wanted.signum() <= 0 || free.signum() <= 0) {
            throw DipperException.refused(
                    "The score changes are refused.",
                    "The changed groups alone would hold the whole total score, so the rest cannot give way.",
                    "Change fewer groups, or use --rescale all.");
        }
        return new Fraction(
                wanted.setScale(SCORE_DECIMALS).unscaledValue(),
                free.setScale(SCORE_DECIMALS).unscaledValue());
    }

    private static BigDecimal times(final BigDecimal rw, final Fraction factor) {
        final BigInteger units = rw.unscaledValue().multiply(factor.numerator());
        return new Fraction(units, factor.denominator().multiply(BigInteger.TEN.pow(SCORE_DECIMALS)))
                .rounded(SCORE_DECIMALS);
    }
}
