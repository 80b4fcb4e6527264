package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The institution coefficient (医疗机构调节系数): by institution where named, else by hospital level, else the default.
 *
 * @param byInstitution coefficient by institution code
 * @param byLevel coefficient by hospital level
 * @param otherwise coefficient of an institution that neither names
 * @param isFromCatalog whether the coefficients that the catalog edition measured come before these
 */
public record CoefficientPolicy(
        Map<String, BigDecimal> byInstitution,
        Map<String, BigDecimal> byLevel,
        BigDecimal otherwise,
        boolean isFromCatalog) {
    public CoefficientPolicy {
        byInstitution = Map.copyOf(byInstitution);
        byLevel = Map.copyOf(byLevel);
    }

    /** Coefficients as written here alone. */
    public CoefficientPolicy(
            final Map<String, BigDecimal> byInstitution,
            final Map<String, BigDecimal> byLevel,
            final BigDecimal otherwise) {
        this(byInstitution, byLevel, otherwise, false);
    }

    /** The coefficient of an institution. */
    public BigDecimal of(final String institution, final String level) {
        final BigDecimal named = byInstitution.get(institution);
        return named == null ? byLevel.getOrDefault(level, otherwise) : named;
    }
}
