package org.dipper.shell.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.Contracts;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Turns the json a job answers into rows, each column labelled by the table contract that knows its name. */
public final class Answers {
    private Answers() {}

    /** The answer of a job; an object is one thing, an array is rows. */
    public static Answer of(final JsonNode json) {
        if (json.isArray()) {
            final Map<String, Field> fields = new LinkedHashMap<>();
            json.forEach(element -> columns(element, fields));
            final List<Field> columns = List.copyOf(fields.values());
            final List<TableRow> rows = new ArrayList<>();
            json.forEach(element -> rows.add(row(columns, element)));
            return Answer.of(columns, rows);
        }
        final Map<String, Field> fields = new LinkedHashMap<>();
        columns(json, fields);
        return Answer.one(row(List.copyOf(fields.values()), json));
    }

    private static void columns(final JsonNode object, final Map<String, Field> fields) {
        object.fieldNames().forEachRemaining(name -> {
            final Field known = fields.get(name);
            if (known == null
                    || known.type().equals(FieldType.STRING) && object.get(name).isNumber()) {
                fields.put(name, field(name, object.get(name)));
            }
        });
    }

    private static Field field(final String name, final JsonNode value) {
        final FieldType type = value.isIntegralNumber()
                ? FieldType.LONG
                : value.isNumber() ? FieldType.decimal(38, 6) : FieldType.STRING;
        return Contracts.ALL.stream()
                .flatMap(contract -> contract.field(name).stream())
                // A name shared by tables means the same in each; the shortest label says it without a table's own
                // remarks.
                .min(Comparator.comparingInt(known -> known.labelEn().length()))
                .map(known -> new Field(name, type, false, known.unit(), known.labelEn(), known.labelZh(), false))
                .orElseGet(() -> unknown(name, type));
    }

    /** A name that no contract has is its own label; money is known by its ending. */
    private static Field unknown(final String name, final FieldType type) {
        final boolean isMoney = name.endsWith("_fen");
        final String label = (isMoney ? name.substring(0, name.length() - "_fen".length()) : name).replace('_', ' ');
        return Field.optional(name, type, label, label).in(isMoney ? "fen" : "");
    }

    private static TableRow row(final List<Field> columns, final JsonNode object) {
        final List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(value(object.get(column.name()))));
        return new TableRow(columns, values);
    }

    private static Object value(final JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return new BigDecimal(node.asText());
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            final List<Object> parts = new ArrayList<>();
            node.forEach(part -> parts.add(value(part)));
            return parts;
        }
        if (node.isObject()) {
            return of(node).rows().get(0);
        }
        return node.asText();
    }
}
