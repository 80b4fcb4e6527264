package org.dipper.supervision.upcoding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where the growth of an institution's points from one year to the next comes from, exactly.
 *
 * <p>The points of a group are cases of the institution × share of the group × mean base score × uplift by auxiliary types ×
 * institution coefficient × what deviation rules and other paths make of it. Each factor's part is its logarithmic-mean Divisia
 * share (LMDI): it does not depend on the order of factors, and the parts sum to the growth. A group that is there in one
 * year only is all mix; points that come or go while the cases stay are the last part. Parts are rounded to ten-thousandths and
 * the last part takes what rounding leaves, so the sum is exact to the ten-thousandth.
 *
 * <p>Rule: decomposition of points growth (supervision of points padding, mission S0 4).
 *
 * @param volume more or fewer cases
 * @param mix other groups
 * @param score groups scored anew by another edition
 * @param uplift auxiliary types
 * @param coefficient the institution's coefficient
 * @param relabelling what is left within groups: deviations from cost, other paths
 */
public record PointsGrowth(
        BigDecimal volume,
        BigDecimal mix,
        BigDecimal score,
        BigDecimal uplift,
        BigDecimal coefficient,
        BigDecimal relabelling) {
    private static final int DECIMALS = 4;
    private static final int FACTORS = 6;
    private static final int MIX = 1;
    private static final int LAST = FACTORS - 1;

    /**
     * A group's cases in one year.
     *
     * @param cases cases
     * @param base sum of base scores
     * @param uplifted sum of base score × auxiliary coefficient
     * @param weighted sum of base score × auxiliary × institution coefficient
     * @param points points as settled
     */
    public record GroupYear(long cases, BigDecimal base, BigDecimal uplifted, BigDecimal weighted, BigDecimal points) {
        static final GroupYear NONE =
                new GroupYear(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        private double[] factors(final long allCases) {
            return new double[] {
                allCases,
                (double) cases / allCases,
                base.doubleValue() / cases,
                uplifted.doubleValue() / base.doubleValue(),
                weighted.doubleValue() / uplifted.doubleValue(),
                points.doubleValue() / weighted.doubleValue()
            };
        }
    }

    /** The growth between two years of an institution, each by group. */
    public static PointsGrowth between(final Map<String, GroupYear> before, final Map<String, GroupYear> after) {
        final long casesBefore =
                before.values().stream().mapToLong(GroupYear::cases).sum();
        final long casesAfter =
                after.values().stream().mapToLong(GroupYear::cases).sum();
        final double[] parts = new double[FACTORS];
        BigDecimal growth = BigDecimal.ZERO;
        final TreeSet<String> groups = new TreeSet<>(before.keySet());
        groups.addAll(after.keySet());
        for (final String group : groups) {
            final GroupYear first = before.getOrDefault(group, GroupYear.NONE);
            final GroupYear second = after.getOrDefault(group, GroupYear.NONE);
            final BigDecimal change = second.points().subtract(first.points());
            growth = growth.add(change);
            if (first.cases() == 0 || second.cases() == 0) {
                parts[MIX] += change.doubleValue();
            } else if (isUnknown(first) || isUnknown(second)) {
                parts[LAST] += change.doubleValue();
            } else {
                final double mean = logarithmicMean(
                        second.points().doubleValue(), first.points().doubleValue());
                final double[] then = first.factors(casesBefore);
                final double[] now = second.factors(casesAfter);
                for (int factor = 0; factor < FACTORS; factor++) {
                    parts[factor] += mean * Math.log(now[factor] / then[factor]);
                }
            }
        }
        return rounded(parts, growth);
    }

    /** All parts together: the growth. */
    public BigDecimal total() {
        return volume.add(mix).add(score).add(uplift).add(coefficient).add(relabelling);
    }

    /** The part that coding alone can make: uplift and relabelling. */
    public BigDecimal byCoding() {
        return uplift.add(relabelling);
    }

    private static boolean isUnknown(final GroupYear year) {
        return year.points().signum() <= 0
                || year.base().signum() <= 0
                || year.uplifted().signum() <= 0
                || year.weighted().signum() <= 0;
    }

    private static double logarithmicMean(final double one, final double other) {
        return one == other ? one : (one - other) / (Math.log(one) - Math.log(other));
    }

    private static PointsGrowth rounded(final double[] parts, final BigDecimal growth) {
        final BigDecimal[] exact = new BigDecimal[FACTORS];
        BigDecimal rest = growth.setScale(DECIMALS, RoundingMode.HALF_UP);
        for (int factor = 0; factor < LAST; factor++) {
            exact[factor] = BigDecimal.valueOf(parts[factor]).setScale(DECIMALS, RoundingMode.HALF_UP);
            rest = rest.subtract(exact[factor]);
        }
        exact[LAST] = rest;
        return new PointsGrowth(exact[0], exact[1], exact[2], exact[3], exact[4], exact[5]);
    }
}
