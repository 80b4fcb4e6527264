package org.dipper.grouping.scheme;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dipper.coding.CodeNormaliser;

/** Reads the expressions of a scheme. What cannot be read is told by an {@link IllegalArgumentException} with the reason. */
final class ConditionText {
    /** Stands in the principal diagnosis for no condition. */
    static final String ALL_DIAGNOSES = "所有诊断";

    private static final int LONGEST = 12;
    private static final int CATEGORY = 3;
    private static final int SUBCATEGORY = 5;
    private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Zx]+)?[+*]?");
    private static final Pattern PROCEDURE = Pattern.compile("[0-9]{2}\\.[0-9x]+");
    private static final Pattern BETWEEN = Pattern.compile("([0-9]+)-([0-9]*)");
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)([0-9]+)");

    private ConditionText() {}

    /** Diagnoses and ranges with {@code |} between them; none for the empty text. */
    static List<String> diagnoses(final String text) {
        final String written = CodeNormaliser.normalise(text);
        if (written.isEmpty()) {
            return List.of();
        }
        final Set<String> parts = new LinkedHashSet<>();
        for (final String part : written.split("\\|", -1)) {
            if (part.isEmpty()) {
                throw new IllegalArgumentException(quoted(text) + " has an empty alternative.");
            }
            parts.add(part.indexOf('-') < 0 ? diagnosis(part) : range(part));
        }
        return List.copyOf(parts);
    }

    /** Procedures with {@code |} between alternatives and {@code +} between codes that must all be there. */
    static List<List<String>> procedures(final String text) {
        final String written = CodeNormaliser.normalise(text);
        if (written.isEmpty()) {
            return List.of();
        }
        final Set<List<String>> alternatives = new LinkedHashSet<>();
        for (final String alternative : written.split("\\|", -1)) {
            final List<String> all = new ArrayList<>();
            for (final String code : alternative.split("\\+", -1)) {
                if (code.isEmpty()) {
                    throw new IllegalArgumentException(quoted(text) + " has an empty alternative.");
                }
                if (all.contains(code)) {
                    throw new IllegalArgumentException(quoted(alternative) + " asks twice for " + code + ".");
                }
                all.add(procedure(code));
            }
            alternatives.add(List.copyOf(all));
        }
        return List.copyOf(alternatives);
    }

    /** A band such as {@code 0-28}, {@code 18-}, {@code <29}, {@code >=18}; empty for the empty text. */
    static Optional<Band> band(final String text) {
        final String written = CodeNormaliser.halfWidth(text)
                .replace(" ", "")
                .replace("≤", "<=")
                .replace("≥", ">=");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        final Matcher between = BETWEEN.matcher(written);
        if (between.matches()) {
            return Optional.of(band(
                    text,
                    number(text, between.group(1)),
                    between.group(2).isEmpty() ? Band.OPEN : number(text, between.group(2))));
        }
        final Matcher compared = COMPARED.matcher(written);
        if (!compared.matches()) {
            throw new IllegalArgumentException(quoted(text) + " is no band of whole numbers.");
        }
        final int number = number(text, compared.group(2));
        return Optional.of(
                switch (compared.group(1)) {
                    case "<" -> band(text, 0, number - 1);
                    case "<=" -> band(text, 0, number);
                    case ">" -> band(text, number + 1, Band.OPEN);
                    default -> band(text, number, Band.OPEN);
                });
    }

    static String quoted(final String text) {
        return "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
    }

    private static Band band(final String text, final int from, final int to) {
        if (from > to) {
            throw new IllegalArgumentException("The band " + quoted(text) + " is reversed or empty.");
        }
        return new Band(from, to);
    }

    private static int number(final String text, final String digits) {
        if (digits.length() > 8) {
            throw new IllegalArgumentException("The number in " + quoted(text) + " is too large.");
        }
        return Integer.parseInt(digits);
    }

    private static String range(final String part) {
        final String[] ends = part.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("The range " + quoted(part) + " has not two ends.");
        }
        final String from = diagnosis(ends[0]);
        final String to = diagnosis(ends[1]);
        final boolean areSubcategories = from.length() == SUBCATEGORY
                && to.length() == SUBCATEGORY
                && from.substring(0, CATEGORY).equals(to.substring(0, CATEGORY));
        if (!areSubcategories && (from.length() != CATEGORY || to.length() != CATEGORY)) {
            throw new IllegalArgumentException(
                    "The range " + quoted(part) + " is neither between categories nor within one.");
        }
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("The range " + quoted(part) + " is reversed.");
        }
        return from + "-" + to;
    }

    private static String diagnosis(final String code) {
        final boolean isMarked = code.endsWith("+") || code.endsWith("*");
        final String plain = isMarked ? code.substring(0, code.length() - 1) : code;
        if (!DIAGNOSIS.matcher(code).matches() || plain.length() > LONGEST) {
            throw new IllegalArgumentException(quoted(code) + " is no diagnosis code.");
        }
        return plain;
    }

    private static String procedure(final String code) {
        if (!PROCEDURE.matcher(code).matches() || code.length() > LONGEST) {
            throw new IllegalArgumentException(quoted(code) + " is no procedure code.");
        }
        return code;
    }
}
