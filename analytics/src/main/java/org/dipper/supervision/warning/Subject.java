package org.dipper.supervision.warning;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Whom a measure or a warning is about.
 *
 * @param type the kind of subject
 * @param code its code
 */
public record Subject(SubjectType type, String code) implements Comparable<Subject> {
    /** The one subject of the region. */
    public static final Subject REGION = new Subject(SubjectType.REGION, "all");

    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::type).thenComparing(Subject::code);

    public Subject {
        requireNonNull(type, "type");
        requireNonNull(code, "code");
    }

    @Override
    public int compareTo(final Subject other) {
        return ORDER.compare(this, other);
    }
}
