package org.dipper.jobs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.dipper.grouping.scheme.GroupingSchemeTable;
import org.dipper.grouping.scheme.SchemeCells;
import org.dipper.grouping.scheme.SchemeRow;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.warehouse.Run;

/** The loaded grouping schemes, as a run sees them. They are small: rows come to the driver. */
public final class Schemes {
    private Schemes() {}

    /** The subject of a scheme's publications. */
    public static String subject(final String name) {
        return "scheme:" + name;
    }

    /** The rows in force of a scheme, by sequence number; empty where it was never loaded. */
    public static Optional<List<SchemeRow>> rows(final Run run, final String name) {
        return run.inForce(subject(name)).map(publication -> run
                .input(GroupingSchemeTable.CONTRACT, subject(name))
                .where(Columns.col(GroupingSchemeTable.SCHEME)
                        .equalTo(name)
                        .and(Columns.col(GroupingSchemeTable.REVISION).equalTo(publication.revision())))
                .orderBy(GroupingSchemeTable.SEQUENCE.name())
                .collectAsList()
                .stream()
                .map(row -> SchemeCells.row(field -> text(row, field)))
                .toList());
    }

    private static Optional<String> text(final Row row, final Field field) {
        return Optional.ofNullable(row.<Object>getAs(field.name())).map(Objects::toString);
    }
}
