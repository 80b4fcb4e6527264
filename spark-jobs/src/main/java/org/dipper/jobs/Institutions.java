package org.dipper.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.dipper.cases.InstitutionTable;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** Institutions as ingests saw them: few, so they come to the driver. */
final class Institutions {
    private Institutions() {}

    /** Hospital level by institution code. */
    static Map<String, String> levels(final Run run) {
        final Map<String, String> levels = new TreeMap<>();
        for (final Row row : run.input(InstitutionTable.CONTRACT, Run.INGEST)
                .select(Columns.cols(InstitutionTable.INSTITUTION_CODE, InstitutionTable.HOSPITAL_LEVEL))
                .collectAsList()) {
            levels.put(row.getString(0), row.getString(1));
        }
        return levels;
    }
}
