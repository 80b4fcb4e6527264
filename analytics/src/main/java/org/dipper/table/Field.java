package org.dipper.table;

import static java.util.Objects.requireNonNull;

/**
 * One column of a table: its name (snake_case, unit in the name), type, unit and labels.
 *
 * @param name the column name
 * @param type the engine-free type
 * @param isRequired whether a null is a defect
 * @param unit the unit people read ({@code fen}, {@code days}), or empty
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param isVolatile whether the value may differ between two equal runs (run ids, times, keyed pseudonyms); such
 *     columns stay out of content hashes
 */
public record Field(
        String name,
        FieldType type,
        boolean isRequired,
        String unit,
        String labelEn,
        String labelZh,
        boolean isVolatile) {

    public Field {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(unit, "unit");
        requireNonNull(labelEn, "labelEn");
        requireNonNull(labelZh, "labelZh");
    }

    /** A column that is never null. */
    public static Field required(final String name, final FieldType type, final String labelEn, final String labelZh) {
        return new Field(name, type, true, "", labelEn, labelZh, false);
    }

    /** A column that may be null where the source does not carry the value. */
    public static Field optional(final String name, final FieldType type, final String labelEn, final String labelZh) {
        return new Field(name, type, false, "", labelEn, labelZh, false);
    }

    /** The same column with a unit. */
    public Field in(final String newUnit) {
        return new Field(name, type, isRequired, newUnit, labelEn, labelZh, isVolatile);
    }

    /** The same column, kept out of content hashes. */
    public Field outsideContentHash() {
        return new Field(name, type, isRequired, unit, labelEn, labelZh, true);
    }

    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }
}
