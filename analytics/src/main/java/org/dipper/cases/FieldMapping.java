package org.dipper.cases;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one field of the settlement list comes from.
 *
 * @param field the field of {@link SettlementListTable}
 * @param columns the source columns: one, or several that are added (money) or collected (lists); empty for a constant
 * @param minus money columns that are taken off
 * @param constant the text that stands in every row
 * @param values source values and what they become; empty where values pass as they are
 * @param otherwise what a value outside {@code values} becomes; without it such a value is unreadable
 * @param separator the text that parts several codes in one cell
 * @param isOptional whether a source without the column is read all the same, the field null in every row
 */
public record FieldMapping(
        String field,
        List<String> columns,
        List<String> minus,
        Optional<String> constant,
        Map<String, String> values,
        Optional<String> otherwise,
        Optional<String> separator,
        boolean isOptional) {

    public FieldMapping {
        requireNonNull(field, "field");
        columns = List.copyOf(columns);
        minus = List.copyOf(minus);
        requireNonNull(constant, "constant");
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        requireNonNull(otherwise, "otherwise");
        requireNonNull(separator, "separator");
    }
}
