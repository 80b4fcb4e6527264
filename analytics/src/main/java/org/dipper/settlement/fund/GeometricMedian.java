package org.dipper.settlement.fund;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The point whose distances to given points sum to the least, by Weiszfeld's iteration with 34 digits: from the mean of the
 * points until a step is below a thousand-millionth or a thousand steps are done. Where the iteration stands on a given
 * point, which the plain formula cannot leave, Vardi and Zhang's test tells whether it is the median, and their step goes on
 * otherwise. The same points in the same order give the same digits.
 *
 * <p>Several points of one line may be medians alike: an even number of points on a line has a whole stretch of them, and
 * the iteration yields the one it comes to from the mean.
 */
final class GeometricMedian {
    private static final MathContext DIGITS = new MathContext(34);
    private static final BigDecimal LEAST_STEP = BigDecimal.ONE.movePointLeft(9);
    private static final int MOST_STEPS = 1_000;

    private GeometricMedian() {}

    /** A point of the plane. */
    record Point(BigDecimal x, BigDecimal y) {
        private Point minus(final Point other) {
            return new Point(x.subtract(other.x, DIGITS), y.subtract(other.y, DIGITS));
        }

        private Point plus(final Point other) {
            return new Point(x.add(other.x, DIGITS), y.add(other.y, DIGITS));
        }

        private Point times(final BigDecimal factor) {
            return new Point(x.multiply(factor, DIGITS), y.multiply(factor, DIGITS));
        }

        private Point over(final BigDecimal divisor) {
            return new Point(x.divide(divisor, DIGITS), y.divide(divisor, DIGITS));
        }

        /** The distance from the origin. */
        private BigDecimal length() {
            return x.multiply(x, DIGITS).add(y.multiply(y, DIGITS), DIGITS).sqrt(DIGITS);
        }
    }

    /**
     * The median.
     *
     * @param points at least one
     */
    static Point of(final List<Point> points) {
        final List<Point> given = new ArrayList<>(points);
        Point here = mean(given);
        for (int step = 0; step < MOST_STEPS; step++) {
            final Point next = next(here, given);
            final boolean isThere = next.minus(here).length().compareTo(LEAST_STEP) < 0;
            here = next;
            if (isThere) {
                break;
            }
        }
        return here;
    }

    private static Point next(final Point here, final List<Point> points) {
        Point weighted = new Point(BigDecimal.ZERO, BigDecimal.ZERO);
        Point pull = new Point(BigDecimal.ZERO, BigDecimal.ZERO);
        BigDecimal weights = BigDecimal.ZERO;
        int standing = 0;
        for (final Point point : points) {
            final Point way = point.minus(here);
            final BigDecimal distance = way.length();
            if (distance.signum() == 0) {
                standing++;
                continue;
            }
            final BigDecimal weight = BigDecimal.ONE.divide(distance, DIGITS);
            weighted = weighted.plus(point.times(weight));
            pull = pull.plus(way.times(weight));
            weights = weights.add(weight, DIGITS);
        }
        if (weights.signum() == 0) {
            return here;
        }
        final Point plain = weighted.over(weights);
        if (standing == 0) {
            return plain;
        }
        // On a given point: it is the median unless the others pull harder than the points that lie here hold.
        final BigDecimal force = pull.length();
        final BigDecimal hold = BigDecimal.valueOf(standing);
        if (force.compareTo(hold) <= 0) {
            return here;
        }
        final BigDecimal stay = hold.divide(force, DIGITS);
        return plain.times(BigDecimal.ONE.subtract(stay, DIGITS)).plus(here.times(stay));
    }

    private static Point mean(final List<Point> points) {
        return points.stream().reduce(Point::plus).orElseThrow().over(BigDecimal.valueOf(points.size()));
    }
}
