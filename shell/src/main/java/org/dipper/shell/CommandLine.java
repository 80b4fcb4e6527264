package org.dipper.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.dipper.shell.command.ArgumentParser;
import org.dipper.shell.command.Session;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** Executes lines through Spring Shell's executor, with our parser, failures and exit codes. */
final class CommandLine {
    private final CommandRegistry registry;
    private final ArgumentParser parser;
    private final Session session;
    private final CommandExecutor executor;

    CommandLine(final CommandRegistry registry, final ArgumentParser parser, final Session session) {
        this.registry = registry;
        this.parser = parser;
        this.session = session;
        this.executor = new CommandExecutor(registry);
    }

    /** Runs the arguments of the process and gives the exit code. */
    int run(final List<String> arguments) {
        return run(() -> parser.parse(arguments), arguments.contains("--verbose"));
    }

    /** Runs a typed line and gives the exit code. */
    int run(final String line) {
        return run(() -> parser.parse(line), line.contains("--verbose"));
    }

    /** Runs the lines of standard input up to the first that fails, and gives its exit code. */
    int runScript() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final String command = line.strip();
                if (command.isEmpty() || command.startsWith("#")) {
                    continue;
                }
                if (command.equals("exit") || command.equals("quit")) {
                    break;
                }
                final int code = run(command);
                if (code != 0) {
                    session.console().err().println("The script stopped at: " + command);
                    session.console().flush();
                    return code;
                }
            }
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int run(final Supplier<ParsedInput> parsing, final boolean isVerbose) {
        final boolean showsTraces = isVerbose || session.defaults().containsKey("verbose");
        try {
            final ParsedInput input = parsing.get();
            // Our commands write to the console of the session; what Spring Shell itself would print is not ours.
            final PrintWriter writer = new PrintWriter(Writer.nullWriter());
            return executor.execute(new CommandContext(input, registry, writer, NO_INPUT))
                    .code();
        } catch (Exception failure) {
            return Failures.tell(failure, session.console(), showsTraces);
        }
    }

    /** Our commands ask nothing back. */
    private static final InputReader NO_INPUT = new InputReader() {};
}
