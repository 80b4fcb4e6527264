package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.List;

/** The year-start point value by the words of the rule. */
public final class ReferencePointValues {
    private ReferencePointValues() {}

    /**
     * What a year of history sums to in a pool.
     *
     * @param weight the year's weight
     * @param costFen cost of its cases
     * @param points points of its cases
     */
    public record HistoryYear(int weight, long costFen, BigDecimal points) {}

    /** Weighted cost over weighted points, in yuan per point with six decimals. */
    public static BigDecimal weighted(final List<HistoryYear> years) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal points = BigDecimal.ZERO;
        for (final HistoryYear year : years) {
            final BigDecimal weight = BigDecimal.valueOf(year.weight());
            cost = cost.add(weight.multiply(Exact.yuan(year.costFen())));
            points = points.add(weight.multiply(year.points()));
        }
        return Exact.pointValue(Exact.quotient(cost, points));
    }
}
