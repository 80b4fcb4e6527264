package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A grade, from a score on up to the next better grade.
 *
 * @param grade its name
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param from the least score; empty for the lowest grade
 * @param share the share of the package that is paid
 * @param nextYear the share of next year's package
 * @param effectEn what else it means
 * @param effectZh the same in Chinese
 */
public record GradeBand(
        String grade,
        String labelEn,
        String labelZh,
        Optional<BigDecimal> from,
        BigDecimal share,
        BigDecimal nextYear,
        String effectEn,
        String effectZh) {}
