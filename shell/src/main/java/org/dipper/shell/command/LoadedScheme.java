package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dipper.coding.CodeDictionaryTable;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.ProcedureAttribute;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.LoadedTables;
import org.dipper.grouping.scheme.GroupingSchemeTable;
import org.dipper.grouping.scheme.SchemeCells;
import org.dipper.grouping.scheme.SchemeRow;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Loaded schemes and code tables, read from a warehouse without Spark. */
final class LoadedScheme {
    private static final List<CodeTableKind> OF_GROUPING = List.of(
            CodeTableKind.PROCEDURE_ATTRIBUTE, CodeTableKind.EXCLUDED_DIAGNOSIS, CodeTableKind.EXCLUDED_PROCEDURE);

    private LoadedScheme() {}

    /** The rows in force of a scheme, by sequence number, as they are in the table. */
    static List<TableRow> table(final PublishedTables published, final String name) {
        final Publication scheme =
                published.require("scheme:" + name, "Run first: dipper scheme load --name " + name + " --source FILES");
        final List<TableRow> rows = new ArrayList<>(published.rows(
                scheme,
                GroupingSchemeTable.CONTRACT,
                List.of(
                        Match.of(GroupingSchemeTable.SCHEME, name),
                        Match.of(GroupingSchemeTable.REVISION, scheme.revision()))));
        rows.sort(Comparator.comparingLong(row -> row.number(GroupingSchemeTable.SEQUENCE)));
        return rows;
    }

    /** A row of the table as a row of the scheme. */
    static SchemeRow row(final TableRow row) {
        return SchemeCells.row(field -> row.value(field).map(Object::toString));
    }

    /** What the loaded code tables say; nothing where none is loaded. */
    static GroupingTables tables(final PublishedTables published) {
        final List<CodeEntry> entries = new ArrayList<>();
        for (final CodeTableKind kind : OF_GROUPING) {
            published.inForce(kind.subject()).stream()
                    .filter(publication -> publication.subject().equals(kind.subject()))
                    .forEach(publication -> published
                            .rows(
                                    publication,
                                    CodeDictionaryTable.CONTRACT,
                                    List.of(
                                            Match.of(CodeDictionaryTable.DICTIONARY, kind.id()),
                                            Match.of(CodeDictionaryTable.REVISION, publication.revision())))
                            .forEach(row -> entries.add(entry(kind, row))));
        }
        return LoadedTables.of(entries);
    }

    private static CodeEntry entry(final CodeTableKind kind, final TableRow row) {
        return new CodeEntry(
                kind,
                row.text(CodeDictionaryTable.CODE),
                text(row, CodeDictionaryTable.NAME),
                text(row, CodeDictionaryTable.TARGET_CODE),
                text(row, CodeDictionaryTable.ATTRIBUTE)
                        .map(written -> ProcedureAttribute.valueOf(written.toUpperCase(Locale.ROOT))),
                number(row, CodeDictionaryTable.PROCEDURE_LEVEL),
                text(row, CodeDictionaryTable.RULE),
                text(row, CodeDictionaryTable.CODE_RANGE),
                number(row, CodeDictionaryTable.WEIGHT),
                (int) row.number(CodeDictionaryTable.SOURCE_LINE));
    }

    private static Optional<String> text(final TableRow row, final Field field) {
        return row.value(field).map(Object::toString);
    }

    private static Optional<Integer> number(final TableRow row, final Field field) {
        return row.value(field).map(value -> Math.toIntExact((Long) value));
    }
}
