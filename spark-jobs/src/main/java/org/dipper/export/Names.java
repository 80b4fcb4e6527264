package org.dipper.export;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes names out of free text: settlement ids and institution codes that stand there as words, and, if asked for, the day of
 * a date.
 */
public final class Names {
    // A code may itself have a dash or such: the long word is looked up first, then what stands between these.
    private static final Pattern WORD = Pattern.compile("[^\\s,;:()|/\"'=，；：（）、。]+");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern DATE = Pattern.compile("(?<![0-9])([0-9]{4}-[0-9]{2})-[0-9]{2}(?![0-9])");

    private final Map<String, String> byName;
    private final boolean hasDays;

    /**
     * Replaces these names.
     *
     * @param byName what stands for each name
     * @param hasDays whether dates keep their day
     */
    public Names(final Map<String, String> byName, final boolean hasDays) {
        this.byName = Map.copyOf(byName);
        this.hasDays = hasDays;
    }

    /** The text without the names. */
    public String outOf(final String text) {
        final String named = replace(
                WORD,
                text,
                word -> byName.containsKey(word)
                        ? byName.get(word)
                        : replace(PART, word, part -> byName.getOrDefault(part, part)));
        return hasDays ? named : DATE.matcher(named).replaceAll("$1");
    }

    private static String replace(final Pattern pattern, final String text, final Function<String, String> change) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
    }
}
