package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An institution of a pool whose year is cleared. Money in fen. {@code deposit = returned + forfeited},
 * {@code final = shared - audit deductions - forfeited} and {@code balance = final - months paid - prepayment}.
 *
 * @param institution institution code
 * @param pool insurance pool
 * @param level hospital level
 * @param payableFen payment by points
 * @param assessmentScore assessment score, where there is one
 * @param assessmentCoefficient coefficient that was applied; 1 without assessment
 * @param assessedFen payment after assessment
 * @param bookedFen booked fund
 * @param bookedToAssessed booked fund / payment after assessment, six decimals; none where the payment is 0
 * @param surplusKeptFen surplus that the bands let it keep on top of the booked fund; 0 without bands
 * @param overspendSharedFen overspend that the adjustment fund bears
 * @param sharedFen payment after sharing
 * @param auditDeductionFen audit deductions of the year
 * @param depositFen deposit that the months held back
 * @param depositReturnedFen deposit that is returned
 * @param depositForfeitedFen deposit that is not
 * @param finalFen what the year is worth; may be negative
 * @param monthsPaidFen what the months paid
 * @param prepaymentFen working capital that was paid in advance
 * @param balanceFen what is still to pay; negative: the institution pays back
 */
public record ClearedInstitution(
        String institution,
        String pool,
        String level,
        long payableFen,
        Optional<BigDecimal> assessmentScore,
        BigDecimal assessmentCoefficient,
        long assessedFen,
        long bookedFen,
        Optional<BigDecimal> bookedToAssessed,
        long surplusKeptFen,
        long overspendSharedFen,
        long sharedFen,
        long auditDeductionFen,
        long depositFen,
        long depositReturnedFen,
        long depositForfeitedFen,
        long finalFen,
        long monthsPaidFen,
        long prepaymentFen,
        long balanceFen) {}
