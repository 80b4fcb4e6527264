package org.dipper.supervision.assessment;

import java.util.HashSet;
import java.util.List;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;

/** Refusals that the CSV files of an assessment have in common. */
final class CsvProblems {
    private static final int MOST_TOLD = 100;

    private CsvProblems() {}

    /** Refuses a file with problems, telling the first hundred. */
    static void require(final String file, final List<MeasureProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        final List<String> told =
                problems.stream().limit(MOST_TOLD).map(MeasureProblem::toString).toList();
        final int more = problems.size() - told.size();
        throw DipperException.refused(
                "The file " + file + " is refused at " + problems.size()
                        + (problems.size() == 1 ? " place." : " places."),
                String.join("; ", told) + (more > 0 ? "; and " + more + " more." : "."),
                "Mend these lines and give the file again; nothing was changed.");
    }

    /**
     * The headers of a file.
     *
     * @throws DipperException refused where they are not the known ones
     */
    static List<String> headers(
            final String file, final List<CsvLine> lines, final List<String> known, final List<String> needed) {
        if (lines.isEmpty()) {
            throw refused(file, 1, "It is empty.", known);
        }
        final CsvLine header = lines.get(0);
        if (header.broken().isPresent()) {
            throw refused(
                    file, header.line(), "Its first line " + header.broken().get() + ".", known);
        }
        final List<String> names = header.cells();
        final List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw refused(
                    file,
                    header.line(),
                    "It has columns that are not known: " + String.join(", ", unknown) + ".",
                    known);
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw refused(file, header.line(), "A column stands there twice.", known);
        }
        final List<String> absent =
                needed.stream().filter(name -> !names.contains(name)).toList();
        if (!absent.isEmpty()) {
            throw refused(file, header.line(), "It lacks the columns " + String.join(", ", absent) + ".", known);
        }
        return names;
    }

    private static DipperException refused(
            final String file, final int line, final String why, final List<String> known) {
        return DipperException.refused(
                "The file " + file + " is refused at line " + line + ".",
                why,
                "The file begins with: " + String.join(",", known) + ".");
    }
}
