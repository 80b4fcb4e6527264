package org.dipper.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;

/** Answers as JSON, under the column names of the tables; decimals stay exact. */
final class Answers {
    // Exact: the plain factory would turn 2439850 into 2.43985E+6.
    private static final ObjectMapper JSON =
            new ObjectMapper().setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private Answers() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    /** Rows that fit a screen, as an array of objects. */
    static ArrayNode rows(final List<Row> rows) {
        final ArrayNode array = JSON.createArrayNode();
        for (final Row row : rows) {
            final ObjectNode node = array.addObject();
            for (int i = 0; i < row.length(); i++) {
                put(node, row.schema().fieldNames()[i], row.get(i));
            }
        }
        return array;
    }

    private static void put(final ObjectNode node, final String name, final Object value) {
        if (value == null) {
            node.putNull(name);
        } else if (value instanceof Integer number) {
            node.put(name, number);
        } else if (value instanceof Long number) {
            node.put(name, number);
        } else if (value instanceof BigDecimal number) {
            node.put(name, number);
        } else if (value instanceof Boolean truth) {
            node.put(name, truth);
        } else {
            node.put(name, value.toString());
        }
    }
}
