package org.dipper.shell.statement;

import java.util.List;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/**
 * One section of a statement.
 *
 * @param id its key, such as {@code clearing}
 * @param title its heading
 * @param notes sentences above the lines
 * @param lines the lines, as csv and json carry them
 * @param columns the columns people see
 * @param shown the rows people see; the lines themselves, or the same numbers side by side
 * @param source the tables and columns it comes from
 */
public record StatementSection(
        String id,
        String title,
        List<String> notes,
        List<TableRow> lines,
        List<Field> columns,
        List<TableRow> shown,
        String source) {
    public StatementSection {
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
        shown = List.copyOf(shown);
    }
}
