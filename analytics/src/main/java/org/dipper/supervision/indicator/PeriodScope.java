package org.dipper.supervision.indicator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The period of a run and the shorter ones within it. A single year has its months ({@code 2024-03}) and quarters ({@code
 * 2024-Q1}) beside itself; several years have themselves alone, for their months belong to the runs of the years.
 *
 * @param firstYear the first year of discharge
 * @param lastYear the last one, not before the first
 */
public record PeriodScope(int firstYear, int lastYear) {
    private static final int MONTHS = 12;
    private static final int MONTHS_OF_QUARTER = 3;

    public PeriodScope {
        if (lastYear < firstYear) {
            throw new IllegalArgumentException("the period " + firstYear + "-" + lastYear + " ends before it begins");
        }
    }

    /** The period that a label such as {@code 2024} or {@code 2022-2024} names. */
    public static PeriodScope of(final String label) {
        final String[] years = requireNonNull(label, "label").split("-", -1);
        return new PeriodScope(Integer.parseInt(years[0]), Integer.parseInt(years[years.length - 1]));
    }

    /** As {@code period} writes the whole. */
    public String label() {
        return isOneYear() ? String.valueOf(firstYear) : firstYear + "-" + lastYear;
    }

    /** Whether it has months and quarters. */
    public boolean isOneYear() {
        return firstYear == lastYear;
    }

    /** Its first day. */
    public LocalDate firstDay() {
        return LocalDate.of(firstYear, 1, 1);
    }

    /** The day after its last. */
    public LocalDate endDay() {
        return LocalDate.of(lastYear + 1, 1, 1);
    }

    /** Every period it has values for, the whole first, with its days. */
    public Map<String, Integer> daysByPeriod() {
        final Map<String, Integer> days = new LinkedHashMap<>();
        days.put(label(), (int) (endDay().toEpochDay() - firstDay().toEpochDay()));
        if (isOneYear()) {
            for (int month = 1; month <= MONTHS; month++) {
                final int length = YearMonth.of(firstYear, month).lengthOfMonth();
                days.put(String.format("%d-%02d", firstYear, month), length);
                days.merge(firstYear + "-Q" + ((month - 1) / MONTHS_OF_QUARTER + 1), length, Integer::sum);
            }
        }
        return days;
    }

    /** Every period it has values for. */
    public List<String> periods() {
        return new ArrayList<>(daysByPeriod().keySet());
    }
}
