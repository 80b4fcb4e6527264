package org.dipper.grouping.scheme;

import java.util.List;

/**
 * What the files of a scheme hold.
 *
 * @param rows the rows by sequence number
 * @param leftAside the files that hold no rows but lists which are loaded as codes
 */
public record SchemeContent(List<SchemeRow> rows, List<String> leftAside) {
    public SchemeContent {
        rows = List.copyOf(rows);
        leftAside = List.copyOf(leftAside);
    }

    /** The rows without where they came from. */
    public List<SchemeRule> rules() {
        return rows.stream().map(SchemeRow::rule).toList();
    }
}
