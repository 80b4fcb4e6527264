package org.dipper.settlement;

/**
 * What an institution's cases of one insurance pool sum to.
 *
 * @param institution institution code
 * @param pool insurance pool
 * @param level hospital level
 * @param cases cases
 * @param lowCases low-cost cases
 * @param highCases high-cost cases
 * @param ungroupedCases ungrouped cases
 * @param costFen total cost in fen
 * @param bookedFen booked fund payments in fen
 * @param scoreUnits points in ten-thousandths
 */
public record InstitutionTotal(
        String institution,
        String pool,
        String level,
        long cases,
        long lowCases,
        long highCases,
        long ungroupedCases,
        long costFen,
        long bookedFen,
        long scoreUnits) {}
