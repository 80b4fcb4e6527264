package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A rule of early warning.
 *
 * @param id the rule
 * @param version its version; a change of parameters is a new version
 * @param kind how it compares
 * @param indicator the indicator that it reads
 * @param severity how urgent its warnings are, unless the kind tells
 * @param subjects whom it watches
 * @param minDenominator a month with a smaller denominator is not judged
 * @param label what people call it
 * @param source where it comes from
 * @param isPeerDefault whether its threshold is the published default of another tool, and no region's rule
 * @param missingInput what it lacks, where nothing in the warehouse can feed it; empty where something can
 */
public record WarningRule(
        String id,
        int version,
        WarningKind kind,
        String indicator,
        Severity severity,
        Set<SubjectType> subjects,
        BigDecimal minDenominator,
        Bilingual label,
        String source,
        boolean isPeerDefault,
        String missingInput) {
    public WarningRule {
        subjects = Set.copyOf(subjects);
    }

    /** The same rule with another threshold, to try it. */
    public WarningRule withThreshold(final BigDecimal threshold) {
        return new WarningRule(
                id,
                version,
                kind.withThreshold(threshold),
                indicator,
                severity,
                subjects,
                minDenominator,
                label,
                source,
                isPeerDefault,
                missingInput);
    }
}
