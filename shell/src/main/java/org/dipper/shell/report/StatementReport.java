package org.dipper.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.cases.InstitutionTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.shell.statement.Statement;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** The statement of an institution as a page to print. */
public final class StatementReport {
    private StatementReport() {}

    /** The page's content. */
    public static Report of(final Statement statement, final Language language) {
        final TableRow heading = statement.heading();
        final String code = heading.text(InstitutionTable.INSTITUTION_CODE);
        final String name = heading.text(InstitutionTable.INSTITUTION_NAME);
        final String year = heading.text(AnnualSettlementTable.SETTLEMENT_YEAR);
        final List<Figure> provenance = new ArrayList<>();
        for (final Field field : heading.fields()) {
            provenance.add(new Figure(
                    CellText.label(field, language),
                    heading.value(field)
                            .map(value -> CellText.of(field, value, language))
                            .orElse(""),
                    field.name()));
        }
        return new Report(
                language,
                language.of("Settlement statement " + year, year + " 年度清算对账单"),
                name.isEmpty() ? code : name + language.of(" (", "（") + code + language.of(")", "）"),
                List.of(),
                statement.sections().stream()
                        .map(section -> new Section(
                                section.id(),
                                section.title(),
                                section.notes(),
                                Optional.empty(),
                                section.columns(),
                                section.shown(),
                                section.source()))
                        .toList(),
                provenance);
    }
}
