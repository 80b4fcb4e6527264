package org.dipper.jobs;

import java.util.Optional;
import org.dipper.errors.DipperException;

/**
 * What is settled: a month, or a year.
 *
 * @param year the settlement year
 * @param month the month as yyyymm; empty for the year
 */
record Period(int year, Optional<Integer> month) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int MONTHS = 12;

    /** The period that {@code --year} and {@code --month} name. */
    static Period of(final JobOptions options) {
        final int year = options.integer("year");
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw DipperException.usage(
                    "--year is \"" + year + "\".", "It must be a settlement year.", "Write it like 2025.");
        }
        final Optional<Integer> month =
                options.optional("month").isPresent() ? Optional.of(options.integer("month")) : Optional.empty();
        month.filter(each -> each / 100 != year || each % 100 < 1 || each % 100 > MONTHS)
                .ifPresent(each -> {
                    throw DipperException.usage(
                            "--month is \"" + each + "\".",
                            "It must be a month of " + year + " as yyyymm.",
                            "Write it like " + year + "03.");
                });
        return new Period(year, month);
    }

    /** The month that {@code --month} names, of whichever year. */
    static Period month(final JobOptions options) {
        final int month = options.integer("month");
        final boolean isMonth =
                month % 100 >= 1 && month % 100 <= MONTHS && month / 100 >= FIRST_YEAR && month / 100 <= LAST_YEAR;
        if (!isMonth) {
            throw DipperException.usage(
                    "--month is \"" + month + "\".", "It must be a month as yyyymm.", "Write it like 202503.");
        }
        return month(month);
    }

    static Period year(final int year) {
        return new Period(year, Optional.empty());
    }

    static Period month(final int month) {
        return new Period(month / 100, Optional.of(month));
    }

    /** The period that a publication of a settlement is about; empty where it is about something else. */
    static Optional<Period> settledBy(final String subject) {
        if (subject.matches("settlement:[0-9]{4}")) {
            return Optional.of(year(Integer.parseInt(subject.substring(subject.indexOf(':') + 1))));
        }
        return subject.matches("month:[0-9]{6}")
                ? Optional.of(month(Integer.parseInt(subject.substring(subject.indexOf(':') + 1))))
                : Optional.empty();
    }

    /** Such as 2025 or 202503. */
    String label() {
        return String.valueOf(month.orElse(year));
    }

    /** The subject of its settlement. */
    String settlement() {
        return month.isPresent() ? "month:" + label() : "settlement:" + label();
    }

    /** The subject of its state. */
    String state() {
        return "state:" + label();
    }

    /** The subject of the plan that holds for it. */
    String plan() {
        return "plan:" + year;
    }
}
