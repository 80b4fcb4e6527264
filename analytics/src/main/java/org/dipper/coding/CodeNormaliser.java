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

    private CodeNormaliser() {}

    /** The normalised code. */
    public static String normalise(final String code) {
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
}
