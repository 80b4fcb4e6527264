package org.dipper.coding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must hold among the rows of a table of sections. */
final class Chapters {
    private Chapters() {}

    /**
     * Adds the chapters that the sections name, each over the ranges of its sections; refuses sections that share a
     * category.
     */
    static void complete(
            final List<CodeEntry> entries, final Map<String, String> names, final List<RefusedCodeRow> refused) {
        final Map<String, List<CodeEntry>> sections = entries.stream()
                .filter(entry -> entry.rule().filter(CodeEntry.SECTION::equals).isPresent())
                .collect(Collectors.groupingBy(
                        entry -> entry.targetCode().orElse(""), LinkedHashMap::new, Collectors.toList()));
        sections.forEach((chapter, members) -> {
            final boolean isGiven = entries.stream()
                    .anyMatch(entry -> entry.code().equals(chapter)
                            && entry.rule().filter(CodeEntry.CHAPTER::equals).isPresent());
            if (!isGiven) {
                final CodeRanges all = CodeRanges.parse(members.stream()
                        .map(member -> member.codeRange().orElse(""))
                        .collect(Collectors.joining("|")));
                entries.add(CodeEntry.of(
                                CodeTableKind.SECTION, chapter, members.get(0).sourceLine())
                        .named(names.getOrDefault(chapter, ""))
                        .ruled(CodeEntry.CHAPTER)
                        .within(all));
            }
        });
        overlapping(entries, CodeEntry.SECTION, refused);
        overlapping(entries, CodeEntry.CHAPTER, refused);
    }

    private static void overlapping(
            final List<CodeEntry> entries, final String level, final List<RefusedCodeRow> refused) {
        final TreeMap<String, CodeEntry> byStart = new TreeMap<>();
        final Map<String, String> ends = new LinkedHashMap<>();
        for (final CodeEntry entry : entries) {
            if (!entry.rule().filter(level::equals).isPresent()) {
                continue;
            }
            for (final String part : entry.codeRange().orElse("").split("[|]", -1)) {
                final int dash = part.indexOf('-');
                final String start = dash < 0 ? part : part.substring(0, dash);
                final String end = dash < 0 ? part : part.substring(dash + 1);
                final Map.Entry<String, CodeEntry> below = byStart.floorEntry(end);
                if (below != null && ends.get(below.getKey()).compareTo(start) >= 0) {
                    refused.add(new RefusedCodeRow(
                            entry.sourceLine(),
                            "category_range",
                            part,
                            "shares categories with line " + below.getValue().sourceLine()));
                    continue;
                }
                byStart.put(start, entry);
                ends.put(start, end);
            }
        }
    }
}
