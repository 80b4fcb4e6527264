package org.dipper.grouping.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dipper.coding.CodeNormaliser;

/**
 * What the notes of the pre-grouping list say. The list writes conditions as sentences; a sentence that is not known is
 * refused, since skipping it would let cases in that do not belong there.
 *
 * @param anyDiagnosis diagnoses that may stand anywhere
 * @param birthWeight birth weight in grams
 * @param anyProcedure procedures that may stand anywhere
 */
record PreGroupingNote(List<String> anyDiagnosis, Optional<Band> birthWeight, List<List<String>> anyProcedure) {
    private static final Pattern BIRTH_WEIGHT = Pattern.compile("出生体重([0-9]+-[0-9]+|[<>≤≥]=?[0-9]+)克");
    private static final Pattern ANY_DIAGNOSIS = Pattern.compile("诊断中包含(.+)[,，]不限定为主要诊断");
    private static final Pattern ANY_PROCEDURE = Pattern.compile("手术操作中包含(.+)[,，]不限定为主要手术操作");
    private static final Pattern ALL_PROCEDURES = Pattern.compile("手术操作中须?同时包含(.+)[,，]不限定为主要手术操作");
    private static final Pattern AGE_IN_DAYS = Pattern.compile("天龄([<≤]=?[0-9]+|[0-9]+-[0-9]+)天");

    static PreGroupingNote parse(final String note) {
        List<String> anyDiagnosis = List.of();
        Optional<Band> birthWeight = Optional.empty();
        List<List<String>> anyProcedure = List.of();
        final String written = CodeNormaliser.halfWidth(note).replace(" ", "");
        for (final String sentence : written.isEmpty() ? new String[0] : written.split(";", -1)) {
            final Matcher weight = BIRTH_WEIGHT.matcher(sentence);
            final Matcher diagnosis = ANY_DIAGNOSIS.matcher(sentence);
            final Matcher all = ALL_PROCEDURES.matcher(sentence);
            final Matcher any = ANY_PROCEDURE.matcher(sentence);
            if (weight.matches()) {
                birthWeight = ConditionText.band(weight.group(1));
            } else if (diagnosis.matches()) {
                anyDiagnosis = ConditionText.diagnoses(diagnosis.group(1).replace("或", "|"));
            } else if (all.matches()) {
                anyProcedure = ConditionText.procedures(all.group(1).replaceAll("[和、]", "+"));
            } else if (any.matches()) {
                anyProcedure = ConditionText.procedures(any.group(1).replaceAll("[或、]", "|"));
            } else {
                throw new IllegalArgumentException(
                        "The note " + ConditionText.quoted(sentence) + " is not understood.");
            }
        }
        return new PreGroupingNote(anyDiagnosis, birthWeight, anyProcedure);
    }

    /** The age in days that the list writes into its column of procedures; empty where it holds none. */
    static Optional<Band> ageInDays(final String procedures) {
        final Matcher age =
                AGE_IN_DAYS.matcher(CodeNormaliser.halfWidth(procedures).replace(" ", ""));
        return age.matches() ? ConditionText.band(age.group(1)) : Optional.empty();
    }

    /** Whether two expressions ask for the same, in whatever order. */
    static boolean isSame(final List<List<String>> one, final List<List<String>> other) {
        return sorted(one).equals(sorted(other));
    }

    private static List<String> sorted(final List<List<String>> alternatives) {
        final List<String> texts = new ArrayList<>();
        alternatives.forEach(
                all -> texts.add(String.join("+", all.stream().sorted().toList())));
        return texts.stream().sorted().toList();
    }
}
