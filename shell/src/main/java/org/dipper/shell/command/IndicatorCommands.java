package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.indicator.Family;
import org.dipper.supervision.indicator.Grain;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about indicators. */
final class IndicatorCommands {
    /** The period of indicators and leads that a question is about. */
    static final OptionSpec PERIOD = optional("period", Kind.YEARS, "period (default: all)", "期间(默认全部)");

    /** What must be done before there are indicators and leads. */
    static final String RUN_FIRST = "Run first: dipper indicator compute --year YEAR";

    private static final Field LABEL = Field.optional("label", FieldType.STRING, "label", "名称");
    private static final OptionSpec OWN =
            optional("indicators", Kind.FILE, "file of own indicators, for their labels", "自定义指标文件");
    private static final Pattern WHOLE = Pattern.compile("\\d{4}(-\\d{4})?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("\\d{4}-Q[1-4]");
    private static final int YEAR_DIGITS = 4;

    private IndicatorCommands() {}

    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "indicator list",
                        "List every indicator: what it is, what it needs, where it has been computed",
                        "列出全部指标：含义、所需数据、已计算期间",
                        "--family quality",
                        List.of(
                                choice(
                                        "family",
                                        "family (default: all)",
                                        "指标类别(默认全部)",
                                        Arrays.stream(Family.values())
                                                .map(Family::written)
                                                .toArray(String[]::new)),
                                OWN),
                        IndicatorCommands::list),
                new CommandSpec(
                        "indicator show",
                        "Show the values of an indicator, or of all whose name starts so",
                        "查看指标值(可按名称前缀)",
                        "--id readmission --subject-type region",
                        List.of(
                                required("id", Kind.TEXT, "name of the indicator, or its beginning", "指标名称或前缀"),
                                PERIOD,
                                optional("month", Kind.MONTH, "a month", "月份"),
                                optional("quarter", Kind.TEXT, "a quarter, such as 2025-Q1", "季度，如 2025-Q1"),
                                choice("every", "each month or quarter of the period", "按月或按季列出", "month", "quarter"),
                                choice(
                                        "subject-type",
                                        "subjects (default: all)",
                                        "对象类型",
                                        Arrays.stream(Grain.values())
                                                .map(Grain::written)
                                                .toArray(String[]::new)),
                                optional("subject", Kind.TEXT, "one subject (default: all)", "对象(默认全部)"),
                                OWN),
                        IndicatorCommands::show));
    }

    private static int list(final Invocation call) {
        final IndicatorBook book = IndicatorBook.of(call.text(OWN.name()), call.language());
        final List<TableRow> rows = book.rows(
                PublishedTables.openIfPresent(call.warehouse())
                        .map(published -> published.inForce("indicator:"))
                        .orElse(List.of()),
                call.text("family"));
        call.printer().print(Answer.of(IndicatorBook.FIELDS, rows).showing(IndicatorBook.SHOWN));
        return 0;
    }

    private static int show(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(IndicatorValueTable.CONTRACT, RUN_FIRST);
        final String id = call.required("id");
        final Predicate<String> isAsked = asked(call);
        final IndicatorBook book = IndicatorBook.of(call.text(OWN.name()), call.language());
        final List<TableRow> rows = published.current(IndicatorValueTable.CONTRACT, conditions(call, book));
        rows.removeIf(row -> !isAsked.test(row.text(IndicatorValueTable.PERIOD)));
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
        call.printer().print(labelled(rows, book).under(book.heading(rows)));
        return 0;
    }

    /** What files can be skipped by: the name of an indicator means that one alone, another text all that begin so. */
    private static List<Match> conditions(final Invocation call, final IndicatorBook book) {
        final List<Match> where = new ArrayList<>();
        final String id = call.required("id");
        where.add(
                book.isName(id)
                        ? Match.of(IndicatorValueTable.INDICATOR, id)
                        : Match.startingWith(IndicatorValueTable.INDICATOR, id));
        final boolean isOfParts = call.text("every").isPresent();
        if (call.text("month").isPresent()) {
            where.add(Match.of(IndicatorValueTable.PERIOD, monthOf(call.required("month"))));
        } else if (call.text("quarter").isPresent()) {
            where.add(Match.of(IndicatorValueTable.PERIOD, call.required("quarter")));
        } else if (isOfParts && call.text("period").isPresent()) {
            where.add(Match.startingWith(IndicatorValueTable.PERIOD, call.required("period")));
        } else {
            call.text("period").ifPresent(period -> where.add(Match.of(IndicatorValueTable.PERIOD, period)));
        }
        call.text("subject-type").ifPresent(type -> where.add(Match.of(IndicatorValueTable.SUBJECT_TYPE, type)));
        call.text("subject").ifPresent(subject -> where.add(Match.of(IndicatorValueTable.SUBJECT, subject)));
        return where;
    }

    /** Which periods are shown: the one asked for, each part asked for, else those that are no part of another. */
    private static Predicate<String> asked(final Invocation call) {
        final List<String> given = List.of("month", "quarter", "every").stream()
                .filter(option -> call.text(option).isPresent())
                .toList();
        if (given.size() > 1
                || (!given.isEmpty()
                        && !given.contains("every")
                        && call.text("period").isPresent())) {
            throw DipperException.usage(
                    "The command 'indicator show' takes one of --month, --quarter and --every, and --period only with"
                            + " --every.",
                    "Each of them says which periods to show.",
                    "For example: dipper indicator show --id mean_cost --month 202503");
        }
        final String quarter = call.text("quarter").orElse("2025-Q1");
        if (!QUARTER.matcher(quarter).matches()) {
            throw DipperException.usage(
                    "The option --quarter of 'indicator show' cannot be \"" + quarter + "\".",
                    "A quarter is a year and one of Q1 to Q4.",
                    "Write it like 2025-Q1.");
        }
        if (given.isEmpty()) {
            return WHOLE.asMatchPredicate();
        }
        return switch (call.text("every").orElse("")) {
            case "month" -> MONTH.asMatchPredicate();
            case "quarter" -> QUARTER.asMatchPredicate();
            default -> period -> true;
        };
    }

    private static String monthOf(final String written) {
        return written.substring(0, YEAR_DIGITS) + "-" + written.substring(YEAR_DIGITS);
    }

    private static Answer labelled(final List<TableRow> rows, final IndicatorBook book) {
        final List<Field> fields = new ArrayList<>(IndicatorValueTable.CONTRACT.fields());
        fields.add(LABEL);
        final List<TableRow> labelled = rows.stream()
                .map(row -> {
                    final List<Object> values = new ArrayList<>();
                    row.fields().forEach(field -> values.add(row.value(field).orElse(null)));
                    values.add(book.label(row.text(IndicatorValueTable.INDICATOR)));
                    return new TableRow(fields, values);
                })
                .toList();
        final List<Field> shown = new ArrayList<>(fields);
        shown.remove(IndicatorValueTable.CASE_COUNT);
        final boolean isOneIndicator = rows.stream()
                        .map(row -> row.text(IndicatorValueTable.INDICATOR))
                        .distinct()
                        .count()
                == 1;
        if (isOneIndicator) {
            // Its name stands above the table.
            shown.remove(LABEL);
            shown.remove(IndicatorValueTable.INDICATOR);
            shown.add(IndicatorValueTable.CASE_COUNT);
        }
        return Answer.of(fields, labelled).showing(shown);
    }

    /** The region first, then its parts, from the larger to the smaller. */
    private static int subjectOrder(final String type) {
        return Arrays.stream(Grain.values()).map(Grain::written).toList().indexOf(type);
    }
}
