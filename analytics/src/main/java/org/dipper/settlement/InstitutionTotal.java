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
        long scoreUnits) {

    /** The sum with other cases of the same institution and pool, under the higher level. */
    InstitutionTotal plus(final InstitutionTotal other) {
        return new InstitutionTotal(
                institution,
                pool,
                level.compareTo(other.level) >= 0 ? level : other.level,
                cases + other.cases,
                lowCases + other.lowCases,
                highCases + other.highCases,
                ungroupedCases + other.ungroupedCases,
                Math.addExact(costFen, other.costFen),
                Math.addExact(bookedFen, other.bookedFen),
                Math.addExact(scoreUnits, other.scoreUnits));
    }
}
