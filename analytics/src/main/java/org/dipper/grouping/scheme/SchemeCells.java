package org.dipper.grouping.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dipper.table.Field;

/** Rows of a scheme as cells of {@link GroupingSchemeTable}, and back; what a row does not ask for is null in a cell. */
public final class SchemeCells {
    private SchemeCells() {}

    /** The cells of a row, in the order of the table's columns. */
    public static List<Object> of(final String scheme, final int revision, final SchemeRow row) {
        final Conditions asked = row.rule().conditions();
        final List<Object> cells = new ArrayList<>();
        cells.add(scheme);
        cells.add(revision);
        cells.add(row.rule().sequence());
        cells.add(row.rule().layer().code());
        cells.add(orNull(row.rule().name()));
        cells.add(orNull(String.join("|", asked.principalDiagnosis())));
        cells.add(orNull(String.join("|", asked.secondaryDiagnosis())));
        cells.add(orNull(String.join("|", asked.anyDiagnosis())));
        cells.add(asked.ageDays().map(Band::text).orElse(null));
        cells.add(asked.ageYears().map(Band::text).orElse(null));
        cells.add(asked.birthWeight().map(Band::text).orElse(null));
        cells.add(orNull(Conditions.text(asked.principalProcedure())));
        cells.add(orNull(Conditions.text(asked.anyProcedure())));
        cells.add(orNull(Conditions.text(asked.relatedProcedure())));
        cells.add(row.file());
        cells.add(row.line());
        return cells;
    }

    /**
     * The row of cells.
     *
     * @param cell the text of a column; empty where it has none
     */
    public static SchemeRow row(final Function<Field, Optional<String>> cell) {
        final Conditions conditions = new Conditions(
                ConditionText.diagnoses(text(cell, GroupingSchemeTable.PRINCIPAL_DIAGNOSIS)),
                ConditionText.diagnoses(text(cell, GroupingSchemeTable.SECONDARY_DIAGNOSIS)),
                ConditionText.diagnoses(text(cell, GroupingSchemeTable.ANY_DIAGNOSIS)),
                ConditionText.band(text(cell, GroupingSchemeTable.AGE_DAYS)),
                ConditionText.band(text(cell, GroupingSchemeTable.AGE_YEARS)),
                ConditionText.band(text(cell, GroupingSchemeTable.BIRTH_WEIGHT)),
                ConditionText.procedures(text(cell, GroupingSchemeTable.PRINCIPAL_PROCEDURE)),
                ConditionText.procedures(text(cell, GroupingSchemeTable.ANY_PROCEDURE)),
                ConditionText.procedures(text(cell, GroupingSchemeTable.RELATED_PROCEDURE)));
        return new SchemeRow(
                new SchemeRule(
                        Integer.parseInt(text(cell, GroupingSchemeTable.SEQUENCE)),
                        Layer.of(text(cell, GroupingSchemeTable.LAYER)).orElseThrow(),
                        text(cell, GroupingSchemeTable.NAME),
                        conditions),
                text(cell, GroupingSchemeTable.SOURCE_FILE),
                Integer.parseInt(text(cell, GroupingSchemeTable.SOURCE_LINE)));
    }

    private static String text(final Function<Field, Optional<String>> cell, final Field field) {
        return cell.apply(field).orElse("");
    }

    private static String orNull(final String text) {
        return text.isEmpty() ? null : text;
    }
}
