package org.dipper.shell.view;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import org.dipper.table.Field;

/** Writes an answer as csv after RFC 4180: CRLF ends a line, a field with a comma, quote or line end is quoted. */
public final class CsvView {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvView() {}

    /** Writes the names of the columns, then the rows; a byte order mark first where a spreadsheet wants one. */
    public static void write(
            final Answer answer, final int limit, final boolean hasByteOrderMark, final PrintStream target) {
        if (hasByteOrderMark) {
            target.print(BYTE_ORDER_MARK);
        }
        target.print(String.join(",", answer.fields().stream().map(Field::name).toList()) + "\r\n");
        final int count = limit <= 0
                ? answer.rows().size()
                : Math.min(limit, answer.rows().size());
        for (final TableRow row : answer.rows().subList(0, count)) {
            final StringBuilder line = new StringBuilder();
            for (int place = 0; place < answer.fields().size(); place++) {
                line.append(place == 0 ? "" : ",");
                line.append(row.value(place).map(CsvView::field).orElse(""));
            }
            target.print(line.append("\r\n"));
        }
    }

    private static String field(final Object value) {
        return quoted(text(value));
    }

    private static String text(final Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> parts) {
            return String.join("|", parts.stream().map(CsvView::text).toList());
        }
        if (value instanceof TableRow inner) {
            return String.join(
                    " ",
                    inner.fields().stream()
                            .map(field -> field.name() + "="
                                    + inner.value(field).map(CsvView::text).orElse(""))
                            .toList());
        }
        return value.toString();
    }

    private static String quoted(final String text) {
        final boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
