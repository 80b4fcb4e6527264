package org.dipper.shell.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dipper.table.Field;

/**
 * One row of an answer: values in the order of its fields, each a String, Long, BigDecimal, Boolean, LocalDate, Instant or
 * List of String, or absent.
 */
public final class TableRow {
    private final List<Field> fields;
    private final List<Object> values;

    /** A row; absent values are null in {@code values}. */
    public TableRow(final List<Field> fields, final List<?> values) {
        if (fields.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + fields.size() + " fields");
        }
        this.fields = fields;
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The columns in order. */
    public List<Field> fields() {
        return fields;
    }

    /** The value at a place, if there is one. */
    public Optional<Object> value(final int place) {
        return Optional.ofNullable(values.get(place));
    }

    /** The value of a column, if the row has it. */
    public Optional<Object> value(final Field field) {
        for (int place = 0; place < fields.size(); place++) {
            if (fields.get(place).name().equals(field.name())) {
                return value(place);
            }
        }
        return Optional.empty();
    }

    /** The text of a column; empty where there is none. */
    public String text(final Field field) {
        return value(field).map(Object::toString).orElse("");
    }

    /** The whole number of a column; 0 where there is none. */
    public long number(final Field field) {
        return value(field).map(Long.class::cast).orElse(0L);
    }

    /** The decimal of a column, if the row has it. */
    public Optional<BigDecimal> decimal(final Field field) {
        return value(field)
                .map(value -> value instanceof BigDecimal decimal
                        ? decimal
                        : BigDecimal.valueOf(((Number) value).longValue()));
    }

    /** The same row with these columns only, in this order. */
    public TableRow only(final List<Field> kept) {
        final List<Object> chosen = new ArrayList<>(kept.size());
        kept.forEach(field -> chosen.add(value(field).orElse(null)));
        return new TableRow(kept, chosen);
    }
}
