package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.DecisionRows;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Questions about the decisions on a settlement year, and files to start one from. */
final class DecisionCommands {
    /** Which decisions. */
    static final OptionSpec KIND = kind(true);

    private DecisionCommands() {}

    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "settle decisions",
                        "List the decisions on a year in force: reviews, refunds, deductions, objections",
                        "查看年度现行决定：特例单议、退费、扣款、异议等",
                        "--year 2025 --kind special-review",
                        List.of(required("year", Kind.YEAR, "settlement year", "清算年度"), kind(false)),
                        DecisionCommands::list),
                new CommandSpec(
                        "settle template",
                        "Print a file to start decisions from; its row is an example",
                        "输出决定文件模板(含示例行)",
                        "--kind special-review --out reviews.csv",
                        List.of(KIND, optional("out", Kind.FILE, "file to write, else printed", "输出文件")),
                        call -> TemplateOutput.give(
                                call, DecisionKind.of(call.required("kind")).template())));
    }

    private static OptionSpec kind(final boolean isRequired) {
        return new OptionSpec(
                "kind",
                Kind.CHOICE,
                isRequired,
                "kind of decision",
                "决定类别",
                Arrays.stream(DecisionKind.values()).map(DecisionKind::id).toList());
    }

    private static int list(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final String year = call.required("year");
        final List<DecisionKind> kinds =
                call.text("kind").map(kind -> List.of(DecisionKind.of(kind))).orElse(List.of(DecisionKind.values()));
        if (kinds.stream()
                .allMatch(kind ->
                        published.find(kind.subject(Integer.parseInt(year))).isEmpty())) {
            throw DipperException.precondition(
                    "No decisions are in force for " + year + ".",
                    "No file of " + (kinds.size() == 1 ? kinds.get(0).id() : "any kind") + " was loaded.",
                    "Run first: dipper settle decide --year " + year + " --kind KIND --file FILE");
        }
        final List<TableRow> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.addAll(DecisionRows.inForce(published, Integer.parseInt(year), kind)));
        final List<Field> all = SettlementDecisionTable.CONTRACT.fields();
        final List<Field> shown = all.stream()
                .filter(field -> !field.equals(SettlementDecisionTable.SETTLEMENT_YEAR))
                .filter(field -> rows.isEmpty()
                        || rows.stream().anyMatch(row -> row.value(field).isPresent()))
                .toList();
        call.printer()
                .print(Answer.of(
                                all,
                                call.format() == Format.TABLE
                                        ? SettlementTerms.decisionsInWords(rows, call.language())
                                        : rows)
                        .showing(shown));
        return 0;
    }
}
