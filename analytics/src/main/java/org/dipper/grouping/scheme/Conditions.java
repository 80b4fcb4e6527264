package org.dipper.grouping.scheme;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * What a row of the scheme asks of a case; all of it must hold. Diagnoses are prefixes ({@code A40}, {@code I21.0}) or ranges
 * of categories ({@code C00-C75}); a list of them means any of them, an empty list asks nothing. Procedure expressions are
 * alternatives of which one must hold, each a list of codes that must all be there.
 *
 * @param principalDiagnosis the principal diagnosis
 * @param secondaryDiagnosis one of the other diagnoses
 * @param anyDiagnosis one of all diagnoses
 * @param ageDays age in days
 * @param ageYears age in years
 * @param birthWeight birth weight in grams
 * @param principalProcedure one of an alternative's codes is the main procedure and all of them are among the case's
 * @param anyProcedure an alternative's codes are among the case's procedures, main or not
 * @param relatedProcedure an alternative's codes are among the case's procedures beside the main one
 */
public record Conditions(
        List<String> principalDiagnosis,
        List<String> secondaryDiagnosis,
        List<String> anyDiagnosis,
        Optional<Band> ageDays,
        Optional<Band> ageYears,
        Optional<Band> birthWeight,
        List<List<String>> principalProcedure,
        List<List<String>> anyProcedure,
        List<List<String>> relatedProcedure) {
    /** Asks nothing. */
    public static final Conditions NONE = new Conditions(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());

    public Conditions {
        principalDiagnosis = List.copyOf(principalDiagnosis);
        secondaryDiagnosis = List.copyOf(secondaryDiagnosis);
        anyDiagnosis = List.copyOf(anyDiagnosis);
        principalProcedure = copy(principalProcedure);
        anyProcedure = copy(anyProcedure);
        relatedProcedure = copy(relatedProcedure);
    }

    /** Whether neither a diagnosis nor a procedure is asked for. */
    public boolean asksForNoCode() {
        return principalDiagnosis.isEmpty()
                && secondaryDiagnosis.isEmpty()
                && anyDiagnosis.isEmpty()
                && principalProcedure.isEmpty()
                && anyProcedure.isEmpty()
                && relatedProcedure.isEmpty();
    }

    /** Alternatives as the scheme writes them: {@code 86.0701+99.2503|99.2801}. */
    public static String text(final List<List<String>> alternatives) {
        return alternatives.stream().map(all -> String.join("+", all)).collect(joining("|"));
    }

    private static List<List<String>> copy(final List<List<String>> alternatives) {
        return alternatives.stream().map(List::copyOf).toList();
    }
}
