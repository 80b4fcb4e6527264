package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.coding.DiagnosisParts;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.grouping.GroupingCase;
import org.dipper.grouping.Placement;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.TableRow;

/** The edition that a case is looked up in, and the group that a settlement gave it. */
final class CaseCatalog {
    private static final String REVISION = ", revision ";

    private final PublishedTables published;
    private final int year;
    private final Publication edition;

    /** The edition in force of a year; refused where there is none. */
    CaseCatalog(final PublishedTables published, final int year) {
        this.published = published;
        this.year = year;
        this.edition = published.require(
                "catalog:" + year,
                "Run first: dipper catalog build --year " + year + " --history FIRST-LAST --policy FILE");
    }

    int year() {
        return year;
    }

    /** The scheme that the edition was derived by, without its revision. */
    Optional<String> scheme() {
        return published
                .rows(
                        edition,
                        CatalogEditionTable.CONTRACT,
                        List.of(
                                Match.of(CatalogEditionTable.EDITION_YEAR, year),
                                Match.of(CatalogEditionTable.REVISION, edition.revision())))
                .stream()
                .flatMap(row -> row.value(CatalogEditionTable.SCHEME).stream())
                .map(text -> text.toString().split(REVISION, -1)[0])
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** The core group of a case: where several related procedures fit, the group that asks for most. */
    Optional<TableRow> core(final GroupingCase each, final Placement placement) {
        return groups().stream()
                .filter(group -> isCore(group, each, placement))
                .max(Comparator.<TableRow>comparingInt(group -> related(group).size())
                        .thenComparing(group -> group.text(DiseaseGroupTable.GROUP_CODE), Comparator.reverseOrder()));
    }

    /** The comprehensive group of a case. */
    Optional<TableRow> comprehensive(final GroupingCase each, final Placement placement) {
        final String category = DiagnosisParts.category(each.principalDiagnosis());
        return groups().stream()
                .filter(group -> group.text(DiseaseGroupTable.GROUP_TYPE).equals(DiseaseGroup.COMPREHENSIVE)
                        && group.text(DiseaseGroupTable.DIAGNOSIS_CODE).equals(category)
                        && group.number(DiseaseGroupTable.PROCEDURE_ATTRIBUTE) == placement.attribute())
                .findFirst();
    }

    /** What the settlement in force that has a case says of its group. */
    static Optional<TableRow> settled(final PublishedTables published, final String settlementId) {
        final List<TableRow> found = new ArrayList<>();
        for (final Publication settlement : published.inForce("settlement:")) {
            if (found.isEmpty()) {
                found.addAll(published.rows(
                        settlement,
                        CaseGroupTable.CONTRACT,
                        List.of(
                                Match.of(CaseGroupTable.SETTLEMENT_YEAR, Long.parseLong(settlement.period())),
                                Match.of(CaseGroupTable.REVISION, settlement.revision()),
                                Match.of(CaseGroupTable.SETTLEMENT_ID, settlementId))));
            }
        }
        return found.stream().findFirst();
    }

    private List<TableRow> groups() {
        return published.rows(
                edition,
                DiseaseGroupTable.CONTRACT,
                List.of(
                        Match.of(DiseaseGroupTable.EDITION_YEAR, year),
                        Match.of(DiseaseGroupTable.REVISION, edition.revision())));
    }

    private static boolean isCore(final TableRow group, final GroupingCase each, final Placement placement) {
        if (!group.text(DiseaseGroupTable.GROUP_TYPE).equals(DiseaseGroup.CORE)
                || group.number(DiseaseGroupTable.SCHEME_RULE) != placement.schemeRule()
                || !each.procedures().containsAll(related(group))) {
            return false;
        }
        final String main =
                placement.mainProcedure() < 0 ? "" : each.procedures().get(placement.mainProcedure());
        return placement.schemeRule() != Placement.BASIC
                || (group.text(DiseaseGroupTable.DIAGNOSIS_CODE)
                                .equals(DiagnosisParts.subcategory(each.principalDiagnosis()))
                        && group.text(DiseaseGroupTable.PROCEDURE_CODE).equals(main));
    }

    private static List<String> related(final TableRow group) {
        final String text = group.text(DiseaseGroupTable.RELATED_PROCEDURES);
        return text.isEmpty() ? List.of() : List.of(text.split("\\+", -1));
    }
}
