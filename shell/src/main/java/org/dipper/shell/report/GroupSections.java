package org.dipper.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Lists of groups: the largest, the widest, the basic-level diseases. */
final class GroupSections {
    private static final int MOST = 20;
    private static final int MOST_BASIC = 200;
    private static final int MOST_BARS = 15;

    private final Language language;
    private final List<TableRow> groups;

    GroupSections(final Language language, final List<TableRow> groups) {
        this.language = language;
        this.groups = groups;
    }

    /** Most cases first. */
    Section largest() {
        final List<TableRow> rows = Rows.first(sorted(byCases()), MOST);
        return section(
                "largest",
                language.of("Largest groups", "病例最多的病种"),
                List.of(),
                Optional.of(Charts.lyingBars(
                        DiseaseGroupTable.CASE_COUNT.label(language.code()),
                        Rows.first(rows, MOST_BARS).stream()
                                .map(row -> new Charts.Bar(
                                        row.text(DiseaseGroupTable.GROUP_CODE),
                                        BigDecimal.valueOf(row.number(DiseaseGroupTable.CASE_COUNT)),
                                        Charts.BLUE))
                                .toList(),
                        DiseaseGroupTable.CASE_COUNT.label(language.code()))),
                rows);
    }

    /** Highest CV first. */
    Section widest() {
        final Comparator<TableRow> byCv = Comparator.comparing(
                        (TableRow row) -> row.decimal(DiseaseGroupTable.CV).orElse(BigDecimal.ZERO))
                .reversed();
        return section(
                "widest",
                language.of("Widest groups", "变异系数最大的病种"),
                List.of(language.of(
                        "Groups whose costs spread most: candidates for auxiliary types, or for a look at their coding.",
                        "费用离散程度最大的病种：可考虑辅助分型，或核查编码质量。")),
                Optional.empty(),
                Rows.first(sorted(byCv.thenComparing(byCases())), MOST));
    }

    /** The diseases that the edition marks as fit for primary care. */
    Section basicLevel() {
        final List<TableRow> basic = sorted(byCases()).stream()
                .filter(row -> row.value(DiseaseGroupTable.IS_BASIC_LEVEL).equals(Optional.of(true)))
                .toList();
        return section(
                "basic-level",
                language.of("Basic-level diseases", "基层病种"),
                List.of(language.of(
                        basic.size() + " core groups fit primary care by the rule of the policy (catalog.basic_level)."
                                + " The list that is paid alike everywhere stands in the settlement policy.",
                        "按政策规则(catalog.basic_level)选出 " + basic.size() + " 个核心病种适宜基层收治。实行同病同付的病种以清算政策所列为准。")),
                Optional.empty(),
                Rows.first(basic, MOST_BASIC));
    }

    private Section section(
            final String id,
            final String title,
            final List<String> notes,
            final Optional<JsonNode> chart,
            final List<TableRow> rows) {
        return new Section(id, title, notes, chart, columns(rows), rows, "disease_group");
    }

    /** The columns that some row fills. */
    private static List<Field> columns(final List<TableRow> rows) {
        return List.of(
                        DiseaseGroupTable.GROUP_CODE,
                        DiseaseGroupTable.GROUP_NAME,
                        DiseaseGroupTable.GROUP_TYPE,
                        DiseaseGroupTable.RELATED_PROCEDURES,
                        DiseaseGroupTable.CASE_COUNT,
                        DiseaseGroupTable.MEAN_COST_FEN,
                        DiseaseGroupTable.RW,
                        DiseaseGroupTable.CV)
                .stream()
                .filter(field -> rows.stream().anyMatch(row -> row.value(field).isPresent()))
                .toList();
    }

    private List<TableRow> sorted(final Comparator<TableRow> order) {
        final List<TableRow> rows = new ArrayList<>(groups);
        rows.sort(order);
        return rows;
    }

    private static Comparator<TableRow> byCases() {
        return Comparator.comparingLong((TableRow row) -> row.number(DiseaseGroupTable.CASE_COUNT))
                .reversed()
                .thenComparing(row -> row.text(DiseaseGroupTable.GROUP_CODE));
    }
}
