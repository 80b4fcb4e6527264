package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.job.Answers;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.CellText;
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
        if (call.format() == Format.TABLE) {
            call.console().out().println();
            found(call, answer).forEach(call.console().out()::println);
            next(call);
        } else {
            call.printer().print(Answers.of(answer));
        }
        return 0;
    }

    private static List<String> found(final Invocation call, final JsonNode answer) {
        final JsonNode ingest = answer.path("ingest");
        final JsonNode catalog = answer.path("catalog");
        final JsonNode settled = answer.path("settlement");
        final List<String> lines = new ArrayList<>(List.of(
                call.say("What it found:", "结果："),
                call.say(
                                "  ingest      %s rows: %s accepted, %s quarantined, %s duplicates, %s filtered",
                                "  导入    %s 行：接收 %s，隔离 %s，重复 %s，过滤 %s")
                        .formatted(
                                count(ingest, "read"),
                                count(ingest, "accepted"),
                                count(ingest, "quarantined"),
                                count(ingest, "duplicates"),
                                count(ingest, "filtered")),
                call.say(
                                "  catalog     %s cases of history: %s core and %s comprehensive groups, mean cost %s yuan",
                                "  目录    历史病例 %s：核心病种 %s，综合病种 %s，次均费用 %s 元")
                        .formatted(
                                count(catalog, "case_count"),
                                count(catalog, "core_group_count"),
                                count(catalog, "comprehensive_group_count"),
                                yuan(catalog, "mean_cost_fen")),
                call.say("  settlement  %s cases: fund %s yuan, payments %s yuan", "  清算    病例 %s：基金 %s 元，支付合计 %s 元")
                        .formatted(
                                count(settled, "case_count"),
                                yuan(settled, "fund_fen"),
                                yuan(settled, "payment_fen"))));
        for (final JsonNode indicator : answer.path("indicators")) {
            final String id = indicator.path("indicator").asText();
            if (id.equals("readmission_31d_any") || id.equals("split_admission_candidate")) {
                lines.add("  %s  %s / %s"
                        .formatted(
                                id,
                                indicator
                                        .path("numerator")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                indicator
                                        .path("denominator")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString()));
            }
        }
        lines.add(call.say("  Planted misconduct to compare with: %s/truth", "  预埋的违规行为清单：%s/truth")
                .formatted(answer.path("data").asText()));
        return lines;
    }

    private static String count(final JsonNode answer, final String field) {
        return CellText.grouped(BigDecimal.valueOf(answer.path(field).asLong()));
    }

    private static String yuan(final JsonNode answer, final String field) {
        return CellText.grouped(Fen.toYuan(answer.path(field).asLong()));
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
                    .ifPresent(year -> {
                        commands.add("catalog show --year " + year);
                        commands.add("report catalog --year " + year + " --out catalog-" + year + ".html");
                    });
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
