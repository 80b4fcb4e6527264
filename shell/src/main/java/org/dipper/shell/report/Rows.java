package org.dipper.shell.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Collects rows of columns that no table has. */
final class Rows {
    private final List<Field> fields;
    private final List<TableRow> rows = new ArrayList<>();

    Rows(final Field... fields) {
        this.fields = List.of(fields);
    }

    /** Adds a row; an absent value is null. */
    void add(final Object... values) {
        rows.add(new TableRow(fields, Arrays.asList(values)));
    }

    List<Field> fields() {
        return fields;
    }

    List<TableRow> rows() {
        return rows;
    }

    /** The first rows of many. */
    static List<TableRow> first(final List<TableRow> rows, final int most) {
        return List.copyOf(rows.subList(0, Math.min(most, rows.size())));
    }
}
