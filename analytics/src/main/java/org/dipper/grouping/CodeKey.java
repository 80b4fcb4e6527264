package org.dipper.grouping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dipper.coding.PackedCode;

/**
 * Codes as left-aligned numbers (see {@link PackedCode}), built from UTF-8 texts in place. Numbers sort like codes, so that a prefix
 * is an interval and a range of categories is one too.
 */
final class CodeKey {
    static final int LONGEST = PackedCode.LONGEST;
    private static final int ASCII = 128;
    private static final byte[] DIGIT = digits();
    /** What a code's number is divided by to keep so many characters. */
    private static final long[] POWER = powers();

    private static final int CATEGORY = 3;
    private static final int SUBCATEGORY = 5;
    // Dividing by a constant costs a fraction of dividing by a number out of an array.
    private static final long BELOW_CATEGORY = POWER[CATEGORY];
    private static final long BELOW_SUBCATEGORY = POWER[SUBCATEGORY];

    private CodeKey() {}

    /** The number of a diagnosis: up to its first twelve characters, ending where a dagger, asterisk or other sign stands. */
    static long diagnosis(final byte[] text, final int from, final int to) {
        long key = 0;
        int length = 0;
        while (length < LONGEST && from + length < to) {
            final int digit = digit(text[from + length]);
            if (digit == 0) {
                break;
            }
            key = key * PackedCode.BASE + digit;
            length++;
        }
        return key * POWER[length];
    }

    /** The number of a procedure, 0 for the empty text; a code that does not pack gets a negative number of its own. */
    static long procedure(final byte[] text, final int from, final int to) {
        if (to - from > LONGEST) {
            return odd(text, from, to);
        }
        long key = 0;
        for (int at = from; at < to; at++) {
            final int digit = digit(text[at]);
            if (digit == 0) {
                return odd(text, from, to);
            }
            key = key * PackedCode.BASE + digit;
        }
        return key * POWER[to - from];
    }

    static long diagnosis(final String code) {
        final byte[] text = code.getBytes(StandardCharsets.UTF_8);
        return diagnosis(text, 0, text.length);
    }

    static long procedure(final String code) {
        final byte[] text = code.getBytes(StandardCharsets.UTF_8);
        return procedure(text, 0, text.length);
    }

    /** The first characters of a code; a shorter code stays itself. */
    static long prefix(final long key, final int length) {
        if (key < 0) {
            return key;
        }
        return switch (length) {
            case 0 -> 0;
            case CATEGORY -> key - key % BELOW_CATEGORY;
            case SUBCATEGORY -> key - key % BELOW_SUBCATEGORY;
            default -> key - key % POWER[length];
        };
    }

    /** The last number that starts with this prefix. */
    static long lastOf(final long prefix, final int length) {
        return prefix + POWER[length] - 1;
    }

    private static int digit(final byte symbol) {
        return symbol < 0 ? 0 : DIGIT[symbol];
    }

    private static long odd(final byte[] text, final int from, final int to) {
        long hash = 1125899906842597L;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text[at];
        }
        return hash | Long.MIN_VALUE;
    }

    private static byte[] digits() {
        final byte[] digits = new byte[ASCII];
        Arrays.fill(digits, (byte) 0);
        for (int i = 0; i < PackedCode.ALPHABET.length(); i++) {
            digits[PackedCode.ALPHABET.charAt(i)] = (byte) (i + 1);
        }
        digits['x'] = digits['X'];
        return digits;
    }

    private static long[] powers() {
        final long[] powers = new long[LONGEST + 1];
        powers[LONGEST] = 1;
        for (int length = LONGEST - 1; length >= 0; length--) {
            powers[length] = powers[length + 1] * PackedCode.BASE;
        }
        return powers;
    }
}
