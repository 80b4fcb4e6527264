package org.dipper.shell.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dipper.cases.InstitutionTable;
import org.dipper.operations.PublicationTable;
import org.dipper.operations.RunLedgerTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/**
 * The statement of one institution's settlement year. Every sum stands below the lines that it sums, and every amount tells the
 * figures it comes from.
 *
 * @param heading who, when and by which run, as one row
 * @param sections the sections in order
 */
public record Statement(TableRow heading, List<StatementSection> sections) {
    private static final Field STATE = Field.required("state", FieldType.STRING, "state", "状态");
    private static final Field LINES = Field.required("lines", FieldType.STRING_ARRAY, "lines", "明细");
    private static final List<Field> HEADING = List.of(
            InstitutionTable.INSTITUTION_CODE,
            InstitutionTable.INSTITUTION_NAME,
            InstitutionTable.HOSPITAL_LEVEL,
            AnnualSettlementTable.SETTLEMENT_YEAR,
            AnnualSettlementTable.REVISION,
            STATE,
            PublicationTable.RUN_ID,
            RunLedgerTable.POLICY_HASH,
            PublicationTable.CONTENT_HASH);

    public Statement {
        sections = List.copyOf(sections);
    }

    /**
     * Reads the statement of an institution.
     *
     * @throws org.dipper.errors.DipperException precondition where the settlement does not know the institution
     */
    public static Statement of(final SettlementTables settlement, final String institution, final Language language) {
        final InstitutionRows rows = InstitutionRows.read(settlement, institution, language);
        final PointsSection points = new PointsSection(rows);
        final CaseSections cases = new CaseSections(rows);
        return new Statement(
                heading(settlement, rows),
                List.of(
                        points.section(),
                        new PaymentSection(rows, points.totals()).section(),
                        new MonthsSection(rows).section(),
                        new ClearingSection(rows).section(),
                        cases.deviations(),
                        cases.groups(),
                        cases.others(),
                        new DecisionSection(rows).section()));
    }

    /** Every line under the same columns; first the heading, a line a value. */
    public List<TableRow> lines(final Language language) {
        final List<TableRow> lines = new ArrayList<>();
        long number = 0;
        for (final Field field : HEADING) {
            number++;
            lines.add(new StatementLine("heading", number, field.name(), field.label(language.code()))
                    .note(heading.text(field))
                    .row());
        }
        sections.forEach(section -> lines.addAll(section.lines()));
        return lines;
    }

    /** The columns of {@link #lines}. */
    public static List<Field> columns() {
        return StatementLine.FIELDS;
    }

    /** The heading with every line of every section inside, as one thing. */
    public TableRow whole() {
        final List<Field> fields = new ArrayList<>(HEADING);
        fields.add(LINES);
        final List<Object> values = new ArrayList<>();
        HEADING.forEach(field -> values.add(heading.value(field).orElse(null)));
        values.add(
                sections.stream().flatMap(section -> section.lines().stream()).toList());
        return new TableRow(fields, values);
    }

    private static TableRow heading(final SettlementTables settlement, final InstitutionRows rows) {
        final Publication publication = settlement.publication();
        final Optional<TableRow> institution = settlement
                .published()
                .current(InstitutionTable.CONTRACT, List.of(Match.of(InstitutionTable.INSTITUTION_CODE, rows.code())))
                .stream()
                .findFirst();
        final String level = rows.settled().values().stream()
                .map(row -> row.text(AnnualSettlementTable.HOSPITAL_LEVEL))
                .findFirst()
                .orElse(null);
        final String state = SettlementTables.state(settlement.published(), publication.period())
                .orElse(publication.isPublished() ? "published" : "draft");
        return new TableRow(
                HEADING,
                Arrays.asList(
                        rows.code(),
                        institution
                                .flatMap(row -> row.value(InstitutionTable.INSTITUTION_NAME))
                                .orElse(null),
                        level,
                        settlement.year(),
                        (long) publication.revision(),
                        SettlementTerms.state(state, rows.language()),
                        publication.runId(),
                        settlement.policyHash().orElse(null),
                        publication.contentHash()));
    }
}
