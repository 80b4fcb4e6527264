package org.dipper.coding;

/** The parts of a normalised diagnosis code that grouping works with, as {@link CodeColumns} has them in columns. */
public final class DiagnosisParts {
    private static final int CATEGORY = 3;

    private DiagnosisParts() {}

    /** The category: the first three characters. */
    public static String category(final String code) {
        return code.substring(0, Math.min(CATEGORY, code.length()));
    }

    /** The subcategory: the first four letters or digits with the dot; a category stays one. */
    public static String subcategory(final String code) {
        final boolean isDotted = code.length() > CATEGORY && code.charAt(CATEGORY) == '.';
        final int last = isDotted ? CATEGORY + 1 : CATEGORY;
        final boolean hasMore = code.length() > last && CodeNormaliser.isSymbol(code.charAt(last));
        return hasMore ? code.substring(0, last + 1) : category(code);
    }
}
