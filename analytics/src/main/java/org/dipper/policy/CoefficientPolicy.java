package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The institution coefficient (医疗机构调节系数): by institution where named, else by hospital level, else the default.
 *
 * @param byInstitution coefficient by institution code
 * @param byLevel coefficient by hospital level
 * @param otherwise coefficient of an institution that neither names
 */
public record CoefficientPolicy(
        Map<String, BigDecimal> byInstitution, Map<String, BigDecimal> byLevel, BigDecimal otherwise) {
    public CoefficientPolicy {
        byInstitution = Map.copyOf(byInstitution);
        byLevel = Map.copyOf(byLevel);
    }

    /** The coefficient of an institution. */
    public BigDecimal of(final String institution, final String level) {
        final BigDecimal named = byInstitution.get(institution);
        return named == null ? byLevel.getOrDefault(level, otherwise) : named;
    }
}
