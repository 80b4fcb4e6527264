package org.dipper.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One thing a job tells the shell. On the wire: one JSON object a line, with the kind under {@code event}; any other line
 * is log text.
 */
public sealed interface JobEvent {

    /**
     * How far a job is.
     *
     * @param step stable id of the step, such as {@code catalog.count}
     * @param labelEn what is being done, English
     * @param labelZh what is being done, Chinese
     * @param done units done, of {@code total}; both 0 where unknown
     * @param total units in all
     */
    record Progress(String step, String labelEn, String labelZh, long done, long total) implements JobEvent {}

    /**
     * The answer of a job: an array of row objects or one object, under the column names of the tables.
     *
     * @param answer the answer
     */
    record Result(JsonNode answer) implements JobEvent {}

    /**
     * A sentence for people that is not the answer; the shell prints it to standard error.
     *
     * @param textEn English
     * @param textZh Chinese
     */
    record Notice(String textEn, String textZh) implements JobEvent {}

    /**
     * The job failed.
     *
     * @param code the exit code
     * @param what one line: what happened
     * @param why one line: why
     * @param fix one line: what to do
     * @param detail the stack trace, shown only with {@code --verbose}; may be empty
     */
    record Failure(int code, String what, String why, String fix, String detail) implements JobEvent {}

    /**
     * A request served by a warm job process is over.
     *
     * @param code its exit code
     */
    record Finished(int code) implements JobEvent {}

    /** The event as one line of JSON, without the line end. */
    default String toLine() {
        final ObjectNode node = Wire.MAPPER.valueToTree(this);
        node.put("event", Wire.kind(this));
        return node.toString();
    }

    /** The event on a line, or empty where the line is log text. */
    static Optional<JobEvent> parse(final String line) {
        if (!line.startsWith("{") || !line.contains("\"event\"")) {
            return Optional.empty();
        }
        try {
            final JsonNode node = Wire.MAPPER.readTree(line);
            final Class<? extends JobEvent> type =
                    switch (node.path("event").asText()) {
                        case "progress" -> Progress.class;
                        case "result" -> Result.class;
                        case "notice" -> Notice.class;
                        case "failure" -> Failure.class;
                        case "finished" -> Finished.class;
                        default -> null;
                    };
            return type == null ? Optional.empty() : Optional.of(Wire.MAPPER.treeToValue(node, type));
        } catch (JsonProcessingException notAnEvent) {
            return Optional.empty();
        }
    }

    /** The JSON side of the protocol. */
    final class Wire {
        // Exact decimals: money and points never pass through a double.
        private static final ObjectMapper MAPPER = new ObjectMapper()
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

        private Wire() {}

        private static String kind(final JobEvent event) {
            if (event instanceof Progress) {
                return "progress";
            }
            if (event instanceof Result) {
                return "result";
            }
            if (event instanceof Notice) {
                return "notice";
            }
            return event instanceof Failure ? "failure" : "finished";
        }
    }
}
