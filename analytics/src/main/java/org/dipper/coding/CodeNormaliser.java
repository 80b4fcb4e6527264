package org.dipper.coding;

import java.util.Locale;

/**
 * The one way a code is written: half width, no blanks, capital letters, but {@code x} small after the first character,
 * {@code +} for the dagger. Dots stay as they are; none is added.
 */
public final class CodeNormaliser {
    /** Characters that a code may arrive with and what they become; those without a counterpart at the end vanish. */
    static final String ODD;

    static final String PLAIN;

    private static final int CATEGORY = 3;

    static {
        final StringBuilder odd = new StringBuilder();
        final StringBuilder plain = new StringBuilder();
        for (char symbol = '!'; symbol <= '~'; symbol++) {
            odd.append((char) (symbol + 0xFEE0));
            plain.append(symbol);
        }
        odd.append("†‡·。").append("\u2212\u2010\u2013");
        plain.append("+*..").append("---");
        odd.append("\u3000\u00A0\u2002\u2003\u2009\u200B\uFEFF");
        ODD = odd.toString();
        PLAIN = plain.toString();
    }

    private static final String BLANKS = "\u3000\u00A0\u2002\u2003\u2009";
    private static final int FIRST_FULL_WIDTH = '!' + 0xFEE0;
    private static final int LAST_FULL_WIDTH = '~' + 0xFEE0;
    private static final int LAST_ASCII = 0x7F;

    private CodeNormaliser() {}

    /** Full-width letters, digits and signs as half-width ones; other text as it is. */
    public static String halfWidth(final String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= LAST_ASCII) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        final char[] symbols = text.toCharArray();
        for (; at < symbols.length; at++) {
            final char symbol = symbols[at];
            if (symbol >= FIRST_FULL_WIDTH && symbol <= LAST_FULL_WIDTH) {
                symbols[at] = (char) (symbol - 0xFEE0);
            } else if (BLANKS.indexOf(symbol) >= 0) {
                symbols[at] = ' ';
            }
        }
        return new String(symbols);
    }

    /** The normalised code. */
    public static String normalise(final String code) {
        if (isNormal(code)) {
            return code;
        }
        final StringBuilder halfWidth = new StringBuilder(code.length());
        code.chars().forEach(symbol -> {
            final int place = ODD.indexOf(symbol);
            if (place < 0) {
                if (symbol != ' ' && symbol != '\t' && symbol != '\r' && symbol != '\n') {
                    halfWidth.append((char) symbol);
                }
            } else if (place < PLAIN.length()) {
                halfWidth.append(PLAIN.charAt(place));
            }
        });
        final String upper = halfWidth.toString().toUpperCase(Locale.ROOT);
        return upper.isEmpty() ? "" : upper.charAt(0) + upper.substring(1).replace('X', 'x');
    }

    /** Whether the front of a normalised diagnosis code names a category: what follows it is no part of another word. */
    public static boolean isWellFormed(final String code) {
        if (code.length() < CATEGORY || !isSymbol(code.charAt(0)) || code.charAt(0) == 'x') {
            return false;
        }
        if (!isSymbol(code.charAt(1)) || !isSymbol(code.charAt(2))) {
            return false;
        }
        if (code.length() == CATEGORY) {
            return true;
        }
        final char next = code.charAt(CATEGORY);
        final boolean isDotted = next == '.' && code.length() > CATEGORY + 1 && isSymbol(code.charAt(CATEGORY + 1));
        return isSymbol(next) || next == '+' || next == '*' || isDotted;
    }

    static boolean isSymbol(final char symbol) {
        return (symbol >= '0' && symbol <= '9') || (symbol >= 'A' && symbol <= 'Z') || symbol == 'x';
    }

    /** Most codes arrive as they should be; looking is far cheaper than building them anew. */
    private static boolean isNormal(final String code) {
        for (int i = 0; i < code.length(); i++) {
            final char symbol = code.charAt(i);
            final boolean isLetter = symbol >= 'A' && symbol <= 'Z' && (symbol != 'X' || i == 0);
            final boolean isOther = (symbol >= '0' && symbol <= '9') || symbol == '.' || (symbol == 'x' && i > 0);
            if (!isLetter && !isOther) {
                return false;
            }
        }
        return true;
    }
}
