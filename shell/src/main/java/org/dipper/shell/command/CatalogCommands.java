package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.CatalogLevelTable;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** Questions about catalog editions. */
public final class CatalogCommands {
    private static final OptionSpec YEAR = required("year", Kind.YEAR, "edition", "目录年度");
    private static final String LAYER = "layer";
    private static final String GROUP = "group";
    private static final String LEVEL = "level";

    private CatalogCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        final String[] layers = Arrays.stream(DiseaseGroup.Layer.values())
                .map(DiseaseGroup.Layer::id)
                .toArray(String[]::new);
        return List.of(
                new CommandSpec(
                        "catalog show",
                        "Show the disease groups of an edition, most cases first",
                        "查看病种目录(按病例数排序)",
                        "--year 2025 --limit 50",
                        List.of(
                                YEAR,
                                choice(LAYER, "groups of one layer", "入组层级", layers),
                                optional(GROUP, Kind.TEXT, "groups whose code starts so", "病种编码前缀")),
                        CatalogCommands::show),
                new CommandSpec(
                        "catalog curve",
                        "Show how many core groups each threshold gives, and what they cover",
                        "查看覆盖率曲线：各例数临界值的病种数与覆盖率",
                        "--year 2025",
                        List.of(YEAR),
                        CatalogCommands::curve),
                new CommandSpec(
                        "catalog levels",
                        "Show the upper levels of a catalog: main index, sections, subcategories",
                        "查看三级目录的上两级与主索引",
                        "--year 2025 --level 1",
                        List.of(YEAR, choice(LEVEL, "2 subcategory, 1 section, 0 main index", "级别", "0", "1", "2")),
                        CatalogCommands::levels),
                new CommandSpec(
                        "catalog adjustments",
                        "Show the scores that experts changed: who, why, from what to what",
                        "查看专家分值调整记录",
                        "--year 2025",
                        List.of(YEAR),
                        CatalogCommands::adjustments));
    }

    private static int show(final Invocation call) {
        final EditionTables edition = edition(call);
        final List<TableRow> groups = edition.rows(DiseaseGroupTable.CONTRACT);
        call.text(LAYER)
                .ifPresent(layer -> groups.removeIf(
                        row -> !row.text(DiseaseGroupTable.LAYER).equals(layer)));
        call.text(GROUP)
                .ifPresent(prefix -> groups.removeIf(
                        row -> !row.text(DiseaseGroupTable.GROUP_CODE).startsWith(prefix)));
        groups.sort(Comparator.comparingLong((TableRow row) -> row.number(DiseaseGroupTable.CASE_COUNT))
                .reversed()
                .thenComparing(row -> row.text(DiseaseGroupTable.GROUP_CODE)));
        final List<Field> hidden = new ArrayList<>(List.of(
                DiseaseGroupTable.DIAGNOSIS_KEY, DiseaseGroupTable.PROCEDURE_KEY, DiseaseGroupTable.SCHEME_RULE));
        if (groups.stream().noneMatch(CatalogCommands::isAdjusted)) {
            hidden.add(DiseaseGroupTable.DERIVED_RW);
        }
        if (groups.stream()
                .noneMatch(row -> row.value(DiseaseGroupTable.IS_BASIC_LEVEL).equals(Optional.of(true)))) {
            hidden.add(DiseaseGroupTable.IS_BASIC_LEVEL);
        }
        call.printer()
                .print(withoutEmptyColumns(DiseaseGroupTable.CONTRACT, groups)
                        .hiding(hidden.toArray(Field[]::new))
                        .under(headings(call, edition)));
        return 0;
    }

    private static boolean isAdjusted(final TableRow group) {
        return group.decimal(DiseaseGroupTable.DERIVED_RW)
                .filter(derived -> !group.decimal(DiseaseGroupTable.RW).equals(Optional.of(derived)))
                .isPresent();
    }

    private static int curve(final Invocation call) {
        final EditionTables edition = edition(call);
        final List<TableRow> points = edition.rows(CoverageCurveTable.CONTRACT);
        points.sort(Comparator.comparingLong(row -> row.number(CoverageCurveTable.THRESHOLD)));
        call.printer()
                .print(withoutEmptyColumns(CoverageCurveTable.CONTRACT, points).under(headings(call, edition)));
        return 0;
    }

    private static int levels(final Invocation call) {
        final EditionTables edition = edition(call);
        final List<TableRow> entries = edition.rows(CatalogLevelTable.CONTRACT);
        call.integer(LEVEL).ifPresent(level -> entries.removeIf(row -> row.number(CatalogLevelTable.LEVEL) != level));
        entries.sort(Comparator.comparingLong((TableRow row) -> row.number(CatalogLevelTable.LEVEL))
                .thenComparing(row -> row.text(CatalogLevelTable.CODE))
                .thenComparingLong(row -> row.number(CatalogLevelTable.PROCEDURE_ATTRIBUTE)));
        call.printer()
                .print(withoutEmptyColumns(CatalogLevelTable.CONTRACT, entries).under(headings(call, edition)));
        return 0;
    }

    private static int adjustments(final Invocation call) {
        final EditionTables edition = edition(call);
        final List<TableRow> changes = edition.rows(ScoreAdjustmentTable.CONTRACT);
        changes.sort(Comparator.comparingLong(row -> row.number(ScoreAdjustmentTable.SOURCE_LINE)));
        call.printer()
                .print(withoutEmptyColumns(ScoreAdjustmentTable.CONTRACT, changes)
                        .under(headings(call, edition)));
        return 0;
    }

    private static EditionTables edition(final Invocation call) {
        return EditionTables.require(
                PublishedTables.open(call.warehouse()), call.integer("year").orElseThrow());
    }

    /** For people without the edition, which the heading names, and without columns that no row fills. */
    private static Answer withoutEmptyColumns(final TableContract table, final List<TableRow> rows) {
        final List<Field> empty = table.fields().stream()
                .filter(field -> rows.stream().allMatch(row -> row.value(field).isEmpty()))
                .toList();
        return Answer.of(table.fields(), rows)
                .hiding(CatalogEditionTable.EDITION_YEAR, CatalogEditionTable.REVISION)
                .hiding(empty.toArray(Field[]::new));
    }

    private static List<String> headings(final Invocation call, final EditionTables edition) {
        final Publication publication = edition.publication();
        final List<String> lines = new ArrayList<>();
        lines.add(call.say(
                "Catalog " + publication.period() + ", revision " + publication.revision() + ", "
                        + state(call, publication),
                "病种目录 " + publication.period() + "，修订 " + publication.revision() + "，" + state(call, publication)));
        edition.header().ifPresent(header -> lines.add(summary(call, header)));
        lines.add("");
        return lines;
    }

    static String state(final Invocation call, final Publication publication) {
        return publication.isPublished() ? call.say("published", "已发布") : call.say("draft", "草案");
    }

    private static String summary(final Invocation call, final TableRow edition) {
        final String mean = CellText.grouped(Fen.toYuan(edition.number(CatalogEditionTable.MEAN_COST_FEN)));
        final long cases = edition.number(CatalogEditionTable.CASE_COUNT);
        final long grouped = cases - edition.number(CatalogEditionTable.UNGROUPED_CASE_COUNT);
        final BigDecimal coverage = cases == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(grouped * 100).divide(BigDecimal.valueOf(cases), 2, RoundingMode.HALF_UP);
        final String count = CellText.grouped(BigDecimal.valueOf(cases));
        final long core = edition.number(CatalogEditionTable.CORE_GROUP_COUNT);
        final long comprehensive = edition.number(CatalogEditionTable.COMPREHENSIVE_GROUP_COUNT);
        final String years = edition.text(CatalogEditionTable.HISTORY_FIRST_YEAR) + "-"
                + edition.text(CatalogEditionTable.HISTORY_LAST_YEAR);
        final Optional<String> reduction = edition.decimal(CatalogEditionTable.VARIANCE_REDUCTION)
                .map(riv -> riv.setScale(4, RoundingMode.HALF_UP).toPlainString());
        return call.say(
                "From " + count + " cases of " + years + ": " + core + " core and " + comprehensive
                        + " comprehensive groups, coverage " + coverage + "%, mean cost M " + mean + " yuan"
                        + reduction.map(riv -> ", RIV " + riv).orElse(""),
                years + " 年 " + count + " 例：核心病种 " + core + " 个，综合病种 " + comprehensive + " 个，入组率 " + coverage
                        + "%，次均费用 M " + mean + " 元"
                        + reduction.map(riv -> "，RIV " + riv).orElse(""));
    }
}
