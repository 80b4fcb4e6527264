package org.dipper.cases;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A date pattern of fixed-width parts: {@code yyyy MM dd HH mm ss} and the characters between them. Years are from 1800
 * to 2199; the time of day must be readable but is not kept. Seconds may have a fraction.
 */
final class DatePattern implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final int LAST_MONTH = 12;
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int FRACTION_DIGITS = 9;
    private static final int TEN = 10;

    private final List<Part> parts;

    private DatePattern(final List<Part> parts) {
        this.parts = parts;
    }

    /** What stands at a place of the pattern: a number of some width, or one other character. */
    private enum Kind {
        YEAR("yyyy"),
        MONTH("MM"),
        DAY("dd"),
        HOUR("HH"),
        MINUTE("mm"),
        SECOND("ss"),
        OTHER("");

        private final String symbol;

        Kind(final String symbol) {
            this.symbol = symbol;
        }
    }

    private record Part(Kind kind, char other) implements Serializable {}

    static boolean isKnown(final String written) {
        final String rest = written.replace("yyyy", "")
                .replace("MM", "")
                .replace("dd", "")
                .replace("HH", "")
                .replace("mm", "")
                .replace("ss", "");
        return written.contains("yyyy")
                && written.contains("MM")
                && written.contains("dd")
                && rest.chars().noneMatch(symbol -> symbol < 128 && Character.isLetterOrDigit(symbol) && symbol != 'T');
    }

    static DatePattern of(final String written) {
        final List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < written.length()) {
            Kind found = Kind.OTHER;
            for (final Kind kind : Kind.values()) {
                if (kind != Kind.OTHER && written.startsWith(kind.symbol, at)) {
                    found = kind;
                }
            }
            parts.add(new Part(found, written.charAt(at)));
            at += Math.max(1, found.symbol.length());
        }
        return new DatePattern(List.copyOf(parts));
    }

    /** The date of a text, null where it has another shape or is no day of the calendar. */
    LocalDate read(final String text) {
        int year = 0;
        int month = 0;
        int day = 0;
        int at = 0;
        for (final Part part : parts) {
            if (part.kind() == Kind.OTHER) {
                if (at >= text.length() || text.charAt(at) != part.other()) {
                    return null;
                }
                at++;
                continue;
            }
            final int width = part.kind().symbol.length();
            final int number = number(text, at, width);
            at += width;
            switch (part.kind()) {
                case YEAR -> year = number;
                case MONTH -> month = number;
                case DAY -> day = number;
                case SECOND -> at = afterFraction(text, at);
                default -> {}
            }
            if (number < 0 || number > highest(part.kind())) {
                return null;
            }
        }
        final boolean isDay = at == text.length()
                && year >= FIRST_YEAR
                && month >= 1
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return isDay ? LocalDate.of(year, month, day) : null;
    }

    private static int highest(final Kind kind) {
        return switch (kind) {
            case YEAR -> LAST_YEAR;
            case MONTH -> LAST_MONTH;
            case HOUR -> LAST_HOUR;
            case MINUTE, SECOND -> LAST_MINUTE;
            default -> Integer.MAX_VALUE;
        };
    }

    /** The digits at a place as a number; -1 where there are fewer. */
    private static int number(final String text, final int from, final int width) {
        if (from + width > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + width; i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit >= TEN) {
                return -1;
            }
            number = number * TEN + digit;
        }
        return number;
    }

    private static int afterFraction(final String text, final int from) {
        if (from >= text.length() || text.charAt(from) != '.') {
            return from;
        }
        int at = from + 1;
        while (at < text.length() && at - from <= FRACTION_DIGITS && number(text, at, 1) >= 0) {
            at++;
        }
        return at == from + 1 ? from : at;
    }
}
