package org.dipper.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sections (节) and chapters (章) of ICD-10, by category. */
public final class Sections {
    /** Without a loaded table: categories have neither section nor chapter. */
    public static final Sections NONE = new Sections(List.of());

    private final TreeMap<String, Section> byFirst = new TreeMap<>();

    /**
     * A run of categories.
     *
     * @param first its first category, such as I20
     * @param last its last category, such as I25
     * @param sectionName the section's name; empty where only the chapter is known
     * @param chapter the chapter's code
     * @param chapterName the chapter's name
     */
    public record Section(String first, String last, Optional<String> sectionName, String chapter, String chapterName) {
        /** The section's code: its first and last category. */
        public String code() {
            return first + "-" + last;
        }
    }

    /** The sections of a loaded table; they do not overlap. */
    public Sections(final List<Section> sections) {
        sections.stream()
                .sorted(Comparator.comparing(Section::first))
                .forEach(section -> byFirst.put(section.first(), section));
    }

    /** The section of a category. */
    public Optional<Section> of(final String category) {
        return Optional.ofNullable(byFirst.floorEntry(category))
                .map(Map.Entry::getValue)
                .filter(section -> category.compareTo(section.last()) <= 0);
    }
}
