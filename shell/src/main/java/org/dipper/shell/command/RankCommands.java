package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about the fair ranking of institutions. */
final class RankCommands {
    private static final OptionSpec LEVEL =
            optional("level", Kind.TEXT, "peer group, such as 3 (default: all)", "同类组(默认全部)");
    private static final Field LABEL = Field.optional("label", FieldType.STRING, "label", "名称");
    private static final Field INSTITUTIONS = count("institutions", "institutions", "机构数");
    private static final Field EVALUATED = count("evaluated", "ranked", "已排序");
    private static final Field OUTSIDE = count("above_998", "above 99.8 %", "超99.8%上限");
    private static final Field SMALL = count("small_counts", "few cases", "病例数少");
    private static final Field FUND = Field.optional("priority_fen", FieldType.FEN, "priority, all", "优先度合计")
            .in("fen");
    private static final List<Field> LIST = List.of(
            FairRankingTable.PERIOD, FairRankingTable.INDICATOR, LABEL, INSTITUTIONS, EVALUATED, OUTSIDE, SMALL, FUND);
    private static final List<Field> SHOWN = List.of(
            FairRankingTable.RANK,
            FairRankingTable.INSTITUTION_CODE,
            FairRankingTable.PEER_GROUP,
            FairRankingTable.CASE_COUNT,
            FairRankingTable.OBSERVED,
            FairRankingTable.EXPECTED,
            FairRankingTable.RATIO,
            FairRankingTable.SHRUNKEN_RATIO,
            FairRankingTable.PROBABILITY_HIGH,
            FairRankingTable.FUNNEL_POSITION,
            FairRankingTable.FUND_AT_STAKE_FEN,
            FairRankingTable.PRIORITY_FEN,
            FairRankingTable.IS_SMALL_COUNT,
            FairRankingTable.STATE);

    private RankCommands() {}

    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "rank list",
                        "List the indicators that institutions are ranked by",
                        "列出已作机构公平排序的指标",
                        "--period 2024",
                        List.of(IndicatorCommands.PERIOD),
                        RankCommands::list),
                new CommandSpec(
                        "rank show",
                        "Show institutions in the order of review for an indicator; a rank is no verdict",
                        "按核查优先次序查看机构，排序不是结论",
                        "--indicator cost_index --period 2024 --level 3",
                        List.of(
                                required("indicator", Kind.TEXT, "indicator", "指标"),
                                optional("period", Kind.YEARS, "period (default: the newest)", "期间(默认最近)"),
                                LEVEL),
                        RankCommands::show));
    }

    private static int list(final Invocation call) {
        final IndicatorBook book = IndicatorBook.of(Optional.empty(), call.language());
        final List<Match> where = new ArrayList<>();
        call.text("period").ifPresent(period -> where.add(Match.of(FairRankingTable.PERIOD, period)));
        final Map<String, Map<String, List<TableRow>>> ranked = new TreeMap<>();
        open(call).current(FairRankingTable.CONTRACT, where).forEach(row -> ranked.computeIfAbsent(
                        row.text(FairRankingTable.PERIOD), unused -> new TreeMap<>())
                .computeIfAbsent(row.text(FairRankingTable.INDICATOR), unused -> new ArrayList<>())
                .add(row));
        final List<TableRow> rows = new ArrayList<>();
        ranked.forEach((period, indicators) ->
                indicators.forEach((indicator, own) -> rows.add(summary(period, indicator, own, book))));
        call.printer().print(Answer.of(LIST, rows));
        return 0;
    }

    private static TableRow summary(
            final String period, final String indicator, final List<TableRow> rows, final IndicatorBook book) {
        final Map<Field, Object> values = new LinkedHashMap<>();
        values.put(FairRankingTable.PERIOD, period);
        values.put(FairRankingTable.INDICATOR, indicator);
        values.put(LABEL, book.label(indicator));
        values.put(INSTITUTIONS, (long) rows.size());
        values.put(EVALUATED, rows.stream().filter(RankCommands::isRanked).count());
        values.put(
                OUTSIDE,
                rows.stream()
                        .filter(row -> "above_998".equals(row.text(FairRankingTable.FUNNEL_POSITION)))
                        .count());
        values.put(
                SMALL,
                rows.stream()
                        .filter(row ->
                                row.value(FairRankingTable.IS_SMALL_COUNT).equals(Optional.of(true)))
                        .count());
        values.put(
                FUND,
                rows.stream()
                        .filter(row -> row.value(FairRankingTable.PRIORITY_FEN).isPresent())
                        .mapToLong(row -> row.number(FairRankingTable.PRIORITY_FEN))
                        .reduce(0, Math::addExact));
        return new TableRow(LIST, LIST.stream().map(values::get).toList());
    }

    private static int show(final Invocation call) {
        final String indicator = call.required("indicator");
        final List<TableRow> rows = new ArrayList<>(open(call)
                .current(FairRankingTable.CONTRACT, List.of(Match.of(FairRankingTable.INDICATOR, indicator))));
        final String period = call.text("period").orElseGet(() -> rows.stream()
                .map(row -> row.text(FairRankingTable.PERIOD))
                .max(Comparator.naturalOrder())
                .orElse(""));
        rows.removeIf(row -> !row.text(FairRankingTable.PERIOD).equals(period));
        if (rows.isEmpty()) {
            throw DipperException.refused(
                    "Institutions are not ranked by " + indicator + (period.isEmpty() ? "" : " in " + period) + ".",
                    "Its inputs are missing, or it is not an indicator of the ranking.",
                    "See what there is: dipper rank list");
        }
        call.text(LEVEL.name())
                .ifPresent(level -> rows.removeIf(
                        row -> !row.text(FairRankingTable.PEER_GROUP).equals(level)));
        rows.sort(Comparator.comparingLong(RankCommands::rank)
                .thenComparing(row -> row.text(FairRankingTable.INSTITUTION_CODE)));
        call.printer()
                .print(Answer.of(FairRankingTable.CONTRACT.fields(), rows)
                        .showing(SHOWN)
                        .under(List.of(heading(call, indicator, period, rows), "")));
        return 0;
    }

    private static String heading(
            final Invocation call, final String indicator, final String period, final List<TableRow> rows) {
        final String label = IndicatorBook.of(Optional.empty(), call.language()).label(indicator);
        final long ranked = rows.stream().filter(RankCommands::isRanked).count();
        return call.say(
                label + " " + period + ": " + rows.size() + " institutions, " + ranked
                        + " ranked by probability that the true ratio is high times the fund at stake; a rank is a reason"
                        + " to look, never a verdict",
                label + " " + period + "：机构 " + rows.size() + " 家，已排序 " + ranked + " 家(真实比值偏高的概率×涉及基金)；排序供核查，不是结论");
    }

    private static PublishedTables open(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(FairRankingTable.CONTRACT, IndicatorCommands.RUN_FIRST);
        return published;
    }

    private static boolean isRanked(final TableRow row) {
        return row.value(FairRankingTable.RANK).isPresent();
    }

    private static long rank(final TableRow row) {
        return isRanked(row) ? row.number(FairRankingTable.RANK) : Long.MAX_VALUE;
    }

    private static Field count(final String name, final String labelEn, final String labelZh) {
        return Field.optional(name, FieldType.LONG, labelEn, labelZh);
    }
}
