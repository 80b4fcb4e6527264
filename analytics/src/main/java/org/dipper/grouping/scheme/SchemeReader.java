package org.dipper.grouping.scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.CodeNormaliser;
import org.dipper.errors.DipperException;

/**
 * Reads the files of a grouping scheme: the lists of the national scheme as they are exchanged, and a layout of our own with
 * a column per condition. All files are read before anything is refused; a refusal names every wrong row.
 */
public final class SchemeReader {
    private static final String LAYOUTS =
            "docs/grouping.md shows the headers; the file's first line must be one of them.";

    private final Map<Integer, SchemeRow> bySequence = new HashMap<>();
    private final List<String> leftAside = new ArrayList<>();
    private final List<SchemeProblem> problems = new ArrayList<>();

    private SchemeReader() {}

    /**
     * Reads the files of one scheme.
     *
     * @throws DipperException refused, by file, line and column, where anything in them is wrong
     */
    public static SchemeContent read(final List<SchemeText> files) {
        final SchemeReader reader = new SchemeReader();
        files.forEach(reader::readFile);
        if (reader.problems.isEmpty() && reader.bySequence.isEmpty()) {
            throw DipperException.refused(
                    "The scheme is refused.",
                    files.isEmpty()
                            ? "There is no file."
                            : "None of its " + files.size() + " files holds rows of a scheme.",
                    LAYOUTS);
        }
        if (!reader.problems.isEmpty()) {
            throw SchemeProblem.refusal(reader.problems);
        }
        return new SchemeContent(
                reader.bySequence.values().stream()
                        .sorted(Comparator.comparingInt(row -> row.rule().sequence()))
                        .toList(),
                reader.leftAside);
    }

    private void readFile(final SchemeText source) {
        try {
            final List<SchemeCsv.Line> lines = SchemeCsv.read(source);
            if (lines.isEmpty()) {
                throw new SchemeProblem(source.file(), 1, "", "The file is empty.", LAYOUTS);
            }
            final List<String> header = header(source.file(), lines.get(0));
            final SchemeLayout layout = layout(source.file(), lines.get(0).number(), header);
            if (!layout.hasRows()) {
                leftAside.add(source.file());
                return;
            }
            if (lines.size() == 1) {
                throw new SchemeProblem(source.file(), 1, "", "The file holds a header and no row.", LAYOUTS);
            }
            lines.stream().skip(1).forEach(line -> readLine(source.file(), header, layout, line));
        } catch (SchemeProblem problem) {
            problems.add(problem);
        }
    }

    private void readLine(
            final String file, final List<String> header, final SchemeLayout layout, final SchemeCsv.Line line) {
        try {
            if (line.cells().size() != header.size()) {
                throw new SchemeProblem(
                        file,
                        line.number(),
                        "",
                        "It has " + line.cells().size() + " cells where the header has " + header.size() + ".",
                        "Quote cells that hold commas.");
            }
            final Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), line.cells().get(i));
            }
            final SchemeRule rule = new SchemeLine(file, line.number(), layout, cells).rule();
            final SchemeRow before = bySequence.putIfAbsent(rule.sequence(), new SchemeRow(rule, file, line.number()));
            if (before != null) {
                throw new SchemeProblem(
                        file,
                        line.number(),
                        "seq",
                        "The sequence number " + rule.sequence() + " already stands in " + before.file() + " line "
                                + before.line() + ".",
                        "Give each row of a scheme a number of its own.");
            }
        } catch (SchemeProblem problem) {
            problems.add(problem);
        }
    }

    private static List<String> header(final String file, final SchemeCsv.Line line) {
        final List<String> header = line.cells().stream()
                .map(cell -> CodeNormaliser.halfWidth(cell).strip().toLowerCase(Locale.ROOT))
                .toList();
        final HashSet<String> seen = new HashSet<>();
        for (final String column : header) {
            if (!seen.add(column)) {
                throw new SchemeProblem(
                        file, line.number(), column, "The header names this column twice.", "Keep one of the two.");
            }
        }
        return header;
    }

    private static SchemeLayout layout(final String file, final int line, final List<String> header) {
        final Optional<SchemeLayout> layout = SchemeLayout.of(header);
        if (layout.isPresent()) {
            return layout.get();
        }
        final List<String> unknown = SchemeLayout.unknown(header);
        throw new SchemeProblem(
                file,
                line,
                unknown.isEmpty() ? "" : unknown.get(0),
                unknown.isEmpty()
                        ? "The header " + ConditionText.quoted(String.join(",", header)) + " lacks columns."
                        : "No layout has this column.",
                LAYOUTS);
    }
}
