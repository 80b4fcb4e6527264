package org.dipper.coding;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** {@link PackedCode} as Spark columns. */
public final class PackedColumns {
    private static final String PACKABLE = "^([0-9A-Z.][0-9A-Zx.]{0," + (PackedCode.LONGEST - 1) + "})?$";
    // A user-defined function, since it runs on catalog rows only and twelve nested divisions would not be readable.
    private static final UserDefinedFunction UNPACK =
            udf((UDF1<Long, String>) PackedCode::unpack, DataTypes.StringType);

    // User-defined functions, since Spark walks a text from its start for each character: packing by columns took ten
    // times
    // as long and was the dearest part of an ingest.
    private static final UserDefinedFunction PACK = udf(
            (UDF1<String, Long>)
                    code -> code == null ? null : PackedCode.pack(code).orElse(null),
            DataTypes.LongType);
    private static final UserDefinedFunction PACK_INT = udf(
            (UDF1<String, Integer>)
                    code -> code == null ? null : PackedCode.packInt(code).orElse(null),
            DataTypes.IntegerType);

    private PackedColumns() {}

    /** Whether a normalised code packs; false for null. */
    public static Column isPackable(final Column code) {
        return coalesce(code.rlike(PACKABLE), lit(false));
    }

    /**
     * The number of a normalised code; 0 for null or empty. A code that does not fit gets the first 60 bits of its SHA-256,
     * negative; ingest refuses two such codes that meet on one number, so equality stays exact.
     */
    public static Column pack(final Column code) {
        return when(code.isNull().or(code.equalTo("")), lit(0L)).otherwise(coalesce(PACK.apply(code), oddKey(code)));
    }

    /** The number of at most five characters as an int; 0 for null. The caller makes sure that the code packs. */
    public static Column packInt(final Column code) {
        return coalesce(PACK_INT.apply(code), lit(0));
    }

    /** The code of a packed number; empty for 0. For the rows of a catalog, not for cases. */
    public static Column unpack(final Column packed) {
        return UNPACK.apply(packed.cast("long"));
    }

    private static Column oddKey(final Column code) {
        final Column hex = substring(sha2(code.cast("binary"), 256), 1, 15);
        return lit(-1L).minus(conv(hex, 16, 10).cast("long"));
    }
}
