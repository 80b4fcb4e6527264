package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dipper.errors.DipperException;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Reads a line or the arguments of the process into a command and its options. Stands in for Spring Shell's own parser,
 * which joins arguments with blanks and so loses quotes, and lets unknown options pass.
 */
public final class ArgumentParser implements CommandParser {
    private static final String HELP = "help";

    private final List<CommandSpec> commands;

    /** A parser of these commands. */
    public ArgumentParser(final List<CommandSpec> commands) {
        this.commands = List.copyOf(commands);
    }

    @Override
    public ParsedInput parse(final String line) {
        return parse(Words.split(line));
    }

    /**
     * Reads arguments; options may stand anywhere.
     *
     * @throws DipperException usage where the command or an option is unknown, wrong or missing
     */
    public ParsedInput parse(final List<String> arguments) {
        final Map<String, String> options = new LinkedHashMap<>();
        final List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            final String argument = arguments.get(i).equals("-h") ? "--help" : arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            final int equals = argument.indexOf('=');
            final String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
            final boolean isFlag = isFlag(name);
            if (options.containsKey(name)) {
                throw DipperException.usage(
                        "The option --" + name + " is given twice.", "Only one can hold.", "Drop one of them.");
            }
            if (isFlag && equals >= 0) {
                throw DipperException.usage(
                        "The option --" + name + " takes no value.", "It stands alone.", "Write just --" + name + ".");
            }
            if (isFlag) {
                options.put(name, "");
            } else if (equals >= 0) {
                options.put(name, argument.substring(equals + 1));
            } else {
                i++;
                if (i >= arguments.size() || arguments.get(i).startsWith("--")) {
                    throw DipperException.usage(
                            "The option --" + name + " has no value.",
                            "A value must follow it.",
                            "Write --" + name + " VALUE.");
                }
                options.put(name, arguments.get(i));
            }
        }
        return parsed(words, options);
    }

    private ParsedInput parsed(final List<String> words, final Map<String, String> options) {
        if (words.isEmpty() && options.containsKey(GlobalOptions.VERSION.name())) {
            return input(List.of("version"), List.of(), Map.of());
        }
        if (words.isEmpty() || words.get(0).equals(HELP) || options.containsKey(GlobalOptions.HELP.name())) {
            final List<String> about =
                    !words.isEmpty() && words.get(0).equals(HELP) ? words.subList(1, words.size()) : words;
            final Map<String, String> kept = new LinkedHashMap<>(options);
            kept.remove(GlobalOptions.HELP.name());
            return input(List.of(HELP), about, kept);
        }
        final CommandSpec command = command(words);
        final int length = Words.split(command.name()).size();
        final Optional<OptionSpec> word = command.options().stream()
                .filter(option -> option.kind() == OptionSpec.Kind.WORD && !options.containsKey(option.name()))
                .findFirst();
        if (words.size() == length + 1 && word.isPresent()) {
            options.put(word.get().name(), words.remove(length));
        }
        if (words.size() > length) {
            throw DipperException.usage(
                    "The word \"" + words.get(length) + "\" is not expected after '" + command.name() + "'.",
                    "Values are given by options; one with blanks needs quotes.",
                    "See: dipper " + command.name() + " --help");
        }
        options.forEach((name, value) -> command.option(name)
                .orElseThrow(() -> unknownOption(name, "'" + command.name() + "' has no such option.", command))
                .check(command.name(), value));
        command.options().stream()
                .filter(option -> option.isRequired() && !options.containsKey(option.name()))
                .findFirst()
                .ifPresent(option -> {
                    throw DipperException.usage(
                            "The command '" + command.name() + "' needs --" + option.name() + ".",
                            "It is the " + option.english() + ".",
                            "For example: dipper " + command.name() + " " + command.example());
                });
        return input(words, List.of(), options);
    }

    private CommandSpec command(final List<String> words) {
        final String two = words.size() > 1 ? words.get(0) + " " + words.get(1) : words.get(0);
        final Optional<CommandSpec> found = commands.stream()
                .filter(command -> command.name().equals(two) || command.name().equals(words.get(0)))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        final List<String> verbs = commands.stream()
                .filter(command -> command.noun().equals(words.get(0)))
                .map(CommandSpec::name)
                .toList();
        if (verbs.isEmpty()) {
            throw DipperException.usage(
                    "There is no command \"" + words.get(0) + "\".",
                    nearest(
                                    words.get(0),
                                    commands.stream().map(CommandSpec::noun).toList())
                            .map(noun -> "Did you mean '" + noun + "'?")
                            .orElse("Commands are a noun and a verb, such as 'catalog show'."),
                    "All commands: dipper help");
        }
        throw DipperException.usage(
                words.size() > 1
                        ? "There is no command \"" + two + "\"."
                        : "The command '" + words.get(0) + "' needs a verb.",
                "There are: " + String.join(", ", verbs) + ".",
                "See: dipper help " + words.get(0));
    }

    private boolean isFlag(final String name) {
        return GlobalOptions.ALL.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .or(() -> commands.stream()
                        .flatMap(command -> command.options().stream())
                        .filter(option -> option.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> unknownOption(name, "No command has it.", null))
                .isFlag();
    }

    private DipperException unknownOption(final String name, final String why, final CommandSpec command) {
        final List<String> known = (command == null ? everyOption() : command.allOptions())
                .stream().map(OptionSpec::name).toList();
        return DipperException.usage(
                "The option --" + name + " is unknown.",
                nearest(name, known)
                        .map(option -> why + " Did you mean --" + option + "?")
                        .orElse(why),
                command == null ? "All commands: dipper help" : "See: dipper " + command.name() + " --help");
    }

    private List<OptionSpec> everyOption() {
        return commands.stream()
                .flatMap(command -> command.allOptions().stream())
                .toList();
    }

    private static ParsedInput input(
            final List<String> words, final List<String> arguments, final Map<String, String> options) {
        final ParsedInput.Builder input = ParsedInput.builder().commandName(words.get(0));
        words.subList(1, words.size()).forEach(input::addSubCommand);
        for (int i = 0; i < arguments.size(); i++) {
            input.addArgument(new CommandArgument(i, arguments.get(i)));
        }
        options.forEach((name, value) ->
                input.addOption(CommandOption.with().longName(name).value(value).build()));
        return input.build();
    }

    private static Optional<String> nearest(final String word, final List<String> known) {
        return new TreeSet<>(known)
                .stream()
                        .filter(candidate -> distance(word, candidate) <= 2)
                        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    private static int distance(final String one, final String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            final int[] current = new int[previous.length];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                final int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
