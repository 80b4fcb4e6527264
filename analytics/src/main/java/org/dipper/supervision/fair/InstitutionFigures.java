package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

/**
 * What an institution shows of one indicator in one period.
 *
 * @param institutionCode the institution
 * @param peerGroup whom it is compared with, such as its level; the same word for all compares everybody with everybody
 * @param caseCount cases behind the figures
 * @param observed what was counted or summed: events, days or cost
 * @param expected what its own cases would show elsewhere; 0 where nothing could be expected
 * @param variance for {@link Measure#COST}: the variance of the observed sum by chance, in the square of its unit; else
 *     ignored
 * @param fundAtStakeFen the fund that a review would be about, in fen: by the guide, the fund paid beyond the expected
 */
public record InstitutionFigures(
        String institutionCode,
        String peerGroup,
        long caseCount,
        double observed,
        double expected,
        double variance,
        long fundAtStakeFen) {
    public InstitutionFigures {
        requireNonNull(institutionCode, "institutionCode");
        requireNonNull(peerGroup, "peerGroup");
        if (caseCount < 0 || !isAmount(observed) || !isAmount(expected) || !isAmount(variance) || fundAtStakeFen < 0) {
            throw new IllegalArgumentException(
                    "figures of institution " + institutionCode + " must be finite and not negative");
        }
    }

    /** Figures of a proportion or a count, whose variance follows from the expected. */
    public static InstitutionFigures of(
            final String institutionCode,
            final String peerGroup,
            final long caseCount,
            final double observed,
            final double expected,
            final long fundAtStakeFen) {
        return new InstitutionFigures(institutionCode, peerGroup, caseCount, observed, expected, 0, fundAtStakeFen);
    }

    private static boolean isAmount(final double value) {
        return value >= 0 && Double.isFinite(value);
    }
}
