package org.dipper.notebook;

import static java.util.Objects.requireNonNull;

/**
 * Something to look at: a notebook shows it when it is the last value of a cell.
 *
 * @param mimeType such as {@code text/html}
 * @param content in that type
 * @param plain the same for those who see text only
 */
public record Shown(String mimeType, String content, String plain) {
    public static final String SVG = "image/svg+xml";
    public static final String HTML = "text/html";
    public static final String TEXT = "text/plain";

    public Shown {
        requireNonNull(mimeType, "mimeType");
        requireNonNull(content, "content");
        requireNonNull(plain, "plain");
    }

    /** Plain text. */
    public static Shown text(final String text) {
        return new Shown(TEXT, text, text);
    }

    @Override
    public String toString() {
        return plain;
    }

    /** Text as it may stand in HTML and SVG. */
    static String escaped(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
