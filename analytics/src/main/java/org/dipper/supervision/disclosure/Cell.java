package org.dipper.supervision.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * A number of cases that an export would tell: an indicator of a subject in a period.
 *
 * @param indicator the indicator
 * @param subjectType as {@code indicator_value} writes it
 * @param subject the subject
 * @param period a year, quarter ({@code 2025-Q1}), month ({@code 2025-03}) or years ({@code 2022-2024})
 * @param count the cases it stands on, at least 0
 * @param isSmall whether it may not be told
 */
public record Cell(String indicator, String subjectType, String subject, String period, long count, boolean isSmall) {
    public Cell {
        requireNonNull(indicator, "indicator");
        requireNonNull(subjectType, "subjectType");
        requireNonNull(subject, "subject");
        requireNonNull(period, "period");
    }
}
