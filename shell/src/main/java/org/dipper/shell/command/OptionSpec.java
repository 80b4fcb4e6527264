package org.dipper.shell.command;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.shell.view.Language;
import org.springframework.shell.core.command.CommandOption;

/**
 * An option people can give a command.
 *
 * @param name without the two dashes
 * @param kind what values it takes
 * @param isRequired whether the command needs it
 * @param english one line: what it means
 * @param chinese the same in Chinese
 * @param choices the values of a choice
 */
public record OptionSpec(
        String name, Kind kind, boolean isRequired, String english, String chinese, List<String> choices) {

    /** What values an option takes. */
    public enum Kind {
        TEXT("TEXT"),
        /** A text that may stand as the word after the command too. */
        WORD("CODE"),
        FILE("FILE"),
        COUNT("N"),
        YEAR("YEAR"),
        YEARS("A-B"),
        MONTH("YYYYMM"),
        CHOICE("CHOICE"),
        FLAG("");

        private final String placeholder;

        Kind(final String placeholder) {
            this.placeholder = placeholder;
        }
    }

    public OptionSpec {
        choices = List.copyOf(choices);
    }

    /** An option a command can do without. */
    public static OptionSpec optional(final String name, final Kind kind, final String english, final String chinese) {
        return new OptionSpec(name, kind, false, english, chinese, List.of());
    }

    /** An option a command needs. */
    public static OptionSpec required(final String name, final Kind kind, final String english, final String chinese) {
        return new OptionSpec(name, kind, true, english, chinese, List.of());
    }

    /** An option with a few possible values. */
    public static OptionSpec choice(
            final String name, final String english, final String chinese, final String... choices) {
        return new OptionSpec(name, Kind.CHOICE, false, english, chinese, List.of(choices));
    }

    /** Whether the option stands alone, without a value. */
    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    /** How the option is written, such as {@code --year YEAR}. */
    public String usage() {
        final String value = kind == Kind.CHOICE ? String.join("|", choices) : kind.placeholder;
        return "--" + name + (value.isEmpty() ? "" : " " + value);
    }

    /** The same option for Spring Shell, whose completion knows options by it. */
    CommandOption forSpring(final Language language) {
        return CommandOption.with()
                .longName(name)
                .description(language.of(english, chinese))
                .required(isRequired)
                .type(isFlag() ? Boolean.class : String.class)
                .build();
    }

    /** Refuses a value the option does not take. */
    void check(final String command, final String value) {
        final String wrong =
                switch (kind) {
                    case COUNT -> value.matches("\\d{1,10}") ? "" : "It takes a whole number from 0.";
                    case YEAR -> value.matches("[12]\\d{3}") ? "" : "A year has four digits, such as 2011.";
                    case YEARS -> isYears(value) ? "" : "It takes years from first to last, such as 2008-2010.";
                    case MONTH ->
                        value.matches("[12]\\d{3}(0[1-9]|1[0-2])") ? "" : "A month has six digits, such as 202503.";
                    case CHOICE ->
                        choices.contains(value) ? "" : "It takes one of: " + String.join(", ", choices) + ".";
                    case TEXT, WORD, FILE -> value.isBlank() ? "It takes a value, and this one is empty." : "";
                    case FLAG -> "";
                };
        if (!wrong.isEmpty()) {
            throw DipperException.usage(
                    "The option --" + name + " of '" + command + "' cannot be \"" + brief(value) + "\".",
                    wrong,
                    "See: dipper " + command + " --help");
        }
    }

    private static boolean isYears(final String value) {
        return value.matches("[12]\\d{3}(-[12]\\d{3})?")
                && value.substring(0, 4).compareTo(value.substring(value.length() - 4)) <= 0;
    }

    private static String brief(final String value) {
        return value.length() > 40 ? value.substring(0, 40) + "..." : value;
    }
}
