package org.dipper.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small CSV file held as text, by RFC 4180: cells parted by commas, quoted cells may hold commas, line ends and doubled
 * quotes. For files of codes and rules, which people keep in spreadsheets; settlement lists have a reader of their own.
 */
public final class CsvText {
    private static final char QUOTE = '"';

    private final String text;
    private int at;
    private int line = 1;

    private CsvText(final String text) {
        this.text = text;
    }

    /**
     * One record.
     *
     * @param line the physical line it begins on, from 1
     * @param cells its cells, without blanks around them
     * @param broken why it cannot be read, where its quotes are broken
     */
    public record CsvLine(int line, List<String> cells, Optional<String> broken) {
        public CsvLine {
            cells = List.copyOf(cells);
        }

        /** The cell at a place; empty where the record is shorter. */
        public String cell(final int place) {
            return place >= 0 && place < cells.size() ? cells.get(place) : "";
        }

        /** Whether nothing is written on it, as spreadsheets leave lines at the end. */
        public boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** The records of a text in order, blank lines left out; a byte order mark at the front is skipped. */
    public static List<CsvLine> read(final String text) {
        final CsvText csv = new CsvText(text.startsWith("\uFEFF") ? text.substring(1) : text);
        final List<CsvLine> lines = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            final CsvLine record = csv.record();
            if (record.broken().isPresent() || !record.isBlank()) {
                lines.add(record);
            }
        }
        return lines;
    }

    private CsvLine record() {
        final int first = line;
        final int start = at;
        final List<String> cells = new ArrayList<>();
        while (true) {
            final boolean isQuoted = at < text.length() && text.charAt(at) == QUOTE;
            final Optional<String> cell = isQuoted ? quoted() : Optional.of(plain());
            if (cell.isEmpty()) {
                // One stray quote costs its own line, not the rest of the file.
                at = start;
                line = first;
                plainLine();
                return new CsvLine(first, List.of(), Optional.of("has a quote that does not close properly"));
            }
            cells.add(cell.get().strip());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                continue;
            }
            endLine();
            return new CsvLine(first, cells, Optional.empty());
        }
    }

    private String plain() {
        final int from = at;
        while (at < text.length() && text.charAt(at) != ',' && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private Optional<String> quoted() {
        final StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            final char symbol = text.charAt(at);
            if (symbol == QUOTE) {
                at++;
                if (at < text.length() && text.charAt(at) == QUOTE) {
                    cell.append(QUOTE);
                    at++;
                    continue;
                }
                final boolean isAtEnd = at == text.length() || text.charAt(at) == ',' || isLineEnd(text.charAt(at));
                return isAtEnd ? Optional.of(cell.toString()) : Optional.empty();
            }
            if (symbol == '\n') {
                line++;
            }
            cell.append(symbol);
            at++;
        }
        return Optional.empty();
    }

    private void plainLine() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
        endLine();
    }

    private void endLine() {
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
        }
    }

    private static boolean isLineEnd(final char symbol) {
        return symbol == '\n' || symbol == '\r';
    }
}
