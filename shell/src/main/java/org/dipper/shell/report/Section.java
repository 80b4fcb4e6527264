package org.dipper.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/**
 * One section of a page: what it says, a chart where one helps, and the same numbers as a table.
 *
 * @param id the anchor, and the name of its chart
 * @param title the heading
 * @param notes sentences above the numbers
 * @param chart the configuration of its chart
 * @param fields the columns of its table
 * @param rows the rows of its table, often the first of many
 * @param folds parts that unfold below the table
 * @param source where the numbers come from
 */
record Section(
        String id,
        String title,
        List<String> notes,
        Optional<JsonNode> chart,
        List<Field> fields,
        List<TableRow> rows,
        List<Fold> folds,
        String source) {
    Section {
        folds = List.copyOf(folds);
        notes = List.copyOf(notes);
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /** A section that has nothing to unfold. */
    Section(
            final String id,
            final String title,
            final List<String> notes,
            final Optional<JsonNode> chart,
            final List<Field> fields,
            final List<TableRow> rows,
            final String source) {
        this(id, title, notes, chart, fields, rows, List.of(), source);
    }

    /**
     * A part that unfolds: its heading tells what is in it.
     *
     * @param id the anchor
     * @param title the heading
     * @param facts what it says, in order
     * @param fields the columns of its table
     * @param rows the rows of its table
     */
    record Fold(String id, String title, List<Figure> facts, List<Field> fields, List<TableRow> rows) {
        Fold {
            facts = List.copyOf(facts);
            fields = List.copyOf(fields);
            rows = List.copyOf(rows);
        }
    }
}
