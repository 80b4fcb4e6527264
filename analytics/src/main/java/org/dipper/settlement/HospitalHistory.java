package org.dipper.settlement;

import java.util.List;

/**
 * What an institution's cases of one insurance pool cost and scored in each year of a catalog's history.
 *
 * @param institution institution code
 * @param pool insurance pool
 * @param years cost in fen and points in ten-thousandths by year, oldest first
 */
public record HospitalHistory(String institution, String pool, PoolHistory years) {
    /** Weighted cost in fen. */
    long costFen(final List<Integer> weights) {
        return weighted(years.costFenByYear(), weights);
    }

    /** Weighted points in ten-thousandths. */
    long scoreUnits(final List<Integer> weights) {
        return weighted(years.scoreUnitsByYear(), weights);
    }

    private static long weighted(final List<Long> byYear, final List<Integer> weights) {
        long sum = 0;
        for (int year = 0; year < weights.size(); year++) {
            sum = Math.addExact(sum, Math.multiplyExact(byYear.get(year), (long) weights.get(year)));
        }
        return sum;
    }
}
