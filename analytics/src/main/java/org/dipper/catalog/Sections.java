package org.dipper.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sections (节) and chapters (章) of ICD-10, by category. */
public final class Sections {
    /** Without a loaded table: categories have neither section nor chapter. */
    public static final Sections NONE = new Sections(List.of(), List.of());

    private final TreeMap<String, Span> sections = new TreeMap<>();
    private final TreeMap<String, Span> chapters = new TreeMap<>();

    /**
     * A run of categories.
     *
     * @param first its first category, such as I20
     * @param last its last category, such as I25
     * @param code what it belongs to: a section such as I20-I25, or a chapter such as 9
     * @param name what that is called
     */
    public record Span(String first, String last, String code, Optional<String> name) {}

    /**
     * The sections and chapters of a loaded table; neither overlap among themselves.
     *
     * @param sections none where only chapters are known
     * @param chapters the chapters
     */
    public Sections(final List<Span> sections, final List<Span> chapters) {
        sections.forEach(span -> this.sections.put(span.first(), span));
        chapters.forEach(span -> this.chapters.put(span.first(), span));
    }

    /** The section of a category. */
    public Optional<Span> section(final String category) {
        return of(sections, category);
    }

    /** The chapter of a category. */
    public Optional<Span> chapter(final String category) {
        return of(chapters, category);
    }

    private static Optional<Span> of(final TreeMap<String, Span> spans, final String category) {
        return Optional.ofNullable(spans.floorEntry(category))
                .map(Map.Entry::getValue)
                .filter(span -> category.compareTo(span.last()) <= 0);
    }
}
