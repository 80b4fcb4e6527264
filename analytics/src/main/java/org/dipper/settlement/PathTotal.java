package org.dipper.settlement;

/**
 * What an institution's cases of one insurance pool and payment path sum to.
 *
 * @param institution institution code
 * @param pool insurance pool
 * @param level hospital level
 * @param path payment path, as tables say it
 * @param cases cases
 * @param lowCases low-cost cases
 * @param highCases high-cost cases
 * @param costFen total cost in fen
 * @param bookedFen booked fund payments in fen
 * @param scoreUnits points in ten-thousandths
 * @param bonusUnits of them bonus
 */
public record PathTotal(
        String institution,
        String pool,
        String level,
        String path,
        long cases,
        long lowCases,
        long highCases,
        long costFen,
        long bookedFen,
        long scoreUnits,
        long bonusUnits) {

    /** Whether these cases left DIP settlement: they are counted, their money and points are not. */
    public boolean isWithdrawn() {
        return PaymentPath.WITHDRAWN.id().equals(path);
    }

    /** The same cases as part of an institution's total. */
    InstitutionTotal asInstitutionTotal() {
        return new InstitutionTotal(
                institution,
                pool,
                level,
                cases,
                lowCases,
                highCases,
                PaymentPath.UNGROUPED.id().equals(path) ? cases : 0,
                isWithdrawn() ? 0 : costFen,
                isWithdrawn() ? 0 : bookedFen,
                scoreUnits);
    }

    /** The sum with other cases of the same institution, pool and path, under the higher level. */
    PathTotal plus(final PathTotal other) {
        return new PathTotal(
                institution,
                pool,
                level.compareTo(other.level) >= 0 ? level : other.level,
                path,
                cases + other.cases,
                lowCases + other.lowCases,
                highCases + other.highCases,
                Math.addExact(costFen, other.costFen),
                Math.addExact(bookedFen, other.bookedFen),
                Math.addExact(scoreUnits, other.scoreUnits),
                Math.addExact(bonusUnits, other.bonusUnits));
    }
}
