package org.dipper.coding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Codes by prefixes and ranges, such as {@code A00-A09|C15-C26|D01|T20.2}: a code belongs where one of the prefixes begins
 * it, or where its beginning, as long as the ends of a range, lies between them. Dots do not count, so {@code K353} and
 * {@code K35.3} are the same prefix. Looking a code up takes time with its length, however many ranges there are.
 */
public final class CodeRanges implements Serializable {
    private static final long serialVersionUID = 1L;
    // 37^11 is below 2^63.
    private static final int LONGEST_PACKED = 11;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int BASE = ALPHABET.length() + 1;
    private static final int ASCII = 128;
    // A diagnosis written without its dot: I252.
    private static final Pattern DOTLESS = Pattern.compile("(?<![0-9A-Zx.+*/])([A-Z][0-9]{2})(?=[0-9A-Zx])");
    private static final int[] DIGITS = digits();

    private final String text;
    /** Starts and ends in turn, ascending and apart, by the length of what they begin with. */
    private final long[][] bounds;

    private final String[] longPrefixes;

    private CodeRanges(final String text, final long[][] bounds, final String[] longPrefixes) {
        this.text = text;
        this.bounds = bounds;
        this.longPrefixes = longPrefixes;
    }

    private record Span(int length, long low, long high) {}

    /**
     * Reads an expression of prefixes and ranges parted by {@code |}; the empty text holds no code.
     *
     * @throws IllegalArgumentException telling what is wrong with which part
     */
    public static CodeRanges parse(final String expression) {
        final List<Span> spans = new ArrayList<>();
        final List<String> longOnes = new ArrayList<>();
        final List<String> written = new ArrayList<>();
        for (final String part : requireNonNull(expression, "expression").split("[|｜]", -1)) {
            final String code = CodeNormaliser.normalise(part);
            if (!code.isEmpty()) {
                read(code, spans, longOnes);
                written.add(DOTLESS.matcher(code).replaceAll("$1."));
            } else if (!expression.isBlank()) {
                throw new IllegalArgumentException("has an empty part between its bars");
            }
        }
        return new CodeRanges(String.join("|", written), merged(spans), longOnes.toArray(String[]::new));
    }

    /** Whether a normalised code belongs to one of the ranges; never where it is null or empty. */
    public boolean contains(final String code) {
        if (code == null) {
            return false;
        }
        long packed = 0;
        int length = 0;
        for (int at = 0; at < code.length() && length < bounds.length; at++) {
            final char symbol = code.charAt(at);
            if (symbol == '.') {
                continue;
            }
            final int digit = symbol < ASCII ? DIGITS[symbol] : 0;
            if (digit == 0) {
                break;
            }
            packed = packed * BASE + digit;
            if (isWithin(bounds[length], packed)) {
                return true;
            }
            length++;
        }
        return isLong(code);
    }

    /** Whether it holds no code at all. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The expression, normalised, with the dots of diagnoses. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof CodeRanges ranges && ranges.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static void read(final String code, final List<Span> spans, final List<String> longOnes) {
        final int dash = code.indexOf('-');
        final String low = plain(dash < 0 ? code : code.substring(0, dash));
        final String high = dash < 0 ? low : plain(code.substring(dash + 1));
        if (low.isEmpty() || high.isEmpty()) {
            throw new IllegalArgumentException("\"" + code + "\" lacks an end of its range");
        }
        if (low.length() != high.length()) {
            throw new IllegalArgumentException("\"" + code + "\" has ends of different length");
        }
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("\"" + code + "\" ends before it begins");
        }
        final boolean isPackable = low.length() <= LONGEST_PACKED && isPackable(low) && isPackable(high);
        if (isPackable) {
            spans.add(new Span(low.length(), packed(low), packed(high)));
        } else if (dash < 0 && low.matches("[0-9A-Z][0-9A-Z+*/]*")) {
            longOnes.add(low);
        } else {
            throw new IllegalArgumentException("\"" + code + "\" is no code, prefix or range");
        }
    }

    /** Without dots and with a capital x: the alphabet is then the same everywhere. */
    private static String plain(final String code) {
        return code.replace(".", "").replace('x', 'X');
    }

    private boolean isLong(final String code) {
        if (longPrefixes.length == 0) {
            return false;
        }
        final String plain = plain(code);
        for (final String prefix : longPrefixes) {
            if (plain.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPackable(final String plain) {
        return plain.chars().allMatch(symbol -> symbol < ASCII && DIGITS[symbol] > 0);
    }

    private static long packed(final String plain) {
        long packed = 0;
        for (int i = 0; i < plain.length(); i++) {
            packed = packed * BASE + DIGITS[plain.charAt(i)];
        }
        return packed;
    }

    private static long[][] merged(final List<Span> spans) {
        final int longest = spans.stream().mapToInt(Span::length).max().orElse(0);
        final long[][] bounds = new long[longest][];
        for (int length = 1; length <= longest; length++) {
            final int wanted = length;
            final List<Span> sorted = spans.stream()
                    .filter(span -> span.length() == wanted)
                    .sorted(Comparator.comparingLong(Span::low).thenComparingLong(Span::high))
                    .toList();
            final long[] kept = new long[sorted.size() * 2];
            int used = 0;
            for (final Span span : sorted) {
                if (used > 0 && span.low() <= kept[used - 1] + 1) {
                    kept[used - 1] = Math.max(kept[used - 1], span.high());
                } else {
                    kept[used++] = span.low();
                    kept[used++] = span.high();
                }
            }
            bounds[length - 1] = java.util.Arrays.copyOf(kept, used);
        }
        return bounds;
    }

    private static boolean isWithin(final long[] sorted, final long packed) {
        if (sorted.length == 0) {
            return false;
        }
        final int found = java.util.Arrays.binarySearch(sorted, packed);
        // Between a start (even place) and its end (odd place) the insertion point is odd.
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    private static int[] digits() {
        final int[] digits = new int[ASCII];
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = i + 1;
        }
        digits['x'] = digits['X'];
        return digits;
    }
}
