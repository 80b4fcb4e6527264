package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dipper.shell.job.JobClient;

/** Every command, in the order that help lists them: the order the data goes. */
public final class Commands {
    private static final List<String> NOUNS = List.of(
            "demo",
            "data",
            "codes",
            "scheme",
            "case",
            "policy",
            "catalog",
            "settle",
            "indicator",
            "lead",
            "warn",
            "assess",
            "report",
            "table",
            "run",
            "doctor",
            "help",
            "version");

    private Commands() {}

    /** All commands of a session. */
    public static List<CommandSpec> all(final Session session, final JobClient jobs) {
        final JobCommands jobCommands = new JobCommands(session, jobs);
        final List<CommandSpec> commands = new ArrayList<>(jobCommands.all());
        commands.addAll(new CatalogJobCommands(jobCommands).all());
        commands.addAll(new SettleJobCommands(jobCommands).all());
        commands.addAll(new WarnCommands(jobCommands).all());
        commands.add(DemoCommand.command(jobCommands));
        commands.addAll(CodesCommands.all());
        commands.addAll(new SchemeCommands(session).all());
        commands.addAll(CatalogCommands.all());
        commands.addAll(EditionCommands.all());
        commands.addAll(SettleCommands.all());
        commands.addAll(ReportCommands.all());
        commands.addAll(SupervisionCommands.all());
        commands.addAll(new AssessCommands(session, jobCommands).all());
        commands.add(LeadReviewCommands.review(jobCommands));
        commands.addAll(new PolicyCommands(session).all());
        commands.addAll(WarehouseCommands.all());
        commands.add(Doctor.command(session));
        commands.sort(Comparator.comparingInt(command -> NOUNS.indexOf(command.noun())));
        commands.addAll(new GeneralCommands(commands).all());
        return commands;
    }
}
