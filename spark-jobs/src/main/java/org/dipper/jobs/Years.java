package org.dipper.jobs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dipper.errors.DipperException;

/**
 * A run of calendar years.
 *
 * @param first the first year
 * @param last the last year, not before the first
 */
public record Years(int first, int last) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");

    /** Reads {@code 2008-2010} or {@code 2010}. */
    public static Years parse(final String option, final String text) {
        final Matcher matcher = WRITTEN.matcher(text);
        if (matcher.matches()) {
            final int first = Integer.parseInt(matcher.group(1));
            final int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first <= last && last - first < 100) {
                return new Years(first, last);
            }
        }
        throw DipperException.usage(
                "--" + option + " is \"" + text + "\".",
                "It must be a year, or a first and a last year.",
                "Write it like 2010 or 2008-2010.");
    }

    /** Every year, oldest first. */
    public List<Integer> all() {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** As people write it: {@code 2010} or {@code 2008-2010}. */
    public String label() {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
