package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An institution of a pool, before its year is cleared.
 *
 * @param institution institution code
 * @param level hospital level
 * @param payableFen payment by points in fen, not negative
 * @param bookedFen booked fund in fen
 * @param assessmentScore assessment score (考核得分), where the assessment gives one
 * @param assessmentCoefficient coefficient of the assessment (考核系数), where it gives one; it stands before the score's
 * @param auditDeductionFen audit deductions of the year, with or without a month, in fen
 * @param depositFen quality deposit that the months held back, in fen
 * @param monthsPaidFen what the months paid, in fen
 * @param prepaymentFen working capital that was paid in advance, in fen
 */
public record ClearingInstitution(
        String institution,
        String level,
        long payableFen,
        long bookedFen,
        Optional<BigDecimal> assessmentScore,
        Optional<BigDecimal> assessmentCoefficient,
        long auditDeductionFen,
        long depositFen,
        long monthsPaidFen,
        long prepaymentFen) {
    public ClearingInstitution {
        if (payableFen < 0) {
            throw new IllegalArgumentException("The payment of " + institution + " is negative: " + payableFen);
        }
    }
}
