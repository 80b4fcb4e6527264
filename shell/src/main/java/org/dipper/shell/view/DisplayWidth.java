package org.dipper.shell.view;

import org.jline.utils.WCWidth;

/** How many terminal columns a text takes: a Chinese character takes two, a combining mark none. */
public final class DisplayWidth {
    private DisplayWidth() {}

    /** The columns of a text. */
    public static int of(final String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            final int symbol = text.codePointAt(i);
            // Printable ASCII is nearly all there is; the table lookup is for the rest.
            width += symbol >= ' ' && symbol < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(symbol));
            i += Character.charCount(symbol);
        }
        return width;
    }

    /** The text with blanks to its right up to a width. */
    public static String padRight(final String text, final int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text with blanks to its left up to a width. */
    public static String padLeft(final String text, final int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** The text, or its beginning and an ellipsis where it takes more columns than allowed. */
    public static String cut(final String text, final int widest) {
        if (of(text) <= widest) {
            return text;
        }
        final StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            final int symbol = text.codePointAt(i);
            width += Math.max(0, WCWidth.wcwidth(symbol));
            if (width > widest - 1) {
                break;
            }
            kept.appendCodePoint(symbol);
            i += Character.charCount(symbol);
        }
        return kept.append('~').toString();
    }
}
