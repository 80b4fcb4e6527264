package org.dipper.supervision.warning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Budget progress by subject and month. */
public final class ProgressBook {
    /** No budget is known. */
    public static final ProgressBook EMPTY = new ProgressBook(List.of());

    private final Map<Subject, Map<Integer, Progress>> bySubject = new TreeMap<>();

    /** A book of these rows, at most one a subject and month. */
    public ProgressBook(final Collection<Progress> rows) {
        rows.forEach(row -> bySubject
                .computeIfAbsent(row.subject(), unused -> new TreeMap<>())
                .put(row.month(), row));
    }

    /** The progress of a subject at a month. */
    public Optional<Progress> at(final Subject subject, final int month) {
        return Optional.ofNullable(bySubject.getOrDefault(subject, Map.of()).get(month));
    }

    /** Every subject with a budget, in order. */
    public List<Subject> subjects() {
        return List.copyOf(bySubject.keySet());
    }

    /** Every row, by subject and month. */
    public List<Progress> rows() {
        return bySubject.values().stream()
                .flatMap(rows -> rows.values().stream())
                .toList();
    }
}
