package org.dipper.notebook;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.dipper.Contracts;
import org.dipper.money.Fen;
import org.dipper.table.Field;

/** Rows as a table to look at: labels in English and Chinese, money in yuan. */
public final class Tables {
    private static final int DEFAULT_ROWS = 20;
    private static final String FEN = "_fen";

    private Tables() {}

    /** The first twenty rows. */
    public static Shown of(final Dataset<Row> rows) {
        return of(rows, DEFAULT_ROWS);
    }

    /** The first rows. */
    public static Shown of(final Dataset<Row> rows, final int most) {
        final StructField[] fields = rows.schema().fields();
        final List<String> heads = new ArrayList<>();
        for (final StructField field : fields) {
            heads.add(head(field.name()));
        }
        final List<List<String>> cells = rows.takeAsList(most).stream()
                .map(row -> {
                    final List<String> line = new ArrayList<>();
                    for (int i = 0; i < fields.length; i++) {
                        line.add(text(fields[i], row.get(i)));
                    }
                    return line;
                })
                .toList();
        return of(heads, cells);
    }

    /** Cells under heads; a head may hold a line break as HTML. */
    static Shown of(final List<String> heads, final List<List<String>> rows) {
        final StringBuilder html = new StringBuilder("<table><thead><tr>");
        heads.forEach(head -> html.append("<th>").append(head).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (final List<String> row : rows) {
            html.append("<tr>");
            for (final String cell : row) {
                final boolean isNumber = cell.matches("-?[0-9][0-9,]*(\\.[0-9]+)?");
                html.append(isNumber ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">")
                        .append(Shown.escaped(cell))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        final String plain = rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
        return new Shown(Shown.HTML, html.toString(), plain);
    }

    private static String head(final String column) {
        final String unit = column.endsWith(FEN) ? "<br>yuan 元" : "";
        return Contracts.ALL.stream()
                        .flatMap(table -> table.fields().stream())
                        .filter(field -> field.name().equals(column))
                        .findFirst()
                        .map(Tables::label)
                        .orElse(Shown.escaped(column.replace(FEN, "").replace('_', ' ')))
                + unit;
    }

    private static String label(final Field field) {
        return Shown.escaped(field.labelEn()) + "<br>" + Shown.escaped(field.labelZh());
    }

    private static String text(final StructField field, final Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Long fen && field.name().endsWith(FEN)) {
            return format("#,##0.00", Fen.toYuan(fen));
        }
        if (value instanceof Long count) {
            return format("#,##0", BigDecimal.valueOf(count));
        }
        if (value instanceof BigDecimal number) {
            return format("#,##0.######", number);
        }
        if (field.dataType().equals(DataTypes.DoubleType)) {
            return format("#,##0.####", BigDecimal.valueOf((Double) value));
        }
        return value.toString();
    }

    private static String format(final String pattern, final BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
