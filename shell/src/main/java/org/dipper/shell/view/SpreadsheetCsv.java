package org.dipper.shell.view;

import java.math.BigDecimal;
import java.util.List;
import org.dipper.money.Fen;
import org.dipper.table.Field;

/**
 * Writes rows as csv that a spreadsheet opens as they are: a byte order mark, CRLF, money in yuan with two decimals under names
 * that say so, and no text that a spreadsheet would run as a formula.
 */
public final class SpreadsheetCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private SpreadsheetCsv() {}

    /** The file. */
    public static String of(final List<Field> fields, final List<TableRow> rows) {
        final StringBuilder file = new StringBuilder(BYTE_ORDER_MARK);
        file.append(String.join(",", fields.stream().map(SpreadsheetCsv::name).toList()))
                .append("\r\n");
        for (final TableRow row : rows) {
            String comma = "";
            for (final Field field : fields) {
                file.append(comma)
                        .append(row.value(field)
                                .map(value -> cell(field, value))
                                .orElse(""));
                comma = ",";
            }
            file.append("\r\n");
        }
        return file.toString();
    }

    private static String name(final Field field) {
        return isMoney(field) ? field.name().replaceAll("_fen$", "_yuan") : field.name();
    }

    private static String cell(final Field field, final Object value) {
        if (value instanceof Long number) {
            return isMoney(field) ? Fen.toYuan(number).toPlainString() : number.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return quoted(harmless(value.toString()));
    }

    /** A spreadsheet takes what begins so for a formula; an apostrophe makes it a text. */
    private static String harmless(final String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(final String text) {
        final boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isMoney(final Field field) {
        return field.unit().equals("fen");
    }
}
