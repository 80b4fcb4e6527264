package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dipper.catalog.Sections;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;

/** The loaded table of sections and chapters. */
final class SectionTables {
    private SectionTables() {}

    /** What identifies the table in force, as part of a run's claim. */
    static Map<String, String> claim(final Warehouse warehouse) {
        return warehouse
                .inForce(CodeTableKind.SECTION.subject())
                .map(Publication::contentHash)
                .map(hash -> Map.of("sections", hash))
                .orElse(Map.of());
    }

    /** The sections and chapters in force; none where the table was never loaded. */
    static Sections of(final Run run) {
        final List<CodeEntry> entries =
                CodeTables.entries(run, CodeTableKind.SECTION).orElse(List.of());
        return new Sections(spans(entries, CodeEntry.SECTION), spans(entries, CodeEntry.CHAPTER));
    }

    private static List<Sections.Span> spans(final List<CodeEntry> entries, final String rule) {
        final List<Sections.Span> spans = new ArrayList<>();
        for (final CodeEntry entry : entries) {
            if (entry.rule().filter(rule::equals).isPresent()) {
                for (final String part : entry.codeRange().orElse("").split("[|]", -1)) {
                    final int dash = part.indexOf('-');
                    spans.add(new Sections.Span(
                            dash < 0 ? part : part.substring(0, dash),
                            dash < 0 ? part : part.substring(dash + 1),
                            entry.code(),
                            entry.name()));
                }
            }
        }
        return spans;
    }
}
