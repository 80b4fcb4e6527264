package org.dipper.shell.view;

import java.util.ArrayList;
import java.util.List;
import org.dipper.table.Field;

/** Lays an answer out in columns that line up by display width, Chinese included. */
public final class TableView {
    private static final String GAP = "  ";
    private static final int WIDEST_CELL = 100;

    private TableView() {}

    /** The lines of a table of at most {@code limit} rows (0 for all): labels, a rule, rows; all of one width. */
    public static List<String> lines(final Answer answer, final Language language, final int limit) {
        return lines(answer, language, limit, WIDEST_CELL);
    }

    /** The lines of a table with every row, no cell cut: for sentences and formulas. */
    public static List<String> whole(final Answer answer, final Language language) {
        return lines(answer, language, 0, Integer.MAX_VALUE);
    }

    private static List<String> lines(final Answer answer, final Language language, final int limit, final int widest) {
        final List<Field> shown = answer.shown();
        final List<String> header =
                shown.stream().map(field -> CellText.label(field, language)).toList();
        final List<List<String>> body = new ArrayList<>();
        final int count = limit <= 0
                ? answer.rows().size()
                : Math.min(limit, answer.rows().size());
        for (final TableRow row : answer.rows().subList(0, count)) {
            body.add(shown.stream()
                    .map(field -> cell(row, field, language, widest))
                    .toList());
        }
        final int[] widths = widths(header, body);
        final List<String> lines = new ArrayList<>(count + 2);
        lines.add(line(shown, header, widths));
        final List<String> rule = new ArrayList<>();
        for (final int width : widths) {
            rule.add("-".repeat(width));
        }
        lines.add(String.join(GAP, rule));
        body.forEach(cells -> lines.add(line(shown, cells, widths)));
        return lines;
    }

    /** The lines of one thing: a label and a value each. */
    public static List<String> pairs(final Answer answer, final Language language) {
        final int widest = answer.shown().stream()
                .mapToInt(field -> DisplayWidth.of(CellText.label(field, language)))
                .max()
                .orElse(0);
        final TableRow row = answer.rows().get(0);
        final List<String> lines = new ArrayList<>();
        for (final Field field : answer.shown()) {
            final String value = row.value(field)
                    .map(found -> CellText.of(field, found, language))
                    .orElse("-");
            lines.add(DisplayWidth.padRight(CellText.label(field, language), widest) + GAP + value);
        }
        return lines;
    }

    private static String cell(final TableRow row, final Field field, final Language language, final int widest) {
        return row.value(field)
                .map(value -> DisplayWidth.cut(CellText.of(field, value, language), widest))
                .orElse("-");
    }

    private static int[] widths(final List<String> header, final List<List<String>> body) {
        final int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = DisplayWidth.of(header.get(column));
            for (final List<String> cells : body) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(cells.get(column)));
            }
        }
        return widths;
    }

    private static String line(final List<Field> fields, final List<String> cells, final int[] widths) {
        final List<String> padded = new ArrayList<>(cells.size());
        for (int column = 0; column < cells.size(); column++) {
            final String cell = cells.get(column);
            padded.add(
                    CellText.isNumeric(fields.get(column))
                            ? DisplayWidth.padLeft(cell, widths[column])
                            : DisplayWidth.padRight(cell, widths[column]));
        }
        return String.join(GAP, padded);
    }
}
