package org.dipper.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.shell.command.ArgumentParser;
import org.dipper.shell.command.CommandSpec;
import org.dipper.shell.command.Commands;
import org.dipper.shell.command.GlobalOptions;
import org.dipper.shell.command.OptionSpec;
import org.dipper.shell.command.Session;
import org.dipper.shell.command.ShellCommand;
import org.dipper.shell.job.JobClient;
import org.dipper.shell.job.JobCommandLine;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * The {@code dipper} command: with arguments one command; without, an interactive shell, or a script where standard input
 * is not a terminal.
 */
public final class DipperShell {
    private DipperShell() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(final String[] arguments) {
        Logs.quiet(List.of(arguments).contains("--verbose"));
        final Console console = Console.ofProcess();
        int code;
        try {
            code = run(List.of(arguments), console);
        } catch (Exception failure) {
            code = Failures.tell(failure, console, List.of(arguments).contains("--verbose"));
        }
        console.flush();
        System.exit(code);
    }

    private static int run(final List<String> arguments, final Console console) {
        final Map<String, String> defaults = new LinkedHashMap<>();
        final boolean isCommand = !onlyGlobalOptions(arguments, defaults);
        final Language language = Language.ofEnvironment(System.getenv());
        final Home home = Home.ofProcess();
        final Session session = new Session(
                home,
                console,
                defaults.containsKey("lang") ? Language.ofCode(defaults.get("lang")) : language,
                isCommand ? Map.of() : defaults);
        try (JobClient jobs = new JobClient(new JobCommandLine(home, System.getenv()), !isCommand);
                GenericApplicationContext context = new GenericApplicationContext()) {
            final List<CommandSpec> commands = Commands.all(session, jobs);
            register(context, commands, session);
            final CommandRegistry registry = context.getBean(CommandRegistry.class);
            final CommandLine line = new CommandLine(registry, new ArgumentParser(commands), session);
            if (isCommand) {
                return line.run(arguments);
            }
            return console.isInputTerminal()
                    ? new InteractiveShell(line, registry, session, jobs).run()
                    : line.runScript();
        }
    }

    /** Beans by hand: scanning and auto-configuration would take longer than most answers. */
    private static void register(
            final GenericApplicationContext context, final List<CommandSpec> commands, final Session session) {
        context.registerBean(CommandRegistry.class);
        commands.forEach(command ->
                context.registerBean(command.name(), ShellCommand.class, () -> new ShellCommand(command, session)));
        context.refresh();
    }

    /** Whether the arguments are options of the whole session and name no command; collects them. */
    private static boolean onlyGlobalOptions(final List<String> arguments, final Map<String, String> collected) {
        final List<String> rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            final String option = rest.remove(0);
            final int equals = option.indexOf('=');
            final String name = equals < 0 ? option : option.substring(0, equals);
            final OptionSpec spec = GlobalOptions.ALL.stream()
                    .filter(global -> ("--" + global.name()).equals(name))
                    .findFirst()
                    .orElse(GlobalOptions.HELP);
            final boolean isForSession = !spec.equals(GlobalOptions.HELP) && !spec.equals(GlobalOptions.VERSION);
            if (!isForSession || !spec.isFlag() && equals < 0 && rest.isEmpty()) {
                return false;
            }
            collected.put(spec.name(), spec.isFlag() ? "" : equals < 0 ? rest.remove(0) : option.substring(equals + 1));
        }
        return true;
    }
}
