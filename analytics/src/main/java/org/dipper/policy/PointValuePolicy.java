package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a point is worth.
 *
 * @param mode fixed, floating or elastic
 * @param fixedShare the share of the points that is paid at the year-start value; 0 floating, 1 fixed
 * @param interval how far the floating value may leave the year-start value (控制区间)
 * @param yearStart how the year-start value is measured
 * @param settlement how the settlement value is found
 * @param lowerQuantile lower limit of cost for {@link YearStart#TRIMMED}
 * @param upperQuantile upper limit of cost for {@link YearStart#TRIMMED}
 */
public record PointValuePolicy(
        Mode mode,
        BigDecimal fixedShare,
        Optional<Interval> interval,
        YearStart yearStart,
        Settlement settlement,
        BigDecimal lowerQuantile,
        BigDecimal upperQuantile) {
    /** The quantiles that the 3.0 draft names. */
    static final BigDecimal LOWER = new BigDecimal("0.025");

    static final BigDecimal UPPER = new BigDecimal("0.975");

    /** The fund over the points, whatever that gives. */
    public static final PointValuePolicy FLOATING = new PointValuePolicy(
            Mode.FLOATING, BigDecimal.ZERO, Optional.empty(), YearStart.WEIGHTED, Settlement.BY_FUND, LOWER, UPPER);

    /** Who bears a year with more points than foreseen. */
    public enum Mode {
        /** The hospitals: the fund is split by points. */
        FLOATING,
        /** The fund: every point is paid at the year-start value. */
        FIXED,
        /** Both: a share of the points at the year-start value, the rest by what is left of the fund. */
        ELASTIC
    }

    /**
     * Limits around the year-start value.
     *
     * @param below how far below, as a share
     * @param above how far above, as a share
     */
    public record Interval(BigDecimal below, BigDecimal above) {}

    /** How the year-start value is measured from the catalog's history. */
    public enum YearStart {
        /** Weighted cost over weighted points of all cases. */
        WEIGHTED,
        /** The same over the cases between two quantiles of cost. */
        TRIMMED,
        /** Over the hospitals that cost less per point than the region (优值区间). */
        GOOD_VALUE,
        /** The geometric median of hospitals by income and cost per point. */
        GOOD_VALUE_TWO_DIMENSIONAL
    }

    /** How the settlement value is found. */
    public enum Settlement {
        /** By the fund and the points. */
        BY_FUND,
        /** By the hospitals that cost less per point than the region, at most what fund and adjustment fund hold. */
        GOOD_VALUE,
        /** By the geometric median, at most what fund and adjustment fund hold. */
        GOOD_VALUE_TWO_DIMENSIONAL
    }
}
