package org.dipper.supervision.indicator;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the registry says about an indicator.
 *
 * @param id the indicator id
 * @param code the short code that the domain's catalogue of indicators has for it, or empty
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param family what it is about
 * @param direction which way is better
 * @param unit the unit of the value: {@code fen}, {@code days}, {@code share}, {@code index}, {@code count} or another word
 * @param grains the kinds of subjects it has values for
 * @param periods in words: which periods it has values for
 * @param formula one sentence: numerator over denominator
 * @param clause where it comes from
 * @param parameters the thresholds it was made with, by name
 * @param needs the inputs without which it is not evaluable
 */
public record IndicatorEntry(
        String id,
        String code,
        String labelEn,
        String labelZh,
        Family family,
        Direction direction,
        String unit,
        Set<Grain> grains,
        Periods periods,
        String formula,
        String clause,
        Map<String, String> parameters,
        List<String> needs) {
    /** The periods that an indicator has values for. */
    public enum Periods {
        /** Months, quarters and the year. */
        ALL("month, quarter, year"),
        /** The period as a whole. */
        WHOLE("year"),
        /** None: it is registered, its inputs are not there. */
        NONE("-");

        private final String words;

        Periods(final String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /** Region, level and institution: the grains of most indicators. */
    public static final Set<Grain> USUAL = Set.of(Grain.REGION, Grain.LEVEL, Grain.INSTITUTION);

    public IndicatorEntry {
        requireNonNull(id, "id");
        requireNonNull(family, "family");
        requireNonNull(direction, "direction");
        grains = grains.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(grains));
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
        needs = List.copyOf(needs);
    }

    /** An entry of an indicator with a few usual values, to be completed by the methods below. */
    public static IndicatorEntry of(
            final Family family, final String code, final String id, final String labelEn, final String labelZh) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                Direction.NONE,
                "share",
                USUAL,
                Periods.ALL,
                "",
                "",
                Map.of(),
                List.of());
    }

    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }

    IndicatorEntry better(final Direction newDirection) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                newDirection,
                unit,
                grains,
                periods,
                formula,
                clause,
                parameters,
                needs);
    }

    IndicatorEntry in(final String newUnit) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                direction,
                newUnit,
                grains,
                periods,
                formula,
                clause,
                parameters,
                needs);
    }

    IndicatorEntry also(final Grain... more) {
        final Set<Grain> all = EnumSet.copyOf(USUAL);
        all.addAll(List.of(more));
        return at(all);
    }

    IndicatorEntry at(final Set<Grain> newGrains) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                direction,
                unit,
                newGrains,
                periods,
                formula,
                clause,
                parameters,
                needs);
    }

    IndicatorEntry over(final Periods newPeriods) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                direction,
                unit,
                grains,
                newPeriods,
                formula,
                clause,
                parameters,
                needs);
    }

    IndicatorEntry says(final String newFormula, final String newClause) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                direction,
                unit,
                grains,
                periods,
                newFormula,
                newClause,
                parameters,
                needs);
    }

    IndicatorEntry by(final String parameter, final Object value) {
        final Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value.toString());
        return new IndicatorEntry(
                id, code, labelEn, labelZh, family, direction, unit, grains, periods, formula, clause, more, needs);
    }

    IndicatorEntry needing(final List<String> newNeeds) {
        return new IndicatorEntry(
                id,
                code,
                labelEn,
                labelZh,
                family,
                direction,
                unit,
                grains,
                periods,
                formula,
                clause,
                parameters,
                newNeeds);
    }
}
