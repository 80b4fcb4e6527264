package org.dipper.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/** A {@link CommandSpec} as Spring Shell's registry, completion and executor know it. */
public final class ShellCommand extends AbstractCommand {
    private final CommandSpec spec;
    private final Session session;

    /** The command of a specification in a session. */
    public ShellCommand(final CommandSpec spec, final Session session) {
        super(spec.name(), session.language().of(spec.english(), spec.chinese()), spec.noun());
        this.spec = spec;
        this.session = session;
        setOptions(spec.allOptions().stream()
                .map(option -> option.forSpring(session.language()))
                .toList());
        setCompletionProvider(new OptionCompletion(spec, session));
    }

    @Override
    public ExitStatus doExecute(final CommandContext context) {
        final Map<String, String> options = new LinkedHashMap<>(session.defaults());
        for (final CommandOption option : context.parsedInput().options()) {
            options.put(option.longName(), option.value());
        }
        final List<String> words = context.parsedInput().arguments().stream()
                .map(CommandArgument::value)
                .toList();
        final Language language = options.containsKey(GlobalOptions.LANG.name())
                ? Language.ofCode(options.get(GlobalOptions.LANG.name()))
                : session.language();
        final Console console = session.console();
        final int code = spec.action().run(new Invocation(spec, options, words, console, language));
        console.flush();
        return new ExitStatus(code, "");
    }
}
