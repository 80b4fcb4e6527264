package org.dipper.coding;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** {@link PackedCode} as Spark columns. */
public final class PackedColumns {
    private static final int ODD_KEY_SHIFT = 4;
    private static final String PACKABLE = "^([0-9A-Z.][0-9A-Zx.]{0," + (PackedCode.LONGEST - 1) + "})?$";
    // A user-defined function, since it runs on catalog rows only and twelve nested divisions would not be readable.
    private static final UserDefinedFunction UNPACK =
            udf((UDF1<Long, String>) PackedCode::unpack, DataTypes.StringType);

    // User-defined functions, since Spark walks a text from its start for each character: packing by columns took ten
    // times
    // as long and was the dearest part of an ingest.
    private static final UserDefinedFunction PACK = udf(
            (UDF1<String, Long>)
                    code -> code == null ? null : PackedCode.pack(code).orElseGet(() -> oddKey(code)),
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
        return coalesce(PACK.apply(code), lit(0L));
    }

    /** The number of at most five characters as an int; 0 for null. The caller makes sure that the code packs. */
    public static Column packInt(final Column code) {
        return coalesce(PACK_INT.apply(code), lit(0));
    }

    /** The code of a packed number; empty for 0. For the rows of a catalog, not for cases. */
    public static Column unpack(final Column packed) {
        return UNPACK.apply(packed.cast("long"));
    }

    private static long oddKey(final String code) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            final byte[] hash = digest.digest(code.getBytes(StandardCharsets.UTF_8));
            return -1 - (ByteBuffer.wrap(hash).getLong() >>> ODD_KEY_SHIFT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
