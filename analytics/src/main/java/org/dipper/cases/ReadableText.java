package org.dipper.cases;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.dipper.coding.CodeColumns;
import org.dipper.table.FieldType;

/** Texts of cells as values; null where a text cannot be read as the type. */
final class ReadableText {
    private static final String MONEY = "^[+-]?[0-9]{1,11}([.][0-9]{0,2}0*)?$";
    private static final String WHOLE_NUMBER = "^[+-]?[0-9]{1,6}([.][0-9]{0,3})?$";
    // 11 digits of yuan: sums of many columns stay far below 2^63.
    private static final int LONGEST_MONEY = 14;

    private final List<DatePattern> dates;

    ReadableText(final List<String> dateFormats) {
        this.dates = dateFormats.stream().map(DatePattern::of).toList();
    }

    /** A cell in half width without blanks around it; null where nothing is left. */
    static Column tidy(final Column cell) {
        return nullif(trim(CodeColumns.halfWidth(cell)), lit(""));
    }

    Column read(final FieldType type, final Column text) {
        return switch (type.kind()) {
            case DATE -> date(text);
            case LONG -> fen(text);
            case INT -> wholeNumber(text);
            default -> text;
        };
    }

    /** A normalised code; null where nothing is left. */
    static Column code(final Column text) {
        return nullif(CodeColumns.normalise(text), lit(""));
    }

    /** The normalised codes of a cell, parted by {@code joiner}; null where there are none. */
    static Column codeList(final Column text, final Optional<String> separator, final String joiner) {
        if (separator.isEmpty()) {
            return code(replace(text, lit(joiner), lit("")));
        }
        final Column parted = replace(text, lit(separator.get()), lit(joiner));
        // Normalising sees one text, so an X that opens a later code has to be raised again.
        final Column raised = replace(CodeColumns.normalise(parted), lit(joiner + "x"), lit(joiner + "X"));
        final Column dense = when(raised.contains(joiner + joiner), regexp_replace(raised, joiner + "{2,}", joiner))
                .otherwise(raised);
        return nullif(trim(dense, joiner), lit(""));
    }

    private Column date(final Column text) {
        return coalesce(dates.stream().map(pattern -> pattern.read(text)).toArray(Column[]::new));
    }

    /** Yuan as fen: the usual two decimals by moving the point, everything else by decimals. */
    private static Column fen(final Column text) {
        final Column isUsual = substring(text, -3, 1)
                .equalTo(".")
                .and(substring(text, -2, 1).between("0", "9"))
                .and(length(text).leq(LONGEST_MONEY));
        final Column digits = concat(text.substr(lit(1), length(text).minus(3)), substring(text, -2, 2));
        final Column usual = when(isUsual, digits.try_cast("bigint"));
        final Column other = when(
                text.rlike(MONEY),
                text.try_cast("decimal(20,2)").multiply(lit(100)).cast("bigint"));
        return coalesce(usual, other);
    }

    private static Column wholeNumber(final Column text) {
        return when(text.rlike(WHOLE_NUMBER), substring_index(text, ".", 1).try_cast("int"));
    }
}
