package org.dipper.coding;

import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import org.apache.spark.sql.Column;

/** Whether a packed code begins with a prefix: packed numbers sort like their codes, so a prefix is a range of numbers. */
public final class PackedPrefixes {
    private PackedPrefixes() {}

    /**
     * Whether a code packed into an int begins with any of these prefixes; null for null.
     *
     * @throws IllegalArgumentException where a prefix does not pack into an int
     */
    public static Column intBegins(final Column packed, final Collection<String> prefixes) {
        Column begins = lit(false);
        for (final String prefix : prefixes) {
            final int from = PackedCode.packInt(prefix).orElseThrow(() -> unpackable(prefix));
            final int last = (int) (from + span(PackedCode.LONGEST_INT - prefix.length()) - 1);
            begins = begins.or(packed.between(lit(from), lit(last)));
        }
        return begins;
    }

    /**
     * Whether a code packed into a long begins with any of these prefixes; null for null.
     *
     * @throws IllegalArgumentException where a prefix does not pack
     */
    public static Column longBegins(final Column packed, final Collection<String> prefixes) {
        Column begins = lit(false);
        for (final String prefix : prefixes) {
            final long from = PackedCode.pack(prefix).orElseThrow(() -> unpackable(prefix));
            begins = begins.or(packed.between(lit(from), lit(from + span(PackedCode.LONGEST - prefix.length()) - 1)));
        }
        return begins;
    }

    private static long span(final int characters) {
        long span = 1;
        for (int i = 0; i < characters; i++) {
            span *= PackedCode.BASE;
        }
        return span;
    }

    private static IllegalArgumentException unpackable(final String prefix) {
        return new IllegalArgumentException("The prefix " + prefix + " does not pack");
    }
}
