package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.TableRow;

/** Questions about catalog editions. */
public final class CatalogCommands {
    private CatalogCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        return List.of(new CommandSpec(
                "catalog show",
                "Show the disease groups of an edition, most cases first",
                "查看病种目录(按病例数排序)",
                "--year 2025 --limit 50",
                List.of(required("year", Kind.YEAR, "edition", "目录年度")),
                CatalogCommands::show));
    }

    private static int show(final Invocation call) {
        final int year = call.integer("year").orElseThrow();
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final Publication edition = published.require(
                "catalog:" + year,
                "Run first: dipper catalog build --year " + year + " --history FIRST-LAST --policy FILE");
        final List<TableRow> groups = published.rows(
                edition,
                DiseaseGroupTable.CONTRACT,
                List.of(
                        Match.of(DiseaseGroupTable.EDITION_YEAR, year),
                        Match.of(DiseaseGroupTable.REVISION, edition.revision())));
        groups.sort(Comparator.comparingLong((TableRow row) -> row.number(DiseaseGroupTable.CASE_COUNT))
                .reversed()
                .thenComparing(row -> row.text(DiseaseGroupTable.GROUP_CODE)));
        call.printer()
                .print(Answer.of(DiseaseGroupTable.CONTRACT.fields(), groups)
                        .hiding(
                                DiseaseGroupTable.EDITION_YEAR,
                                DiseaseGroupTable.REVISION,
                                DiseaseGroupTable.DIAGNOSIS_KEY,
                                DiseaseGroupTable.PROCEDURE_KEY)
                        .under(headings(call, edition, published)));
        return 0;
    }

    private static List<String> headings(
            final Invocation call, final Publication publication, final PublishedTables published) {
        final List<String> lines = new ArrayList<>();
        lines.add(call.say(
                "Catalog " + publication.period() + ", revision " + publication.revision() + ", "
                        + state(call, publication),
                "病种目录 " + publication.period() + "，修订 " + publication.revision() + "，" + state(call, publication)));
        published
                .rows(
                        publication,
                        CatalogEditionTable.CONTRACT,
                        List.of(
                                Match.of(CatalogEditionTable.EDITION_YEAR, Long.parseLong(publication.period())),
                                Match.of(CatalogEditionTable.REVISION, publication.revision())))
                .stream()
                .findFirst()
                .ifPresent(edition -> lines.add(summary(call, edition)));
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
        return call.say(
                "From " + count + " cases of " + years + ": " + core + " core and " + comprehensive
                        + " comprehensive groups, coverage " + coverage + "%, mean cost M " + mean + " yuan",
                years + " 年 " + count + " 例：核心病种 " + core + " 个，综合病种 " + comprehensive + " 个，入组率 " + coverage
                        + "%，次均费用 M " + mean + " 元");
    }
}
