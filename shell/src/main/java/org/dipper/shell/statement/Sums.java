package org.dipper.shell.statement;

import java.math.BigDecimal;

/**
 * What some cases sum to.
 *
 * @param cases how many
 * @param costFen their cost
 * @param bookedFen what the fund booked for them
 * @param points their points
 */
record Sums(long cases, long costFen, long bookedFen, BigDecimal points) {
    static final Sums NONE = new Sums(0, 0, 0, BigDecimal.ZERO.setScale(4));

    Sums plus(final Sums other) {
        return new Sums(
                cases + other.cases,
                Math.addExact(costFen, other.costFen),
                Math.addExact(bookedFen, other.bookedFen),
                points.add(other.points));
    }
}
