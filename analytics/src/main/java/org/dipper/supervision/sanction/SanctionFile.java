package org.dipper.supervision.sanction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dipper.coding.CsvText;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;

/** Reads the sanctions of a simulation: {@code settlement_id,measure,serious,multiple}. All lines are right, or it is refused. */
public final class SanctionFile {
    /** The headers; serious and multiple may be left out or empty. */
    public static final List<String> HEADERS = List.of("settlement_id", "measure", "serious", "multiple");

    private static final int REQUIRED = 2;
    private static final int MOST_TOLD = 10;
    private static final int HIGHEST_MULTIPLE = 10;

    private final String file;
    private final List<Sanction> sanctions = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> cases = new HashSet<>();

    private SanctionFile(final String file) {
        this.file = file;
    }

    /**
     * The sanctions of a file.
     *
     * @throws DipperException refused, with the line, the column and what is wrong with it
     */
    public static List<Sanction> read(final String name, final String text) {
        final List<CsvLine> lines = CsvText.read(text);
        if (lines.isEmpty()
                || !HEADERS.containsAll(lines.get(0).cells())
                || !lines.get(0).cells().containsAll(HEADERS.subList(0, REQUIRED))
                || new HashSet<>(lines.get(0).cells()).size()
                        < lines.get(0).cells().size()) {
            throw DipperException.refused(
                    "The file " + name + " is refused at line 1.",
                    "Its headers are not those of sanctions.",
                    "It begins with: " + String.join(",", HEADERS) + ".");
        }
        final SanctionFile file = new SanctionFile(name);
        final List<String> headers = lines.get(0).cells();
        lines.subList(1, lines.size()).forEach(line -> file.line(line, headers));
        return file.checked();
    }

    private void line(final CsvLine line, final List<String> headers) {
        if (line.broken().isPresent()) {
            problems.add("line " + line.line() + ": " + line.broken().get());
            return;
        }
        final int before = problems.size();
        final String id = line.cell(headers.indexOf("settlement_id"));
        if (id.isBlank()) {
            problem(line, "settlement_id", "it is empty");
        } else if (!cases.add(id)) {
            problem(line, "settlement_id", "the case stands there twice");
        }
        final String measureId = line.cell(headers.indexOf("measure"));
        final Optional<SanctionMeasure> measure = SanctionMeasure.named(measureId);
        if (measure.isEmpty()) {
            problem(line, "measure", "\"" + measureId + "\" is none of " + String.join(", ", SanctionMeasure.ids()));
        }
        final String serious = line.cell(headers.indexOf("serious"));
        if (!List.of("", "yes", "no").contains(serious)) {
            problem(line, "serious", "\"" + serious + "\" is neither yes nor no");
        }
        final Optional<Integer> multiple = multiple(line, line.cell(headers.indexOf("multiple")));
        if (problems.size() == before) {
            sanctions.add(new Sanction(line.line(), id, measure.orElseThrow(), "yes".equals(serious), multiple));
        }
    }

    private Optional<Integer> multiple(final CsvLine line, final String cell) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        if (!cell.matches("[0-9]{1,2}") || Integer.parseInt(cell) > HIGHEST_MULTIPLE) {
            problem(line, "multiple", "\"" + cell + "\" is no whole number from 0 to " + HIGHEST_MULTIPLE);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(cell));
    }

    private void problem(final CsvLine line, final String column, final String what) {
        problems.add("line " + line.line() + ", " + column + ": " + what);
    }

    private List<Sanction> checked() {
        if (!problems.isEmpty()) {
            throw DipperException.refused(
                    "The file " + file + " is refused.",
                    String.join("; ", problems.subList(0, Math.min(MOST_TOLD, problems.size())))
                            + (problems.size() > MOST_TOLD ? "; and " + (problems.size() - MOST_TOLD) + " more" : "")
                            + ".",
                    "Correct the file; nothing was computed.");
        }
        if (sanctions.isEmpty()) {
            throw DipperException.refused(
                    "The file " + file + " is refused.", "It names no case.", "Write one line a case.");
        }
        return List.copyOf(sanctions);
    }
}
