package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many core groups each threshold gives and how many cases they hold (覆盖率曲线).
 *
 * @param points highest threshold first; the last one, at the smallest count, holds every combination
 */
public record CoverageCurve(List<Point> points) {
    private static final int DECIMALS = 6;

    /**
     * Combinations of one size.
     *
     * @param cases cases of each
     * @param combinations how many there are
     */
    public record Size(long cases, long combinations) {}

    /**
     * A threshold and what it gives.
     *
     * @param threshold cases that make a core group
     * @param groups combinations that have them
     * @param cases their cases
     * @param coveredShare their share of all cases, six decimals
     */
    public record Point(long threshold, long groups, long cases, BigDecimal coveredShare) {}

    public CoverageCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of counted combinations.
     *
     * @param sizes combinations by size, each size once
     * @param allCases cases of the history, also those that may not be grouped
     */
    public static CoverageCurve of(final List<Size> sizes, final long allCases) {
        final List<Size> descending = new ArrayList<>(sizes);
        descending.sort(Comparator.comparingLong(Size::cases).reversed());
        final List<Point> points = new ArrayList<>();
        long groups = 0;
        long cases = 0;
        for (final Size size : descending) {
            groups += size.combinations();
            cases = Math.addExact(cases, Math.multiplyExact(size.cases(), size.combinations()));
            points.add(new Point(
                    size.cases(),
                    groups,
                    cases,
                    BigDecimal.valueOf(cases).divide(BigDecimal.valueOf(allCases), DECIMALS, RoundingMode.HALF_UP)));
        }
        return new CoverageCurve(points);
    }

    /**
     * The threshold at which the combinations, most cases first, hold a share of all cases.
     *
     * <p>Rule: DIP 3.0 specification (comment draft), threshold by coverage: combinations sorted by count descending; the
     * smallest count among those that it takes to hold the share.
     *
     * @param share such as 0.95
     * @param allCases cases of the history
     */
    public long thresholdFor(final BigDecimal share, final long allCases) {
        final BigDecimal needed = share.multiply(BigDecimal.valueOf(allCases));
        for (final Point point : points) {
            if (BigDecimal.valueOf(point.cases()).compareTo(needed) >= 0) {
                return point.threshold();
            }
        }
        // Cases that may not be grouped can keep the share out of reach; then every combination is needed.
        return points.isEmpty() ? 1 : points.get(points.size() - 1).threshold();
    }
}
