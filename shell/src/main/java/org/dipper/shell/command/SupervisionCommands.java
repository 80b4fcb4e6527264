package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Questions about indicators and leads, and the review of leads. */
public final class SupervisionCommands {
    private SupervisionCommands() {}

    /** All that need no job. */
    public static List<CommandSpec> all() {
        final List<CommandSpec> commands = new ArrayList<>(IndicatorCommands.all());
        commands.addAll(LeadCommands.all());
        commands.addAll(LeadReviewCommands.all());
        return commands;
    }
}
