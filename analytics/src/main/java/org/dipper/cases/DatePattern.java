package org.dipper.cases;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * A date pattern of fixed-width parts: {@code yyyy MM dd HH mm ss} and the characters between them. Years are from 1800
 * to 2199; the time of day must be readable but is not kept.
 */
final class DatePattern {
    private final Pattern shape;
    private final int year;
    private final int month;
    private final int day;

    private DatePattern(final Pattern shape, final int year, final int month, final int day) {
        this.shape = shape;
        this.year = year;
        this.month = month;
        this.day = day;
    }

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
        final String quoted = Pattern.quote(written)
                .replace("yyyy", "\\E(?:1[89]|2[01])[0-9]{2}\\Q")
                .replace("MM", "\\E[0-9]{2}\\Q")
                .replace("dd", "\\E[0-9]{2}\\Q")
                .replace("HH", "\\E(?:[01][0-9]|2[0-3])\\Q")
                .replace("mm", "\\E[0-5][0-9]\\Q")
                .replace("ss", "\\E[0-5][0-9](?:\\.[0-9]{1,9})?\\Q");
        return new DatePattern(
                Pattern.compile("^" + quoted + "$"),
                written.indexOf("yyyy") + 1,
                written.indexOf("MM") + 1,
                written.indexOf("dd") + 1);
    }

    /** The date of a text, null where it has another shape or is no day of the calendar. */
    Column read(final Column text) {
        final Column iso = concat(
                substring(text, year, 4), lit("-"), substring(text, month, 2), lit("-"), substring(text, day, 2));
        return when(text.rlike(shape.pattern()), iso.try_cast("date"));
    }
}
