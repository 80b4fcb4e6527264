package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dipper.errors.DipperException;

/**
 * An assessment table as data: indicator, direction, curve, weight, family, total, grade and effect.
 *
 * @param scheme its name
 * @param titleEn the English title
 * @param titleZh the Chinese title
 * @param source the document that it follows
 * @param isExample whether it is an example of ours that no policy gives
 * @param subjectTypes whose indicator values count, the type of those assessed first
 * @param years notes by year that has targets; empty where the targets hold for every year
 * @param fullScore what the families sum to
 * @param rules what the words leave open
 * @param families the families in order
 * @param grades the grades, best first
 * @param vetoGrade the grade of who is vetoed, where anything vetoes
 * @param ambiguities what the words leave open, told
 * @param hash the fingerprint of all that
 */
public record AssessmentScheme(
        String scheme,
        String titleEn,
        String titleZh,
        String source,
        boolean isExample,
        List<String> subjectTypes,
        Map<Integer, String> years,
        BigDecimal fullScore,
        SchemeRules rules,
        List<Family> families,
        List<GradeBand> grades,
        Optional<String> vetoGrade,
        List<Ambiguity> ambiguities,
        String hash) {
    /** The year of targets that hold for every year. */
    static final int EVERY_YEAR = 0;

    public AssessmentScheme {
        subjectTypes = List.copyOf(subjectTypes);
        years = Map.copyOf(years);
        families = List.copyOf(families);
        grades = List.copyOf(grades);
        ambiguities = List.copyOf(ambiguities);
    }

    /** The kind of those who are assessed, such as community. */
    public String subjectType() {
        return subjectTypes.get(0);
    }

    /** All items in order. */
    public List<Item> items() {
        return families.stream().flatMap(family -> family.items().stream()).toList();
    }

    /** All measures in order, each id once. */
    public List<MeasureRef> measures() {
        final List<MeasureRef> all = new ArrayList<>();
        items().forEach(item -> item.curve().measures().forEach(measure -> {
            if (all.stream().noneMatch(known -> known.id().equals(measure.id()))) {
                all.add(measure);
            }
        }));
        return all;
    }

    /** All ledgers. */
    List<LedgerCurve> ledgers() {
        return items().stream()
                .map(Item::curve)
                .filter(LedgerCurve.class::isInstance)
                .map(LedgerCurve.class::cast)
                .toList();
    }

    /** The grade of a score. */
    GradeBand gradeOf(final BigDecimal score) {
        return grades.stream()
                .filter(band ->
                        band.from().map(from -> score.compareTo(from) >= 0).orElse(true))
                .findFirst()
                .orElseThrow();
    }

    /** The grade of this name. */
    GradeBand grade(final String name) {
        return grades.stream()
                .filter(band -> band.grade().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The year whose targets count.
     *
     * @param period the year that is assessed
     * @param asked another year's targets, where they are asked for
     * @throws DipperException refused, where the scheme has no targets of that year
     */
    public int targetsYear(final int period, final Optional<Integer> asked) {
        final int wanted = asked.orElse(period);
        if (years.isEmpty()) {
            return EVERY_YEAR;
        }
        if (!years.containsKey(wanted)) {
            throw DipperException.refused(
                    "The scheme " + scheme + " has no targets for " + wanted + ".",
                    "It has targets for " + new TreeSet<>(years.keySet()) + ".",
                    "Assess one of these years, name one with --targets, or add the year to the scheme.");
        }
        return wanted;
    }
}
