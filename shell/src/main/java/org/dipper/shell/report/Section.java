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
 * @param source where the numbers come from
 */
record Section(
        String id,
        String title,
        List<String> notes,
        Optional<JsonNode> chart,
        List<Field> fields,
        List<TableRow> rows,
        String source) {
    Section {
        notes = List.copyOf(notes);
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }
}
