package org.dipper.grouping.scheme;

import java.util.ArrayList;
import java.util.List;

/** A CSV text as records with the lines they start at; quoted cells may hold commas, line ends and doubled quotes. */
final class SchemeCsv {
    private static final char QUOTE = '"';
    private static final String FIX = "Save the file as CSV in UTF-8, with quotes doubled inside quoted cells.";

    private final String file;
    private final String text;
    private int at;
    private int line = 1;

    private SchemeCsv(final String file, final String text) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The records of a text; empty lines are none. */
    static List<Line> read(final SchemeText source) {
        return new SchemeCsv(source.file(), source.text()).lines();
    }

    private List<Line> lines() {
        final List<Line> lines = new ArrayList<>();
        while (at < text.length()) {
            final int start = line;
            final List<String> cells = record();
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                lines.add(new Line(start, cells));
            }
        }
        return lines;
    }

    private List<String> record() {
        final List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == QUOTE ? quotedCell() : plainCell());
            if (at >= text.length()) {
                return cells;
            }
            final char end = text.charAt(at++);
            if (end == '\r' || end == '\n') {
                if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                line++;
                return cells;
            }
        }
    }

    private String plainCell() {
        final int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            if (text.charAt(at) == QUOTE) {
                throw new SchemeProblem(
                        file, line, "", "A quote stands inside a cell that does not start with one.", FIX);
            }
            if (text.charAt(at) == '\uFFFD' || text.charAt(at) == 0) {
                throw new SchemeProblem(file, line, "", "It holds a sign that is no UTF-8 text.", FIX);
            }
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quotedCell() {
        final int start = line;
        final StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            final char symbol = text.charAt(at++);
            if (symbol != QUOTE) {
                cell.append(symbol);
                line += symbol == '\n' ? 1 : 0;
            } else if (at < text.length() && text.charAt(at) == QUOTE) {
                cell.append(QUOTE);
                at++;
            } else if (at < text.length() && !isEnd(text.charAt(at))) {
                throw new SchemeProblem(file, line, "", "Something stands behind a closing quote.", FIX);
            } else {
                return cell.toString().strip();
            }
        }
        throw new SchemeProblem(file, start, "", "A quote is never closed.", FIX);
    }

    private static boolean isEnd(final char symbol) {
        return symbol == ',' || symbol == '\r' || symbol == '\n';
    }

    /** One record and the line it starts at. */
    record Line(int number, List<String> cells) {}
}
