package org.dipper.warehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/**
 * The hash of a set of rows, whatever their order, files or partitions. Two independent 64-bit hashes of each row are
 * summed without loss, so one pass is enough and nothing is sorted. Columns marked volatile stay out.
 */
public final class ContentHash {
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final long OTHER_SEED = 0x9E37_79B9_7F4A_7C15L;

    private ContentHash() {}

    /** The hash of the rows of a table, as 64 hexadecimal digits. Runs one Spark job. */
    public static String of(final TableContract contract, final Dataset<Row> rows) {
        return of(Map.of(contract, rows)).get(contract.name());
    }

    /** The hashes of the rows of several tables by name, as 64 hexadecimal digits. Runs one Spark job for all of them. */
    public static Map<String, String> of(final Map<TableContract, Dataset<Row>> rowsByTable) {
        final Map<String, String> hashes = new TreeMap<>();
        rowsByTable.entrySet().stream()
                .map(table -> sums(table.getKey(), table.getValue()))
                .reduce(Dataset::union)
                .ifPresent(all ->
                        all.collectAsList().forEach(row -> hashes.put(row.getString(0), sha256(row.mkString(" ")))));
        return hashes;
    }

    /** One row: the table's name, the number of rows, and the sums that tell their content. */
    private static Dataset<Row> sums(final TableContract contract, final Dataset<Row> rows) {
        final List<Column> values = new ArrayList<>();
        // Hash functions skip nulls; which columns are null is part of the content.
        Column nulls = lit(0L);
        long bit = 1;
        for (final Field field : contract.fields()) {
            if (!field.isVolatile()) {
                final Column value = Columns.col(field);
                nulls = nulls.plus(when(value.isNull(), lit(bit)).otherwise(lit(0L)));
                bit <<= 1;
                values.add(value);
            }
        }
        values.add(0, nulls);
        final Column first = xxhash64(values.toArray(Column[]::new));
        values.add(0, lit(OTHER_SEED));
        final Column second = xxhash64(values.toArray(Column[]::new));
        return rows.agg(count(lit(1)), sumHigh(first), sumLow(first), sumHigh(second), sumLow(second))
                .select(lit(contract.name()), col("*"));
    }

    /** One hash for several tables. */
    public static String combine(final Map<String, String> hashByTable) {
        return sha256(new TreeMap<>(hashByTable).toString());
    }

    /** SHA-256 of a text, in hexadecimal. */
    public static String sha256(final String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static Column sumHigh(final Column hash) {
        return coalesce(sum(shiftrightunsigned(hash, 32)), lit(0L));
    }

    private static Column sumLow(final Column hash) {
        return coalesce(sum(hash.bitwiseAND(LOW_HALF)), lit(0L));
    }
}
