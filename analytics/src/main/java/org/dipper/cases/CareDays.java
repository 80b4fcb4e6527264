package org.dipper.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days in intensive care, of what settlement lists write: {@code days/hours/minutes} or a number of days, several stays
 * parted by {@code |}. Minutes are added up and a begun day counts whole.
 */
final class CareDays {
    private static final Pattern DURATION = Pattern.compile("^ *([0-9]{1,4}) */ *([0-9]{1,5}) */ *([0-9]{1,7}) *$");
    private static final Pattern DAYS = Pattern.compile("^ *[0-9]{1,4}([.][0-9]{0,4})? *$");
    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 1440;

    private CareDays() {}

    /** Whole days; 0 for a blank cell, since a stay without intensive care leaves it blank; null where unreadable. */
    static Integer read(final Object cell) {
        if (cell == null) {
            return 0;
        }
        final String text = ReadableText.text(cell);
        BigDecimal minutes = BigDecimal.ZERO;
        int from = 0;
        while (from <= text.length()) {
            final int next = text.indexOf('|', from);
            final int to = next < 0 ? text.length() : next;
            final String part = text.substring(from, to);
            if (!part.isBlank() && !"-".equals(part.strip())) {
                final BigDecimal more = minutes(part);
                if (more == null) {
                    return null;
                }
                minutes = minutes.add(more);
            }
            from = to + 1;
        }
        return minutes.divide(BigDecimal.valueOf(MINUTES_OF_DAY), 0, RoundingMode.CEILING)
                .intValueExact();
    }

    private static BigDecimal minutes(final String part) {
        final Matcher duration = DURATION.matcher(part);
        if (duration.find()) {
            return BigDecimal.valueOf(Long.parseLong(duration.group(1)) * MINUTES_OF_DAY
                    + Long.parseLong(duration.group(2)) * MINUTES_OF_HOUR
                    + Long.parseLong(duration.group(3)));
        }
        return DAYS.matcher(part).find()
                ? new BigDecimal(part.strip()).multiply(BigDecimal.valueOf(MINUTES_OF_DAY))
                : null;
    }
}
