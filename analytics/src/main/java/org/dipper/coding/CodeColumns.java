package org.dipper.coding;

import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** {@link CodeNormaliser} as Spark columns, and the parts of a diagnosis code that grouping works with. */
public final class CodeColumns {
    private static final String CODE_SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZx";
    // A user-defined function, so that there is one way a code is written and not two that may drift apart.
    private static final UserDefinedFunction NORMALISE = udf(
            (UDF1<String, String>) code -> code == null ? null : CodeNormaliser.normalise(code), DataTypes.StringType);

    private CodeColumns() {}

    /** The normalised code; null for null. */
    public static Column normalise(final Column code) {
        return NORMALISE.apply(code);
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
}
