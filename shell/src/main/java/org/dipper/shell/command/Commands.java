package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.dipper.shell.job.JobClient;

/** Every command, in the order that help lists them: the order the data goes. */
public final class Commands {
    private Commands() {}

    /** All commands of a session. */
    public static List<CommandSpec> all(final Session session, final JobClient jobs) {
        final List<CommandSpec> commands = new ArrayList<>();
        commands.addAll(new JobCommands(session, jobs).all());
        commands.addAll(CatalogCommands.all());
        commands.addAll(new GeneralCommands(commands).all());
        return commands;
    }
}
