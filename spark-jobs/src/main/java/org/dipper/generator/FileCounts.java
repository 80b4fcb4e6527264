package org.dipper.generator;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went into files.
 *
 * @param cases rows
 * @param persons persons
 * @param files settlement-list files
 * @param bytes their bytes
 * @param planted planted findings by kind
 * @param defects defective rows by kind
 */
public record FileCounts(
        long cases, long persons, int files, long bytes, Map<String, Long> planted, Map<String, Long> defects)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public FileCounts {
        planted = Collections.unmodifiableSortedMap(new TreeMap<>(planted));
        defects = Collections.unmodifiableSortedMap(new TreeMap<>(defects));
    }

    static FileCounts nothing() {
        return new FileCounts(0, 0, 0, 0, Map.of(), Map.of());
    }

    FileCounts plus(final FileCounts other) {
        return new FileCounts(
                cases + other.cases,
                persons + other.persons,
                files + other.files,
                bytes + other.bytes,
                sum(planted, other.planted),
                sum(defects, other.defects));
    }

    private static Map<String, Long> sum(final Map<String, Long> left, final Map<String, Long> right) {
        final Map<String, Long> both = new TreeMap<>(left);
        right.forEach((kind, count) -> both.merge(kind, count, Long::sum));
        return both;
    }
}
