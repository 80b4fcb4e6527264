package org.dipper.shell.view;

import java.util.List;
import org.dipper.table.Field;

/**
 * What a command found out.
 *
 * @param fields all columns, as json and csv carry them
 * @param shown the columns people see, a choice of {@code fields}
 * @param rows the rows in the order they are shown
 * @param isOne whether the answer is one thing, so that json is an object and people see one line a value
 * @param headings lines for people above the table
 */
public record Answer(List<Field> fields, List<Field> shown, List<TableRow> rows, boolean isOne, List<String> headings) {
    public Answer {
        fields = List.copyOf(fields);
        shown = List.copyOf(shown);
        rows = List.copyOf(rows);
        headings = List.copyOf(headings);
    }

    /** Rows under all their columns. */
    public static Answer of(final List<Field> fields, final List<TableRow> rows) {
        return new Answer(fields, fields, rows, false, List.of());
    }

    /** One thing. */
    public static Answer one(final TableRow row) {
        return new Answer(row.fields(), row.fields(), List.of(row), true, List.of());
    }

    /** The same answer with fewer columns for people. */
    public Answer showing(final List<Field> columns) {
        return new Answer(fields, columns, rows, isOne, headings);
    }

    /** The same answer for people without some columns. */
    public Answer hiding(final Field... hidden) {
        final List<String> names = List.of(hidden).stream().map(Field::name).toList();
        return showing(
                shown.stream().filter(field -> !names.contains(field.name())).toList());
    }

    /** The same answer under lines for people. */
    public Answer under(final List<String> lines) {
        return new Answer(fields, shown, rows, isOne, lines);
    }
}
