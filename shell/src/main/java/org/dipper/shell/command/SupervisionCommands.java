package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about indicators and leads. */
public final class SupervisionCommands {
    private static final String RUN_FIRST = IndicatorCommands.RUN_FIRST;
    private static final Field STAYS = Field.required("stays", FieldType.STRING_ARRAY, "stays", "住院记录");

    private SupervisionCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        final List<CommandSpec> commands = new ArrayList<>(IndicatorCommands.all());
        commands.addAll(List.of(
                new CommandSpec(
                        "lead list",
                        "List leads for review, costliest first; a lead is no verdict",
                        "列出疑点线索(按费用排序)，线索不是结论",
                        "--limit 10",
                        List.of(IndicatorCommands.PERIOD, optional("rule", Kind.TEXT, "rule (default: all)", "规则(默认全部)")),
                        SupervisionCommands::leads),
                new CommandSpec(
                        "lead show",
                        "Show a lead with its stays",
                        "查看线索及其住院记录",
                        "--id LEAD",
                        List.of(required("id", Kind.TEXT, "lead id", "线索编号")),
                        SupervisionCommands::lead)));
        return List.copyOf(commands);
    }

    private static int leads(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(LeadTable.CONTRACT, RUN_FIRST);
        final List<Match> where = new ArrayList<>();
        call.text("period").ifPresent(period -> where.add(Match.of(LeadTable.PERIOD, period)));
        call.text("rule").ifPresent(rule -> where.add(Match.of(LeadTable.RULE, rule)));
        final List<TableRow> rows = published.current(LeadTable.CONTRACT, where);
        rows.sort(Comparator.comparingLong((TableRow row) -> row.number(LeadTable.TOTAL_COST_FEN))
                .reversed()
                .thenComparing(row -> row.text(LeadTable.PERIOD))
                .thenComparing(row -> row.text(LeadTable.LEAD_ID)));
        final long fen = rows.stream()
                .mapToLong(row -> row.number(LeadTable.TOTAL_COST_FEN))
                .sum();
        final String count = CellText.grouped(BigDecimal.valueOf(rows.size()));
        final String cost = CellText.grouped(Fen.toYuan(fen));
        call.printer()
                .print(Answer.of(LeadTable.CONTRACT.fields(), rows)
                        .hiding(LeadTable.RULE_VERSION, LeadTable.NOT_CHECKED)
                        .under(List.of(
                                call.say(
                                        count + " leads for review, stays of " + cost
                                                + " yuan; a lead is a reason to look, never a verdict",
                                        "疑点线索 " + count + " 条，涉及费用 " + cost + " 元；线索供核查，不是结论"),
                                "")));
        return 0;
    }

    private static int lead(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(LeadTable.CONTRACT, RUN_FIRST);
        final String id = call.required("id");
        final Optional<TableRow> lead =
                published.current(LeadTable.CONTRACT, List.of(Match.of(LeadTable.LEAD_ID, id))).stream()
                        .findFirst();
        if (lead.isEmpty()) {
            throw DipperException.precondition(
                    "There is no lead \"" + id + "\" here.",
                    "No lead in force has that id.",
                    "See what there is: dipper lead list");
        }
        final List<TableRow> stays =
                published.current(LeadCaseTable.CONTRACT, List.of(Match.of(LeadCaseTable.LEAD_ID, id)));
        stays.sort(Comparator.comparingLong(row -> row.number(LeadCaseTable.SEQUENCE)));
        if (call.format() == Format.JSON) {
            final List<Field> fields = new ArrayList<>(lead.get().fields());
            fields.add(STAYS);
            final List<Object> values = new ArrayList<>();
            lead.get()
                    .fields()
                    .forEach(field -> values.add(lead.get().value(field).orElse(null)));
            values.add(stays);
            call.printer().print(Answer.one(new TableRow(fields, values)));
        } else if (call.format() == Format.CSV) {
            call.printer().print(Answer.of(LeadCaseTable.CONTRACT.fields(), stays));
        } else {
            call.printer().print(Answer.one(lead.get()));
            call.console().out().println();
            call.printer()
                    .print(Answer.of(LeadCaseTable.CONTRACT.fields(), stays)
                            .hiding(LeadCaseTable.LEAD_ID, LeadCaseTable.PERIOD));
        }
        return 0;
    }
}
