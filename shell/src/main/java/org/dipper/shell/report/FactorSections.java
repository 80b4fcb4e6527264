package org.dipper.shell.report;

import static org.dipper.table.Field.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** What a score is multiplied by: institution coefficients and auxiliary types. */
final class FactorSections {
    private static final int MOST = 100;
    private static final int MOST_BARS = 30;
    private static final String ALL_GROUPS = "-";
    private static final Field OPEN = required("open_count", FieldType.LONG, "open subtypes", "启用分型数");
    private static final Field CLOSED = required("closed_count", FieldType.LONG, "closed subtypes", "未启用分型数");

    private final Language language;

    FactorSections(final Language language) {
        this.language = language;
    }

    /** The coefficients for all groups; those of single groups are counted. */
    Section coefficients(final EditionTables edition) {
        final List<TableRow> all = edition.rows(InstitutionCoefficientTable.CONTRACT);
        final List<TableRow> general = new ArrayList<>(all);
        general.removeIf(
                row -> !row.text(InstitutionCoefficientTable.GROUP_CODE).equals(ALL_GROUPS));
        general.sort(Comparator.comparing((TableRow row) -> row.text(InstitutionCoefficientTable.SUBJECT_TYPE))
                .thenComparing(row -> row.text(InstitutionCoefficientTable.SUBJECT)));
        final int ofGroups = all.size() - general.size();
        final List<String> notes = new ArrayList<>();
        if (all.isEmpty()) {
            notes.add(language.of(
                    "The policy derives no coefficients; those of its settlement part hold.",
                    "政策未要求测算系数，清算时采用政策文件中的系数。"));
        } else if (ofGroups > 0) {
            notes.add(language.of(
                    ofGroups + " more coefficients hold for single groups (table institution_coefficient).",
                    "另有按病种的系数 " + ofGroups + " 个，见 institution_coefficient 表。"));
        }
        final List<TableRow> shown = Rows.first(general, MOST);
        return new Section(
                "coefficients",
                language.of("Institution coefficients", "医疗机构调节系数"),
                notes,
                Optional.of(Charts.bars(
                        InstitutionCoefficientTable.COEFFICIENT.label(language.code()),
                        Rows.first(shown, MOST_BARS).stream()
                                .map(row -> new Charts.Bar(
                                        row.text(InstitutionCoefficientTable.SUBJECT),
                                        row.decimal(InstitutionCoefficientTable.COEFFICIENT)
                                                .orElse(BigDecimal.ZERO),
                                        Charts.BLUE))
                                .toList(),
                        InstitutionCoefficientTable.SUBJECT.label(language.code()),
                        InstitutionCoefficientTable.COEFFICIENT.label(language.code()))),
                List.of(
                        InstitutionCoefficientTable.SUBJECT_TYPE,
                        InstitutionCoefficientTable.SUBJECT,
                        InstitutionCoefficientTable.METHOD,
                        InstitutionCoefficientTable.CASE_COUNT,
                        InstitutionCoefficientTable.MEASURED,
                        InstitutionCoefficientTable.COEFFICIENT,
                        InstitutionCoefficientTable.STATE,
                        InstitutionCoefficientTable.REASON),
                shown,
                "institution_coefficient");
    }

    /** Subtypes by auxiliary type: how many opened. */
    Section auxiliaryTypes(final EditionTables edition) {
        final Map<String, long[]> counts = new TreeMap<>();
        for (final TableRow row : edition.rows(AuxiliaryTypeTable.CONTRACT)) {
            final boolean isOpen = row.text(AuxiliaryTypeTable.STATE).equals(AuxiliaryTypeTable.OPEN);
            counts.computeIfAbsent(row.text(AuxiliaryTypeTable.AUXILIARY_TYPE), type -> new long[2])[isOpen ? 0 : 1]++;
        }
        final Rows rows = new Rows(AuxiliaryTypeTable.AUXILIARY_TYPE, OPEN, CLOSED);
        counts.forEach((type, count) -> rows.add(type, count[0], count[1]));
        return new Section(
                "auxiliary",
                language.of("Auxiliary types", "辅助分型"),
                List.of(),
                Optional.empty(),
                rows.fields(),
                rows.rows(),
                "auxiliary_type");
    }
}
