package org.dipper.supervision.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Monthly measures by indicator, subject and month. What it answers does not depend on the order they came in. */
public final class MonthlySeries {
    private final Map<String, NavigableMap<Subject, NavigableMap<Integer, MonthlyMeasure>>> byIndicator =
            new TreeMap<>();
    private final Map<Subject, String> peerGroups;

    /**
     * Measures of the months to look at.
     *
     * @param measures at most one a subject, indicator and month
     * @param peerGroups whom a subject is compared with, such as its hospital level; a subject without an entry belongs to
     *     the group of all such of its type
     * @throws IllegalArgumentException where two measures are about the same subject, indicator and month
     */
    public MonthlySeries(final Collection<MonthlyMeasure> measures, final Map<Subject, String> peerGroups) {
        this.peerGroups = Map.copyOf(peerGroups);
        for (final MonthlyMeasure measure : measures) {
            final MonthlyMeasure earlier = byIndicator
                    .computeIfAbsent(measure.indicator(), unused -> new TreeMap<>())
                    .computeIfAbsent(measure.subject(), unused -> new TreeMap<>())
                    .put(measure.month(), measure);
            if (earlier != null) {
                throw new IllegalArgumentException("Two measures of " + measure.indicator() + " of " + measure.subject()
                        + " in " + measure.month());
            }
        }
    }

    /** Whether any subject has a measure of an indicator. */
    public boolean has(final String indicator) {
        return byIndicator.containsKey(indicator);
    }

    /** The measure of a subject in a month. */
    public Optional<MonthlyMeasure> at(final Subject subject, final String indicator, final int month) {
        return Optional.ofNullable(line(subject, indicator).get(month));
    }

    /** The measures of a subject up to a month, oldest first. */
    public List<MonthlyMeasure> history(final Subject subject, final String indicator, final int through) {
        return List.copyOf(line(subject, indicator).headMap(through, true).values());
    }

    /** The measures of a month of the others of a subject's type and peer group, in the order of their codes. */
    public List<MonthlyMeasure> peers(final Subject subject, final String indicator, final int month) {
        final List<MonthlyMeasure> peers = new ArrayList<>();
        byIndicator.getOrDefault(indicator, new TreeMap<>()).forEach((other, line) -> {
            if (!other.equals(subject)
                    && other.type() == subject.type()
                    && group(other).equals(group(subject))) {
                Optional.ofNullable(line.get(month)).ifPresent(peers::add);
            }
        });
        return peers;
    }

    /** Every subject of these types that has any measure, in order. */
    public List<Subject> subjects(final Set<SubjectType> types) {
        final TreeSet<Subject> subjects = new TreeSet<>();
        byIndicator.values().forEach(lines -> subjects.addAll(lines.keySet()));
        subjects.removeIf(subject -> !types.contains(subject.type()));
        return List.copyOf(subjects);
    }

    private String group(final Subject subject) {
        return peerGroups.getOrDefault(subject, "");
    }

    private NavigableMap<Integer, MonthlyMeasure> line(final Subject subject, final String indicator) {
        return byIndicator.getOrDefault(indicator, new TreeMap<>()).getOrDefault(subject, new TreeMap<>());
    }
}
