package org.dipper.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** What a line of the shell prints, on both streams, without a process of its own. */
final class ViewRun {
    private ViewRun() {}

    /** Of these commands, on a warehouse. */
    static String of(final List<CommandSpec> commands, final String line, final Path warehouse) {
        return of(console -> commands, line, warehouse);
    }

    /** Of commands that know the console they print on. */
    static String of(final Function<Console, List<CommandSpec>> commandsOf, final String line, final Path warehouse) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        final Console console = new Console(
                out,
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                false);
        final List<CommandSpec> commands = commandsOf.apply(console);
        final ParsedInput input = new ArgumentParser(commands)
                .parse(line.contains("--warehouse") ? line : line + " --warehouse " + warehouse);
        final String name = input.commandName() + " " + input.subCommands().get(0);
        final CommandSpec command = commands.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
        final Map<String, String> options = new HashMap<>();
        for (final CommandOption option : input.options()) {
            options.put(option.longName(), option.value());
        }
        command.action()
                .run(new Invocation(
                        command, options, List.of(), console, Language.ofCode(options.getOrDefault("lang", "en"))));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
