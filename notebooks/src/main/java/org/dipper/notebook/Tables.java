package org.dipper.notebook;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.dipper.Contracts;
import org.dipper.money.Fen;

/** Rows as a table to look at: labels in English and Chinese, money in yuan. */
public final class Tables {
    private static final int DEFAULT_ROWS = 20;
    private static final String FEN = "_fen";
    // Where the tables keep the labels of their columns.
    private static final String COMMENT = "comment";

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
            heads.add(head(field));
        }
        final List<Row> taken = rows.takeAsList(most + 1);
        final List<List<String>> cells = taken.stream()
                .limit(most)
                .map(row -> {
                    final List<String> line = new ArrayList<>();
                    for (int i = 0; i < fields.length; i++) {
                        line.add(text(fields[i], row.get(i)));
                    }
                    return line;
                })
                .toList();
        final Shown table = of(heads, cells);
        return taken.size() > most ? withNote(table, "first " + most + " rows 前" + most + "行") : table;
    }

    private static Shown withNote(final Shown table, final String note) {
        return new Shown(table.mimeType(), table.content() + "<p>" + note + "</p>", table.plain() + "\n" + note);
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

    private static String head(final StructField column) {
        final String unit = column.name().endsWith(FEN) ? "<br>yuan 元" : "";
        if (column.metadata().contains(COMMENT)) {
            return Shown.escaped(column.metadata().getString(COMMENT)).replaceFirst(" / ", "<br>") + unit;
        }
        // A sum or other figure of one's own: where tables word the name differently, the plainest label fits best.
        return Contracts.ALL.stream()
                        .flatMap(table -> table.fields().stream())
                        .filter(field -> field.name().equals(column.name()))
                        .min(Comparator.comparing(field -> field.labelEn().length()))
                        .map(field -> Shown.escaped(field.labelEn()) + "<br>" + Shown.escaped(field.labelZh()))
                        .orElse(Shown.escaped(column.name().replace(FEN, "").replace('_', ' ')))
                + unit;
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
