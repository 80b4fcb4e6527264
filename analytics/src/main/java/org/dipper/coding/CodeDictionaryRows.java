package org.dipper.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/** Entries of a code table as rows of {@link CodeDictionaryTable}, and back. */
public final class CodeDictionaryRows {
    private CodeDictionaryRows() {}

    /** The rows of a revision, numbered from 1 in the order of the file. */
    public static List<Row> of(final int revision, final List<CodeEntry> entries) {
        final List<Row> rows = new ArrayList<>(entries.size());
        for (final CodeEntry entry : entries) {
            rows.add(RowFactory.create(
                    entry.kind().id(),
                    revision,
                    rows.size() + 1,
                    entry.code(),
                    entry.name().orElse(null),
                    entry.targetCode().orElse(null),
                    entry.attribute().map(ProcedureAttribute::written).orElse(null),
                    entry.level().orElse(null),
                    entry.rule().orElse(null),
                    entry.codeRange().orElse(null),
                    entry.weight().orElse(null),
                    entry.sourceLine()));
        }
        return rows;
    }

    /** Which rows of the table are one revision of one table. */
    public static Column isRevision(final CodeTableKind kind, final int revision) {
        return Columns.col(CodeDictionaryTable.DICTIONARY)
                .equalTo(kind.id())
                .and(Columns.col(CodeDictionaryTable.REVISION).equalTo(revision));
    }

    /** The entry of a row. */
    public static CodeEntry entry(final Row row) {
        return new CodeEntry(
                CodeTableKind.of(text(row, CodeDictionaryTable.DICTIONARY).orElseThrow()),
                text(row, CodeDictionaryTable.CODE).orElseThrow(),
                text(row, CodeDictionaryTable.NAME),
                text(row, CodeDictionaryTable.TARGET_CODE),
                text(row, CodeDictionaryTable.ATTRIBUTE)
                        .map(written -> ProcedureAttribute.valueOf(written.toUpperCase(Locale.ROOT))),
                number(row, CodeDictionaryTable.PROCEDURE_LEVEL),
                text(row, CodeDictionaryTable.RULE),
                text(row, CodeDictionaryTable.CODE_RANGE),
                number(row, CodeDictionaryTable.WEIGHT),
                number(row, CodeDictionaryTable.SOURCE_LINE).orElseThrow());
    }

    private static Optional<String> text(final Row row, final Field field) {
        return Optional.ofNullable(row.getAs(field.name()));
    }

    private static Optional<Integer> number(final Row row, final Field field) {
        return Optional.ofNullable(row.getAs(field.name()));
    }
}
