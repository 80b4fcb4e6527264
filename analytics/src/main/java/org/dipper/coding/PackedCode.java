package org.dipper.coding;

import java.util.Optional;

/**
 * Codes as numbers, without loss: up to 12 characters of {@code 0-9 A-Z .} as the digits of a base-38 number, left
 * aligned, so that equal numbers are equal codes, numbers sort like their codes, and a number can be read back. An
 * {@code x} after the first character reads back in lower case, as the medical-insurance editions write it. No code is 0.
 */
public final class PackedCode {
    /** A character's place in this text plus one is its digit; digit 0 stands after the end of a code. */
    public static final String ALPHABET = ".0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static final long BASE = ALPHABET.length() + 1;
    /** 38^12 is below 2^63. */
    public static final int LONGEST = 12;
    /** 38^5 is below 2^31: a subcategory such as {@code I21.9} fits an int. */
    public static final int LONGEST_INT = 5;

    private PackedCode() {}

    /** The number of a code, or empty where it is too long or has a character outside the alphabet. */
    public static Optional<Long> pack(final String code) {
        return pack(code, LONGEST);
    }

    /** The number of a code of at most five characters. */
    public static Optional<Integer> packInt(final String code) {
        return pack(code, LONGEST_INT).map(Long::intValue);
    }

    /** The code of a number made by {@link #pack}; the empty text for 0. */
    public static String unpack(final long packed) {
        final StringBuilder reversed = new StringBuilder(LONGEST);
        for (long rest = packed; rest > 0; rest /= BASE) {
            final int digit = (int) (rest % BASE);
            if (digit > 0) {
                reversed.append(ALPHABET.charAt(digit - 1));
            }
        }
        final String upper = reversed.reverse().toString();
        return upper.isEmpty() ? "" : upper.charAt(0) + upper.substring(1).replace('X', 'x');
    }

    /** The code of a number made by {@link #packInt}; the empty text for 0. */
    public static String unpackInt(final int packed) {
        return unpack(packed);
    }

    private static Optional<Long> pack(final String code, final int longest) {
        if (code.length() > longest) {
            return Optional.empty();
        }
        long packed = 0;
        for (int i = 0; i < longest; i++) {
            int digit = 0;
            if (i < code.length()) {
                final char symbol = code.charAt(i) == 'x' && i > 0 ? 'X' : code.charAt(i);
                digit = ALPHABET.indexOf(symbol) + 1;
                if (digit == 0) {
                    return Optional.empty();
                }
            }
            packed = packed * BASE + digit;
        }
        return Optional.of(packed);
    }
}
