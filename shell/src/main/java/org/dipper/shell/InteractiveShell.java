package org.dipper.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.dipper.shell.command.GeneralCommands;
import org.dipper.shell.command.Session;
import org.dipper.shell.job.JobClient;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.shell.jline.JLineInputProvider;

/** The shell people type into: prompt, history, completion; Ctrl-C stops a job and leaves the shell alive. */
final class InteractiveShell {
    private final CommandLine line;
    private final CommandRegistry registry;
    private final Session session;
    private final JobClient jobs;

    InteractiveShell(
            final CommandLine line, final CommandRegistry registry, final Session session, final JobClient jobs) {
        this.line = line;
        this.registry = registry;
        this.session = session;
        this.jobs = jobs;
    }

    /** Runs until the person leaves; gives the exit code 0. */
    int run() {
        try (Terminal terminal = TerminalBuilder.builder().name("dipper").build()) {
            final JLineInputProvider input = input(terminal);
            session.console()
                    .out()
                    .println(session.language()
                            .of(
                                    "Dipper " + GeneralCommands.version() + "; help lists the commands, exit leaves.",
                                    "Dipper " + GeneralCommands.version() + "；help 列出命令，exit 退出。"));
            session.console().flush();
            while (true) {
                final String typed;
                try {
                    typed = input.readInput().strip();
                } catch (UserInterruptException dropped) {
                    continue;
                } catch (EndOfFileException left) {
                    return 0;
                }
                if (typed.equals("exit") || typed.equals("quit")) {
                    return 0;
                }
                if (!typed.isEmpty()) {
                    execute(typed, terminal);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void execute(final String typed, final Terminal terminal) {
        final Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> jobs.stop());
        try {
            line.run(typed);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    private static Path historyFile() {
        return Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")), ".dipper_history");
    }

    private JLineInputProvider input(final Terminal terminal) {
        final LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("dipper")
                .parser(new DefaultParser())
                .completer(new CommandCompleter(registry))
                .variable(LineReader.HISTORY_FILE, historyFile())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        final JLineInputProvider input = new JLineInputProvider(reader);
        input.setPromptProvider(
                () -> new AttributedString("dipper> ", AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)));
        return input;
    }
}
