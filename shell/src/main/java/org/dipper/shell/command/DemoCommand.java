package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.job.Answers;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Format;

/** {@code demo}: the whole chain on generated data, then how to look around. */
final class DemoCommand {
    private static final String WAREHOUSE = "./demo/warehouse";
    private static final String CASES = "200000";

    private final JobCommands jobs;

    private DemoCommand(final JobCommands jobs) {
        this.jobs = jobs;
    }

    static CommandSpec command(final JobCommands jobs) {
        return new CommandSpec(
                "demo",
                "Run the whole chain on generated data, then say where to look",
                "在模拟数据上运行全流程，并提示如何查看",
                "--cases 200000",
                List.of(
                        optional(
                                "cases",
                                Kind.COUNT,
                                "number of cases (default " + CASES + ")",
                                "病例数(默认 " + CASES + ")"),
                        optional("policy", Kind.FILE, "policy file", "政策文件"),
                        optional("mapping", Kind.FILE, "mapping file", "映射文件")),
                new DemoCommand(jobs)::run);
    }

    private int run(final Invocation given) {
        final Map<String, String> options = new LinkedHashMap<>(given.options());
        options.putIfAbsent(GlobalOptions.WAREHOUSE.name(), WAREHOUSE);
        options.putIfAbsent("cases", CASES);
        // The shell resolves these against the distribution, wherever it is called from.
        options.putIfAbsent("policy", "policies/prefecture.yaml");
        options.putIfAbsent("mapping", "mappings/national.yaml");
        final Invocation call =
                new Invocation(given.command(), options, given.words(), given.console(), given.language());
        final JsonNode answer = jobs.answer(call, jobs.arguments(call), false);
        call.printer().print(Answers.of(answer));
        if (call.format() == Format.TABLE) {
            next(call);
        }
        return 0;
    }

    private static void next(final Invocation call) {
        final PrintStream out = call.console().out();
        final String where = " --warehouse " + call.warehouse();
        out.println();
        out.println(call.say("Where to look next:", "接下来可以查看："));
        final List<String> commands = new ArrayList<>();
        PublishedTables.openIfPresent(call.warehouse()).ifPresent(published -> {
            published.inForce("catalog:").stream()
                    .findFirst()
                    .map(Publication::period)
                    .ifPresent(year -> commands.add("catalog show --year " + year));
            published.inForce("settlement:").stream()
                    .findFirst()
                    .map(Publication::period)
                    .ifPresent(year -> commands.add("settle show --year " + year));
            if (!published.inForce("indicator:").isEmpty()) {
                commands.add("indicator show --id readmission --subject-type region");
                commands.add("lead list --limit 10");
            }
        });
        commands.add("data quality");
        commands.add("run list");
        commands.forEach(command -> out.println("  ./dipper " + command + where));
        out.println("  ./dipper" + where + call.say("      interactive, Tab completes", "      交互式，Tab 补全"));
        call.console().flush();
    }
}
