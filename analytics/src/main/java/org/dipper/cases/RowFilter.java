package org.dipper.cases;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Keeps the rows whose column has one of these values; the others count as filtered.
 *
 * @param column the source column
 * @param values the values that stay
 */
public record RowFilter(String column, Set<String> values) {
    public RowFilter {
        requireNonNull(column, "column");
        values = Set.copyOf(values);
    }
}
