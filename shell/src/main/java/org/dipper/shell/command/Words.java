package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.dipper.errors.DipperException;

/** Splits a typed line into words as a POSIX shell does: single and double quotes, backslash outside single quotes. */
final class Words {
    private Words() {}

    /**
     * The words of a line.
     *
     * @throws DipperException usage where a quote is not closed
     */
    static List<String> split(final String line) {
        final List<String> words = new ArrayList<>();
        final StringBuilder word = new StringBuilder();
        boolean isInWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            final char symbol = line.charAt(i);
            if (symbol == '\\' && quote != '\'' && i + 1 < line.length()) {
                i++;
                word.append(line.charAt(i));
                isInWord = true;
            } else if (quote != 0) {
                if (symbol == quote) {
                    quote = 0;
                } else {
                    word.append(symbol);
                }
            } else if (symbol == '"' || symbol == '\'') {
                quote = symbol;
                isInWord = true;
            } else if (Character.isWhitespace(symbol)) {
                if (isInWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    isInWord = false;
                }
            } else {
                word.append(symbol);
                isInWord = true;
            }
        }
        if (quote != 0) {
            throw DipperException.usage(
                    "The line cannot be read.", "A quote " + quote + " is not closed.", "Close it, or drop it.");
        }
        if (isInWord) {
            words.add(word.toString());
        }
        return words;
    }
}
