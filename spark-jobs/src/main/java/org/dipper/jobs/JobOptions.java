package org.dipper.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.errors.DipperException;

/** The options of a call: {@code --name value}, {@code --name=value}, or {@code --name} alone for yes. */
public final class JobOptions {
    /** The value of an option that is given without one. */
    static final String YES = "true";

    private final String command;
    private final Map<String, String> values;

    private JobOptions(final String command, final Map<String, String> values) {
        this.command = command;
        this.values = Map.copyOf(values);
    }

    /**
     * Reads options.
     *
     * @param command the command they belong to, for messages
     * @param words the words after the command
     */
    public static JobOptions parse(final String command, final List<String> words) {
        final Map<String, String> values = new TreeMap<>();
        final List<String> rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            final String word = rest.remove(0);
            if (!word.startsWith("--") || word.length() == 2) {
                throw DipperException.usage(
                        "The word \"" + word + "\" is not understood by " + command + ".",
                        "Options start with -- and have a name.",
                        "Put a value with blanks into quotes.");
            }
            final int equals = word.indexOf('=');
            final String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
            final String value;
            if (equals >= 0) {
                value = word.substring(equals + 1);
            } else if (rest.isEmpty() || rest.get(0).startsWith("--")) {
                value = YES;
            } else {
                value = rest.remove(0);
            }
            if (values.put(name, value) != null) {
                throw DipperException.usage(
                        "The option --" + name + " is given twice.", "Only one can hold.", "Leave one out.");
            }
        }
        return new JobOptions(command, values);
    }

    /** The command these belong to. */
    public String command() {
        return command;
    }

    /** Refuses every option but these. */
    public JobOptions only(final String... known) {
        final List<String> allowed = List.of(known);
        for (final String name : new TreeMap<>(values).keySet()) {
            if (!allowed.contains(name)) {
                throw DipperException.usage(
                        "The option --" + name + " is not known to " + command + ".",
                        "It takes: --" + String.join(", --", known) + ".",
                        "Check the spelling; dipper help shows every command.");
            }
        }
        return this;
    }

    /** An option that must be there. */
    public String required(final String name) {
        return optional(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> DipperException.usage(
                        command + " needs --" + name + ".",
                        "Without it there is nothing to work on.",
                        "Add --" + name + " and its value."));
    }

    /** An option that may be absent. */
    public Optional<String> optional(final String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number that must be there. */
    public int integer(final String name) {
        return number(name, required(name)).intValue();
    }

    /** A whole number that may be absent. */
    public Optional<Long> wholeNumber(final String name) {
        return optional(name).map(text -> number(name, text));
    }

    /** Whether a yes-or-no option is given. */
    public boolean flag(final String name) {
        return optional(name).map(YES::equals).orElse(false);
    }

    /** A file that must be named. */
    public Path path(final String name) {
        return Path.of(required(name));
    }

    /** The years of an option such as {@code 2008-2010} or {@code 2010}. */
    public Years years(final String name) {
        return Years.parse(name, required(name));
    }

    private static Long number(final String name, final String text) {
        try {
            final long number = Long.parseLong(text.replace("_", ""));
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw new NumberFormatException("out of range");
            }
            return number;
        } catch (NumberFormatException notWhole) {
            throw DipperException.usage(
                    "--" + name + " is \"" + text + "\".",
                    "It must be a whole number.",
                    "Write digits only, such as 2010.");
        }
    }
}
