package org.dipper.shell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dipper.shell.view.AnswerPrinter;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.Language;

/** One call of a command: checked options, and the console to answer on. */
public final class Invocation {
    private final CommandSpec command;
    private final Map<String, String> options;
    private final List<String> words;
    private final Console console;
    private final Language language;

    /**
     * A call.
     *
     * @param options value by option name, flags with the empty text
     * @param words what stands on the line after the command, for {@code help}
     */
    public Invocation(
            final CommandSpec command,
            final Map<String, String> options,
            final List<String> words,
            final Console console,
            final Language language) {
        this.command = command;
        this.options = Map.copyOf(options);
        this.words = List.copyOf(words);
        this.console = console;
        this.language = language;
    }

    /** The command called. */
    public CommandSpec command() {
        return command;
    }

    /** The words after the command. */
    public List<String> words() {
        return words;
    }

    /** All options given. */
    public Map<String, String> options() {
        return options;
    }

    /** The value of an option, if given. */
    public Optional<String> text(final String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The value of an option that the command requires. */
    public String required(final String option) {
        return text(option).orElseThrow(() -> new IllegalStateException("not required: " + option));
    }

    /** Whether a flag is given. */
    public boolean flag(final String option) {
        return options.containsKey(option);
    }

    /** The whole number of an option, if given. */
    public OptionalInt integer(final String option) {
        final Optional<String> given = text(option);
        return given.isPresent()
                ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Long.parseLong(given.get())))
                : OptionalInt.empty();
    }

    /** Where the tables are. */
    public String warehouse() {
        return text(GlobalOptions.WAREHOUSE.name()).orElse("./warehouse");
    }

    /** The language to answer in. */
    public Language language() {
        return language;
    }

    /** The text in the language of the caller. */
    public String say(final String english, final String chinese) {
        return language.of(english, chinese);
    }

    /** The form of the answer. */
    public Format format() {
        return switch (text(GlobalOptions.OUTPUT.name()).orElse("table")) {
            case "json" -> Format.JSON;
            case "csv" -> Format.CSV;
            default -> Format.TABLE;
        };
    }

    /** Whether logs and stack traces are wanted. */
    public boolean isVerbose() {
        return flag(GlobalOptions.VERBOSE.name());
    }

    /** Where to write. */
    public Console console() {
        return console;
    }

    /** Prints answers as this call wants them. */
    public AnswerPrinter printer() {
        return new AnswerPrinter(
                console, format(), language, integer(GlobalOptions.LIMIT.name()), flag(GlobalOptions.BOM.name()));
    }
}
