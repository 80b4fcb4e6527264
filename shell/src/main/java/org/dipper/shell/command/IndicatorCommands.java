package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about indicators. */
final class IndicatorCommands {
    /** The period of indicators and leads that a question is about. */
    static final OptionSpec PERIOD = optional("period", Kind.YEARS, "period (default: all)", "期间(默认全部)");

    /** What must be done before there are indicators and leads. */
    static final String RUN_FIRST = "Run first: dipper indicator compute --year YEAR";

    private static final Field PERIODS = Field.required("periods", FieldType.STRING, "periods", "期间");
    private static final Field VALUES = Field.required("value_count", FieldType.LONG, "values", "指标值数");

    private IndicatorCommands() {}

    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "indicator list",
                        "List the indicators computed",
                        "列出已计算指标",
                        "",
                        List.of(),
                        IndicatorCommands::list),
                new CommandSpec(
                        "indicator show",
                        "Show the values of an indicator, or of all whose name starts so",
                        "查看指标值(可按名称前缀)",
                        "--id readmission --subject-type region",
                        List.of(
                                required("id", Kind.TEXT, "name of the indicator, or its beginning", "指标名称或前缀"),
                                PERIOD,
                                choice(
                                        "subject-type",
                                        "subjects (default: all)",
                                        "对象类型",
                                        "region",
                                        "level",
                                        "institution")),
                        IndicatorCommands::show));
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
}
