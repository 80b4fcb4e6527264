package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A row of {@code indicator_value}.
 *
 * @param indicator the indicator
 * @param subjectType the kind of subject
 * @param subject the subject
 * @param period the period
 * @param value the value, where it was evaluated
 * @param denominator the denominator, where there is one
 * @param state evaluated, or why not
 */
public record IndicatorFact(
        String indicator,
        String subjectType,
        String subject,
        String period,
        Optional<BigDecimal> value,
        Optional<BigDecimal> denominator,
        String state) {}
