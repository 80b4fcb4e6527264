package org.dipper.shell.report;

/** Writes HTML; every text is escaped, so a name from the data never becomes markup. */
final class Html {
    private final StringBuilder page = new StringBuilder();

    /** Adds markup as it is: only what this program wrote itself. */
    Html markup(final String markup) {
        page.append(markup);
        return this;
    }

    /** Adds a text. */
    Html text(final String text) {
        page.append(escape(text));
        return this;
    }

    /** Adds an element that holds a text. */
    Html element(final String name, final String cssClass, final String text) {
        page.append('<').append(name);
        if (!cssClass.isEmpty()) {
            page.append(" class=\"").append(escape(cssClass)).append('"');
        }
        page.append('>').append(escape(text)).append("</").append(name).append('>');
        return this;
    }

    /** The page so far. */
    String page() {
        return page.toString();
    }

    /** The text with the five characters replaced that mean something in HTML, and without control characters. */
    static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            final char symbol = text.charAt(i);
            switch (symbol) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(symbol) && symbol != '\n' ? ' ' : symbol);
            }
        }
        return escaped.toString();
    }
}
