package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a rule may look at to judge a month of a subject: nothing after that month.
 *
 * @param subject the subject
 * @param month the month, yyyymm
 * @param indicator the indicator that the rule reads
 * @param minDenominator below it a month is not judged
 * @param series all measures
 * @param progress budget progress by subject and month
 * @param charts control charts and funnels
 */
public record Evidence(
        Subject subject,
        int month,
        String indicator,
        BigDecimal minDenominator,
        MonthlySeries series,
        ProgressBook progress,
        ControlTest charts) {

    /** The measure of a month, once {@link #gap} found none missing. */
    MonthlyMeasure at(final int otherMonth) {
        return series.at(subject, indicator, otherMonth).orElseThrow();
    }

    /** Why a month of the subject cannot be used; empty where it can. */
    Optional<Bilingual> gap(final int otherMonth) {
        return series.at(subject, indicator, otherMonth)
                .map(measure -> gap(measure))
                .orElseGet(() -> Optional.of(new Bilingual(
                        "no value of " + indicator + " in " + otherMonth, otherMonth + " 无 " + indicator + " 值")));
    }

    /** The peers of the month that can be used. */
    List<MonthlyMeasure> peers() {
        return series.peers(subject, indicator, month).stream()
                .filter(measure -> gap(measure).isEmpty())
                .toList();
    }

    private Optional<Bilingual> gap(final MonthlyMeasure measure) {
        final String denominator = measure.denominator().stripTrailingZeros().toPlainString();
        if (!measure.hasValue()) {
            return Optional.of(
                    new Bilingual("the denominator of " + measure.month() + " is 0", measure.month() + " 分母为 0"));
        }
        if (measure.denominator().compareTo(minDenominator) < 0) {
            final String least = minDenominator.stripTrailingZeros().toPlainString();
            return Optional.of(new Bilingual(
                    "the denominator of " + measure.month() + " is " + denominator + ", " + least + " are needed",
                    measure.month() + " 分母 " + denominator + "，不足 " + least));
        }
        return Optional.empty();
    }
}
