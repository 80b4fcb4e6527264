package org.dipper.supervision.indicator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.supervision.indicator.expression.CaseColumn;
import org.dipper.supervision.indicator.expression.CaseVocabulary;

/**
 * A ratio of two sums over cases. A case that lacks a column which one of the sums needs is left out of both; where no case
 * has it, the indicator is not evaluable.
 *
 * @param entry what the registry says about it
 * @param numerator the sum above
 * @param denominator the sum below
 * @param divisor what the numerator is divided by besides, 1 for most
 */
public record RatioIndicator(IndicatorEntry entry, Measure numerator, Measure denominator, int divisor)
        implements Indicator {
    public RatioIndicator {
        final Set<String> absences = new TreeSet<>();
        needs(numerator, denominator).stream()
                .map(CaseVocabulary::column)
                .filter(CaseColumn::isOptional)
                .forEach(column -> absences.add(column.presence()));
        entry = entry.needing(List.copyOf(absences));
    }

    /** A ratio whose formula is said by its sums unless the entry says it. */
    static RatioIndicator of(final IndicatorEntry entry, final Measure numerator, final Measure denominator) {
        return of(entry, numerator, denominator, 1);
    }

    static RatioIndicator of(
            final IndicatorEntry entry, final Measure numerator, final Measure denominator, final int divisor) {
        final String formula = numerator.text() + ", over " + denominator.text();
        return new RatioIndicator(
                entry.formula().isEmpty() ? entry.says(formula, entry.clause()) : entry,
                numerator,
                denominator,
                divisor);
    }

    /** The columns without which a case is left out. */
    public Set<String> needs() {
        return needs(numerator, denominator);
    }

    private static Set<String> needs(final Measure numerator, final Measure denominator) {
        final Set<String> needs = new TreeSet<>(numerator.needs());
        needs.addAll(denominator.needs());
        return needs;
    }
}
