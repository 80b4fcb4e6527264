package org.dipper.catalog.coefficient;

import java.math.BigDecimal;
import java.util.Optional;
import org.dipper.catalog.Fraction;

/**
 * A measured coefficient.
 *
 * @param subject whose it is
 * @param cases cases it was measured on
 * @param measured the exact value
 * @param coefficient the coefficient in force; empty where the one that holds for all groups stays in force
 * @param state {@code in_force}, {@code bounded} or {@code not_used}
 * @param reason how it came about
 */
public record InstitutionCoefficient(
        Subject subject, long cases, Fraction measured, Optional<BigDecimal> coefficient, String state, String reason) {
    public static final String IN_FORCE = "in_force";
    public static final String BOUNDED = "bounded";
    public static final String NOT_USED = "not_used";

    /**
     * Whose a coefficient is.
     *
     * @param type {@code class} or {@code institution}
     * @param code hospital level or institution code
     * @param groupCode the disease group, {@link #ALL_GROUPS} for all
     */
    public record Subject(String type, String code, String groupCode) {
        public static final String CLASS = "class";
        public static final String INSTITUTION = "institution";
        public static final String ALL_GROUPS = "-";

        static Subject ofClass(final String level) {
            return new Subject(CLASS, level, ALL_GROUPS);
        }

        static Subject ofClass(final String level, final String groupCode) {
            return new Subject(CLASS, level, groupCode);
        }

        static Subject ofInstitution(final String institution) {
            return new Subject(INSTITUTION, institution, ALL_GROUPS);
        }
    }
}
