package org.dipper.supervision.indicator.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, number, text or symbol of an expression. */
record Token(Kind kind, String text) {
    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SYMBOL,
        END
    }

    private static final Set<String> RESERVED = Set.of("and", "or", "not", "is", "null", "in", "between");
    private static final Pattern NEXT =
            Pattern.compile("\\s+|(?<word>[A-Za-z_][A-Za-z_0-9]*)|(?<number>\\d+(?:\\.\\d+)?)"
                    + "|'(?<text>[^']*)'|(?<symbol><>|!=|<=|>=|[=<>+*(),-])");

    /** The tokens of a text, with an end behind them. */
    static List<Token> all(final String text) {
        final List<Token> tokens = new ArrayList<>();
        final Matcher matcher = NEXT.matcher(text);
        int place = 0;
        while (place < text.length()) {
            if (!matcher.find(place) || matcher.start() != place) {
                throw new ExpressionException(
                        "has \"" + text.charAt(place) + "\" at place " + (place + 1) + ", which means nothing here");
            }
            place = matcher.end();
            for (final Kind kind : List.of(Kind.WORD, Kind.NUMBER, Kind.TEXT, Kind.SYMBOL)) {
                final String found = matcher.group(kind.name().toLowerCase(Locale.ROOT));
                if (found != null) {
                    tokens.add(new Token(kind, found));
                }
            }
        }
        tokens.add(new Token(Kind.END, ""));
        return List.copyOf(tokens);
    }

    static boolean isReserved(final String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }

    boolean isSymbol(final String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
