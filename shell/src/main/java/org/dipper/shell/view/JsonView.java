package org.dipper.shell.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** Writes an answer as json: column names of the table, decimals exact and plain, dates as ISO text, absent as null. */
public final class JsonView {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonView() {}

    /** Writes one object, or an array with a line for each row. */
    public static void write(final Answer answer, final int limit, final OutputStream target) throws IOException {
        final int count = limit <= 0
                ? answer.rows().size()
                : Math.min(limit, answer.rows().size());
        try (JsonGenerator json = FACTORY.createGenerator(target)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            if (answer.isOne()) {
                object(json, answer.rows().get(0));
            } else {
                json.writeStartArray();
                for (int i = 0; i < count; i++) {
                    json.writeRaw("\n");
                    object(json, answer.rows().get(i));
                }
                json.writeRaw('\n');
                json.writeEndArray();
            }
            json.writeRaw('\n');
        }
    }

    private static void object(final JsonGenerator json, final TableRow row) throws IOException {
        json.writeStartObject();
        for (int place = 0; place < row.fields().size(); place++) {
            json.writeFieldName(row.fields().get(place).name());
            value(json, row.value(place).orElse(null));
        }
        json.writeEndObject();
    }

    private static void value(final JsonGenerator json, final Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof TableRow inner) {
            object(json, inner);
        } else if (value instanceof List<?> parts) {
            json.writeStartArray();
            for (final Object part : parts) {
                value(json, part);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }
}
