package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about indicators and leads. */
public final class SupervisionCommands {
    private static final String RUN_FIRST = "Run first: dipper indicator compute --year YEAR";
    private static final Field PERIODS = Field.required("periods", FieldType.STRING, "periods", "期间");
    private static final Field VALUES = Field.required("value_count", FieldType.LONG, "values", "指标值数");
    private static final Field STAYS = Field.required("stays", FieldType.STRING_ARRAY, "stays", "住院记录");

    private SupervisionCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        final OptionSpec period = optional("period", Kind.YEARS, "period (default: all)", "期间(默认全部)");
        return List.of(
                new CommandSpec(
                        "indicator list",
                        "List the indicators computed",
                        "列出已计算指标",
                        "",
                        List.of(),
                        SupervisionCommands::list),
                new CommandSpec(
                        "indicator show",
                        "Show the values of an indicator, or of all whose name starts so",
                        "查看指标值(可按名称前缀)",
                        "--id readmission --subject-type region",
                        List.of(
                                required("id", Kind.TEXT, "name of the indicator, or its beginning", "指标名称或前缀"),
                                period,
                                choice(
                                        "subject-type",
                                        "subjects (default: all)",
                                        "对象类型",
                                        "region",
                                        "level",
                                        "institution")),
                        SupervisionCommands::show),
                new CommandSpec(
                        "lead list",
                        "List leads for review, costliest first; a lead is no verdict",
                        "列出疑点线索(按费用排序)，线索不是结论",
                        "--limit 10",
                        List.of(period, optional("rule", Kind.TEXT, "rule (default: all)", "规则(默认全部)")),
                        SupervisionCommands::leads),
                new CommandSpec(
                        "lead show",
                        "Show a lead with its stays",
                        "查看线索及其住院记录",
                        "--id LEAD",
                        List.of(required("id", Kind.TEXT, "lead id", "线索编号")),
                        SupervisionCommands::lead));
    }

    private static int list(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(IndicatorValueTable.CONTRACT, RUN_FIRST);
        final Map<String, List<TableRow>> byIndicator = new TreeMap<>();
        published.current(IndicatorValueTable.CONTRACT).forEach(row -> byIndicator
                .computeIfAbsent(row.text(IndicatorValueTable.INDICATOR), name -> new ArrayList<>())
                .add(row));
        final List<Field> fields = List.of(IndicatorValueTable.INDICATOR, PERIODS, VALUES);
        final List<TableRow> rows = new ArrayList<>();
        byIndicator.forEach((indicator, values) -> {
            final TreeSet<String> periods = new TreeSet<>();
            values.forEach(row -> periods.add(row.text(IndicatorValueTable.PERIOD)));
            rows.add(new TableRow(fields, List.of(indicator, String.join(" ", periods), (long) values.size())));
        });
        call.printer().print(Answer.of(fields, rows));
        return 0;
    }

    private static int show(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(IndicatorValueTable.CONTRACT, RUN_FIRST);
        final String id = call.required("id");
        final List<Match> where = new ArrayList<>();
        call.text("period").ifPresent(period -> where.add(Match.of(IndicatorValueTable.PERIOD, period)));
        call.text("subject-type").ifPresent(type -> where.add(Match.of(IndicatorValueTable.SUBJECT_TYPE, type)));
        final List<TableRow> rows = published.current(IndicatorValueTable.CONTRACT, where);
        rows.removeIf(row -> !row.text(IndicatorValueTable.INDICATOR).startsWith(id));
        if (rows.isEmpty()) {
            throw DipperException.precondition(
                    "There is no value of the indicator \"" + id + "\" here.",
                    "No indicator of that name, period and kind of subject has been computed.",
                    "See what there is: dipper indicator list");
        }
        rows.sort(Comparator.comparing((TableRow row) -> row.text(IndicatorValueTable.PERIOD))
                .thenComparing(row -> subjectOrder(row.text(IndicatorValueTable.SUBJECT_TYPE)))
                .thenComparing(row -> row.text(IndicatorValueTable.INDICATOR))
                .thenComparing(row -> row.text(IndicatorValueTable.SUBJECT)));
        call.printer().print(Answer.of(IndicatorValueTable.CONTRACT.fields(), rows));
        return 0;
    }

    /** The region first, then levels, then institutions: from the whole to its parts. */
    private static int subjectOrder(final String type) {
        return List.of("region", "level", "institution").indexOf(type);
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
