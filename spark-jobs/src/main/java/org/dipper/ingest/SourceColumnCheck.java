package org.dipper.ingest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.cases.CaseMapping;
import org.dipper.errors.DipperException;

/** Refuses a mapping that names columns which a file does not have. */
final class SourceColumnCheck {
    private static final int SHOWN = 60;

    private SourceColumnCheck() {}

    static void require(final CaseMapping mapping, final List<String> present, final String file) {
        final Set<String> optional = mapping.optionalColumns();
        final List<String> absent = mapping.sourceColumns().stream()
                .filter(column -> !present.contains(column) && !optional.contains(column))
                .toList();
        if (!absent.isEmpty()) {
            final List<String> sorted = new TreeSet<>(present).stream().toList();
            final String more = sorted.size() > SHOWN ? " and " + (sorted.size() - SHOWN) + " more" : "";
            throw DipperException.refused(
                    "The mapping names columns that the file " + file + " does not have: " + String.join(", ", absent)
                            + ".",
                    "The file has: " + String.join(", ", sorted.subList(0, Math.min(SHOWN, sorted.size()))) + more
                            + ".",
                    "Correct the names in the mapping; capital and small letters differ.");
        }
    }
}
