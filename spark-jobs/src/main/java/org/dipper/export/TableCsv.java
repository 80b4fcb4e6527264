package org.dipper.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/**
 * A small table as csv that a spreadsheet opens as it is: a byte order mark, CRLF, cells quoted after RFC 4180, and no text
 * that a spreadsheet would run as a formula. Rows stand in the order of the key; money stays in whole fen, as the names say.
 */
public final class TableCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private TableCsv() {}

    /**
     * The file.
     *
     * @param table what the rows are
     * @param rows the rows, in any order
     * @param isChinese whether the header has the Chinese labels instead of the column names
     */
    public static String of(final TableContract table, final List<Row> rows, final boolean isChinese) {
        final String header = table.fields().stream()
                .map(field -> isChinese ? quoted(field.labelZh()) : field.name())
                .collect(Collectors.joining(",", BYTE_ORDER_MARK, LINE_END));
        return rows.stream()
                .sorted(ArrowFile.byKey(table))
                .map(row -> table.fields().stream()
                        .map(field -> cell(row, field))
                        .collect(Collectors.joining(",", "", LINE_END)))
                .collect(Collectors.joining("", header, ""));
    }

    private static String cell(final Row row, final Field field) {
        final int place = row.fieldIndex(field.name());
        if (row.isNullAt(place)) {
            return "";
        }
        return switch (field.type().kind()) {
            case DECIMAL -> ((BigDecimal) row.get(place)).toPlainString();
            case INT, LONG, BOOLEAN, DATE, TIMESTAMP -> String.valueOf(row.get(place));
            case STRING_ARRAY -> quoted(harmless(String.join("; ", new ArrayList<>(row.<String>getList(place)))));
            case STRING -> quoted(harmless(row.getString(place)));
        };
    }

    /** A spreadsheet takes what begins so for a formula; an apostrophe makes it a text. */
    private static String harmless(final String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(final String text) {
        final boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
