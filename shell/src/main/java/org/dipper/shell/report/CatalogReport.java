package org.dipper.shell.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.read.Publication;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Tells of a catalog edition what experts, hospitals and the public ask of it. */
public final class CatalogReport {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final EditionTables edition;
    private final TableRow header;
    private final List<TableRow> groups;
    private final Language language;

    private CatalogReport(final EditionTables edition, final TableRow header, final Language language) {
        this.edition = edition;
        this.header = header;
        this.groups = edition.rows(DiseaseGroupTable.CONTRACT);
        this.language = language;
    }

    /**
     * The report of an edition.
     *
     * @param header its row of {@code catalog_edition}
     * @param against another edition to compare scores with
     */
    public static Report of(
            final EditionTables edition,
            final TableRow header,
            final Optional<EditionTables> against,
            final Language language) {
        return new CatalogReport(edition, header, language).report(against);
    }

    private Report report(final Optional<EditionTables> against) {
        final List<Section> sections = new ArrayList<>();
        sections.add(new CoverageSection(language).of(edition, header));
        final VariationSections variation = new VariationSections(language, groups);
        sections.add(variation.spread());
        sections.add(variation.reduction(header));
        final GroupSections lists = new GroupSections(language, groups);
        sections.add(lists.largest());
        sections.add(lists.widest());
        final ScoreSections scores = new ScoreSections(language, groups);
        against.ifPresent(other -> sections.add(scores.movers(other)));
        sections.add(scores.adjustments(edition));
        final FactorSections factors = new FactorSections(language);
        sections.add(factors.coefficients(edition));
        sections.add(factors.auxiliaryTypes(edition));
        sections.add(lists.basicLevel());
        final Publication publication = edition.publication();
        final String state = publication.isPublished() ? say("published", "已发布") : say("draft", "草案");
        return new Report(
                language,
                say("Disease-group catalog " + edition.year(), edition.year() + " 年病种目录报告"),
                say(
                        "Revision " + publication.revision() + ", " + state + ", "
                                + MOMENT.format(publication.recordedAt()),
                        "修订 " + publication.revision() + "，" + state + "，" + MOMENT.format(publication.recordedAt())),
                figures(),
                sections,
                provenance());
    }

    private List<Figure> figures() {
        final long cases = header.number(CatalogEditionTable.CASE_COUNT);
        final long grouped = cases - header.number(CatalogEditionTable.UNGROUPED_CASE_COUNT);
        final List<Figure> figures = new ArrayList<>(List.of(
                column(CatalogEditionTable.CORE_GROUP_COUNT),
                column(CatalogEditionTable.COMPREHENSIVE_GROUP_COUNT),
                column(CatalogEditionTable.CASE_COUNT),
                new Figure(
                        say("Cases in a group", "入组率"),
                        share(grouped, cases),
                        "(case_count - ungrouped_case_count) / case_count, catalog_edition"),
                new Figure(
                        say("Cases in core groups", "核心病种病例占比"),
                        share(header.number(CatalogEditionTable.CORE_CASE_COUNT), cases),
                        "core_case_count / case_count, catalog_edition"),
                column(CatalogEditionTable.MEAN_COST_FEN),
                column(CatalogEditionTable.CORE_THRESHOLD),
                column(CatalogEditionTable.VARIANCE_REDUCTION)));
        figures.add(new Figure(
                DiseaseGroupTable.IS_BASIC_LEVEL.label(language.code()),
                CellText.grouped(BigDecimal.valueOf(groups.stream()
                        .filter(row ->
                                row.value(DiseaseGroupTable.IS_BASIC_LEVEL).equals(Optional.of(true)))
                        .count())),
                say("rows with is_basic_level", "is_basic_level 为真的行数") + ", disease_group"));
        figures.add(new Figure(
                say("Scores adjusted", "分值调整数"),
                CellText.grouped(BigDecimal.valueOf(
                        edition.rows(ScoreAdjustmentTable.CONTRACT).size())),
                say("rows", "行数") + ", score_adjustment"));
        return figures;
    }

    private Figure column(final Field field) {
        return new Figure(
                CellText.label(field, language),
                header.value(field)
                        .map(value -> CellText.of(field, value, language))
                        .orElse("-"),
                "catalog_edition." + field.name());
    }

    private List<Figure> provenance() {
        final Publication publication = edition.publication();
        return List.of(
                new Figure(
                        say("History", "历史年度"),
                        header.text(CatalogEditionTable.HISTORY_FIRST_YEAR) + "-"
                                + header.text(CatalogEditionTable.HISTORY_LAST_YEAR),
                        ""),
                plain(CatalogEditionTable.SCHEME),
                plain(CatalogEditionTable.POLICY_HASH),
                plain(CatalogEditionTable.GROUPING_HASH),
                new Figure(say("Run", "运行编号"), publication.runId(), ""),
                new Figure(say("Content hash", "内容指纹"), publication.contentHash(), ""));
    }

    private Figure plain(final Field field) {
        return new Figure(field.label(language.code()), header.text(field), "");
    }

    private static String share(final long part, final long whole) {
        return whole == 0
                ? "-"
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                        + "%";
    }

    private String say(final String english, final String chinese) {
        return language.of(english, chinese);
    }
}
