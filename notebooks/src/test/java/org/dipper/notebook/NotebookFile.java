package org.dipper.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The code cells of an .ipynb file, with their numbers among all cells, from 1. */
record NotebookFile(String name, List<Cell> cells) {

    record Cell(int number, String source, boolean hasOutput) {}

    static NotebookFile read(final Path file) throws IOException {
        final List<Cell> cells = new ArrayList<>();
        int number = 0;
        for (final JsonNode cell : new ObjectMapper().readTree(file.toFile()).get("cells")) {
            number++;
            if ("code".equals(cell.get("cell_type").asText())) {
                final StringBuilder source = new StringBuilder();
                cell.get("source").forEach(line -> source.append(line.asText()));
                cells.add(
                        new Cell(number, source.toString(), !cell.get("outputs").isEmpty()));
            }
        }
        return new NotebookFile(String.valueOf(file.getFileName()), List.copyOf(cells));
    }

    /** Runs every cell in order; what the cells gave, without those that gave nothing. */
    List<Object> run(final CellEngine engine) {
        final List<Object> values = new ArrayList<>();
        for (final Cell cell : cells) {
            try {
                engine.run(cell.source()).ifPresent(values::add);
            } catch (CellFailure failure) {
                throw new AssertionError(
                        name + ", cell " + cell.number() + ": " + failure.getMessage() + "\n" + cell.source(), failure);
            }
        }
        return values;
    }
}
