package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.ClearingPolicy.Band;
import org.dipper.policy.ClearingPolicy.Grade;

/** Short ways to write what the clearing tests clear. Money is fen. */
final class Hospitals {
    private Hospitals() {}

    static ClearingInstitution hospital(final String code, final long payable, final long booked) {
        return hospital(code, payable, booked, Optional.empty(), Optional.empty(), 0, 0);
    }

    static ClearingInstitution hospital(
            final String code,
            final long payable,
            final long booked,
            final Optional<BigDecimal> score,
            final Optional<BigDecimal> coefficient,
            final long audit,
            final long deposit) {
        return new ClearingInstitution(code, "3", payable, booked, score, coefficient, audit, deposit, 0, 0);
    }

    static ClearingPool pool(final long fund, final long adjustment, final ClearingInstitution... hospitals) {
        return new ClearingPool("310", fund, adjustment, ClearingPool.Budget.ofFund(fund), List.of(hospitals));
    }

    static Band band(final String from, final String to, final String share) {
        return new Band(new BigDecimal(from), Optional.of(new BigDecimal(to)), new BigDecimal(share));
    }

    static Band lastBand(final String from, final String share) {
        return new Band(new BigDecimal(from), Optional.empty(), new BigDecimal(share));
    }

    static Grade grade(final String from, final String value) {
        return new Grade(new BigDecimal(from), new BigDecimal(value));
    }

    static Optional<BigDecimal> decimal(final String number) {
        return Optional.of(new BigDecimal(number));
    }
}
