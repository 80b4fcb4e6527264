package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

/**
 * What an institution shows of one indicator in one month.
 *
 * @param institutionCode the institution
 * @param month the month, yyyymm
 * @param caseCount cases of the month
 * @param observed events counted
 * @param expected events expected; 0 where nothing could be expected
 */
public record InstitutionMonth(String institutionCode, int month, long caseCount, long observed, double expected) {
    public InstitutionMonth {
        requireNonNull(institutionCode, "institutionCode");
        if (caseCount < 0 || observed < 0 || !(expected >= 0) || !Double.isFinite(expected)) {
            throw new IllegalArgumentException(
                    "figures of institution " + institutionCode + " must be finite and not negative");
        }
    }
}
