package org.dipper.supervision.warning;

import java.util.List;
import java.util.stream.IntStream;

/** Calendar months written as yyyymm. */
public final class Months {
    /** Months of a year. */
    public static final int OF_A_YEAR = 12;

    private static final int FIRST = 190001;
    private static final int LAST = 299912;

    private Months() {}

    /** Whether a number is a month of the years 1900 to 2999. */
    public static boolean isMonth(final int month) {
        return month >= FIRST && month <= LAST && month % 100 >= 1 && month % 100 <= OF_A_YEAR;
    }

    /** The same number, once it is a month. */
    public static int require(final int month) {
        if (!isMonth(month)) {
            throw new IllegalArgumentException(month + " is no month yyyymm");
        }
        return month;
    }

    /** The month so many months later, or earlier for a number below 0. */
    public static int plus(final int month, final int months) {
        return ofIndex(index(month) + months);
    }

    /** How many months it takes from one to another; below 0 where the other is earlier. */
    public static int between(final int from, final int to) {
        return index(to) - index(from);
    }

    /** Every month from the first to the last; none where the last is before the first. */
    public static List<Integer> range(final int first, final int last) {
        return IntStream.rangeClosed(index(first), index(last))
                .mapToObj(Months::ofIndex)
                .toList();
    }

    /** The year of a month. */
    public static int year(final int month) {
        return month / 100;
    }

    /** The place of a month in its year, 1 to 12. */
    public static int ofYear(final int month) {
        return month % 100;
    }

    /** January of a year. */
    public static int january(final int year) {
        return year * 100 + 1;
    }

    private static int index(final int month) {
        return require(month) / 100 * OF_A_YEAR + month % 100 - 1;
    }

    private static int ofIndex(final int index) {
        return index / OF_A_YEAR * 100 + index % OF_A_YEAR + 1;
    }
}
