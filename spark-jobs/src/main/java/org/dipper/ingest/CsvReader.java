package org.dipper.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dipper.cases.SourceRows;

/**
 * Reads CSV one record at a time, keeping its first physical line and its raw text. Quoted cells may hold delimiters, line
 * ends and doubled quotes. A record whose quotes are broken is given as its first physical line alone, and reading goes on
 * with the next line: one stray quote costs one row, never the rest of the file.
 *
 * <p>Hand-written, since the parsers at hand give neither the raw text nor that recovery.
 */
final class CsvReader implements AutoCloseable {
    /** A record longer than this is taken for a quote that was never closed. */
    private static final int LONGEST_RECORD = 16 * 1024 * 1024;

    private static final int CHUNK = 256 * 1024;
    private static final char QUOTE = '"';

    private final Reader in;
    private final char delimiter;
    private final StringBuilder cell = new StringBuilder();
    private char[] text = new char[CHUNK];
    private int start;
    private int end;
    private boolean isAtEnd;
    private long line = 1;

    CsvReader(final Reader in, final char delimiter) {
        this.in = Objects.requireNonNull(in, "in");
        this.delimiter = delimiter;
    }

    /** The next record; empty at the end of the file. Lines without a character are skipped. */
    Optional<CsvRecord> next() throws IOException {
        skipEmptyLines();
        if (!has(0)) {
            return Optional.empty();
        }
        return Optional.of(record());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void skipEmptyLines() throws IOException {
        while (has(0) && isLineEnd(text[start])) {
            endLine(0);
        }
    }

    private CsvRecord record() throws IOException {
        final List<String> cells = new ArrayList<>();
        int at = 0;
        long lines = 0;
        while (true) {
            if (has(at) && text[start + at] == QUOTE) {
                cell.setLength(0);
                int from = at + 1;
                int scan = from;
                while (true) {
                    if (!has(scan) || scan > LONGEST_RECORD) {
                        return brokenLine();
                    }
                    final char symbol = text[start + scan];
                    if (symbol == QUOTE) {
                        cell.append(text, start + from, scan - from);
                        if (has(scan + 1) && text[start + scan + 1] == QUOTE) {
                            cell.append(QUOTE);
                            scan += 2;
                            from = scan;
                            continue;
                        }
                        break;
                    }
                    if (symbol == '\n' || (symbol == '\r' && !(has(scan + 1) && text[start + scan + 1] == '\n'))) {
                        lines++;
                    }
                    scan++;
                }
                at = scan + 1;
                if (has(at) && text[start + at] != delimiter && !isLineEnd(text[start + at])) {
                    return brokenLine();
                }
                cells.add(cell.toString());
            } else {
                final int from = at;
                while (has(at) && text[start + at] != delimiter && !isLineEnd(text[start + at])) {
                    at++;
                }
                cells.add(new String(text, start + from, at - from));
            }
            if (has(at) && text[start + at] == delimiter) {
                at++;
                continue;
            }
            return finished(at, lines, cells);
        }
    }

    private CsvRecord finished(final int length, final long lines, final List<String> cells) throws IOException {
        final String raw = new String(text, start, length);
        final CsvRecord record = marked(line, raw, cells);
        line += lines;
        endLine(length);
        return record;
    }

    private CsvRecord brokenLine() throws IOException {
        int length = 0;
        while (has(length) && !isLineEnd(text[start + length])) {
            length++;
        }
        final CsvRecord record = new CsvRecord(
                line, withoutMarks(new String(text, start, length)), List.of(), Optional.of(SourceRows.QUOTES));
        endLine(length);
        return record;
    }

    private static CsvRecord marked(final long line, final String raw, final List<String> cells) {
        if (raw.indexOf(MarkingReader.MARK) < 0 && raw.indexOf('\0') < 0) {
            return new CsvRecord(line, raw, cells, Optional.empty());
        }
        return new CsvRecord(
                line,
                withoutMarks(raw),
                cells.stream().map(CsvReader::withoutMarks).toList(),
                Optional.of(SourceRows.ENCODING));
    }

    private static String withoutMarks(final String text) {
        return text.replace(String.valueOf(MarkingReader.MARK), "").replace("\0", "\\x00");
    }

    /** Moves behind the record and its line end. */
    private void endLine(final int length) throws IOException {
        int next = length;
        if (has(next)) {
            final boolean isPair = text[start + next] == '\r' && has(next + 1) && text[start + next + 1] == '\n';
            next += isPair ? 2 : 1;
            line++;
        }
        start += next;
    }

    private static boolean isLineEnd(final char symbol) {
        return symbol == '\n' || symbol == '\r';
    }

    /** Whether there is a character so far behind the start of the record; reads on as needed. */
    private boolean has(final int offset) throws IOException {
        while (start + offset >= end) {
            if (isAtEnd) {
                return false;
            }
            makeRoom();
            final int got = in.read(text, end, text.length - end);
            if (got < 0) {
                isAtEnd = true;
            } else {
                end += got;
            }
        }
        return true;
    }

    private void makeRoom() {
        if (end < text.length) {
            return;
        }
        final int kept = end - start;
        final char[] target = kept > text.length / 2 ? new char[text.length * 2] : text;
        System.arraycopy(text, start, target, 0, kept);
        text = target;
        start = 0;
        end = kept;
    }
}
