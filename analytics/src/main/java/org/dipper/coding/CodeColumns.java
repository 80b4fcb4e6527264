package org.dipper.coding;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** {@link CodeNormaliser} as Spark columns, and the parts of a diagnosis code that grouping works with. */
public final class CodeColumns {
    private static final String BLANKS = "\u3000\u00A0\u2002\u2003\u2009";
    private static final String CODE_SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZx";
    private static final String WELL_FORMED = "^[0-9A-Z][0-9A-Zx]{2}($|\\.?[0-9A-Zx]|[+*])";
    private static final int FULL_WIDTH = '~' - '!' + 1;
    private static final int LONGEST_TEXT = 1 << 30;

    private CodeColumns() {}

    /** Full-width letters, digits and signs as half-width ones; other text as it is. */
    public static Column halfWidth(final Column text) {
        final String blanks = " ".repeat(BLANKS.length());
        final String full = CodeNormaliser.ODD.substring(0, FULL_WIDTH) + BLANKS;
        final String half = CodeNormaliser.PLAIN.substring(0, FULL_WIDTH) + blanks;
        return when(isAscii(text), text).otherwise(translate(text, full, half));
    }

    /** The normalised code; null for null. */
    public static Column normalise(final Column code) {
        final Column plain =
                when(isAscii(code), code).otherwise(translate(code, CodeNormaliser.ODD, CodeNormaliser.PLAIN));
        Column dense = upper(plain);
        for (final String blank : new String[] {" ", "\t", "\r", "\n"}) {
            dense = replace(dense, lit(blank), lit(""));
        }
        return concat(substring(dense, 1, 1), replace(substring(dense, 2, LONGEST_TEXT), lit("X"), lit("x")));
    }

    /** Whether the front of a normalised diagnosis code names a category; null for null. */
    public static Column isWellFormed(final Column code) {
        return code.rlike(WELL_FORMED);
    }

    /** The category of a normalised code: its first three characters. */
    public static Column category(final Column code) {
        return substring(code, 1, 3);
    }

    /** The subcategory of a normalised code: its first four letters or digits with the dot; a category stays one. */
    public static Column subcategory(final Column code) {
        final Column isDotted = substring(code, 4, 1).equalTo(".");
        return when(isDotted.and(isSymbol(substring(code, 5, 1))), substring(code, 1, 5))
                .when(isDotted.or(not(isSymbol(substring(code, 4, 1)))), category(code))
                .otherwise(substring(code, 1, 4));
    }

    private static Column isSymbol(final Column symbol) {
        return length(symbol).equalTo(1).and(instr(lit(CODE_SYMBOLS), symbol).gt(0));
    }

    private static Column isAscii(final Column text) {
        return octet_length(text).equalTo(length(text));
    }
}
