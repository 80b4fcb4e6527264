package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dipper.errors.DipperException;

/**
 * The period of an export: a year, half, quarter, month, or years from first to last.
 *
 * @param written as it was asked for
 * @param computed the period that indicators were computed for: the year, or the years
 * @param periods the periods of rows to export: with a year its quarters and months too
 * @param firstMonth the first month as yyyymm
 * @param lastMonth the last month as yyyymm
 */
record ExportedPeriod(String written, String computed, List<String> periods, int firstMonth, int lastMonth) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{4})(?:-(?:(\\d{4})|H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final int MONTHS = 12;
    private static final int HALF = 6;
    private static final int QUARTER = 3;

    ExportedPeriod {
        periods = List.copyOf(periods);
    }

    /** The period of a word. */
    static ExportedPeriod of(final String written) {
        final Matcher shape = SHAPE.matcher(written);
        if (!shape.matches()) {
            throw wrong(written);
        }
        final String year = shape.group(1);
        if (shape.group(2) != null) {
            if (shape.group(2).compareTo(year) <= 0) {
                throw wrong(written);
            }
            return new ExportedPeriod(
                    written, written, List.of(written), month(year, 1), month(shape.group(2), MONTHS));
        }
        if (shape.group(3) != null) {
            return part(written, year, (Integer.parseInt(shape.group(3)) - 1) * HALF + 1, HALF);
        }
        if (shape.group(4) != null) {
            return part(written, year, (Integer.parseInt(shape.group(4)) - 1) * QUARTER + 1, QUARTER);
        }
        return shape.group(5) != null
                ? part(written, year, Integer.parseInt(shape.group(5)), 1)
                : part(written, year, 1, MONTHS);
    }

    private static ExportedPeriod part(final String written, final String year, final int first, final int months) {
        final List<String> periods = new ArrayList<>();
        if (months == MONTHS) {
            periods.add(year);
        }
        for (int month = first; month < first + months; month++) {
            if (months >= QUARTER && month % QUARTER == 1) {
                periods.add(year + "-Q" + (month / QUARTER + 1));
            }
            periods.add(String.format("%s-%02d", year, month));
        }
        return new ExportedPeriod(written, year, periods, month(year, first), month(year, first + months - 1));
    }

    /** The years as indicators have them. */
    Years years() {
        return Years.parse("period", computed);
    }

    private static int month(final String year, final int month) {
        return Integer.parseInt(year) * 100 + month;
    }

    private static DipperException wrong(final String written) {
        return DipperException.usage(
                "--period is \"" + written + "\".",
                "It must be a year, half, quarter, month or years from first to last.",
                "Write it like 2025, 2025-H1, 2025-Q1, 2025-03 or 2022-2024.");
    }
}
