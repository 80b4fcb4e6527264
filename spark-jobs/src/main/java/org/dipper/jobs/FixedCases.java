package org.dipper.jobs;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.warehouse.Run;

/** The cases that a period settles. */
final class FixedCases {
    private FixedCases() {}

    static Dataset<Row> of(final Run run, final int period) {
        return run.input(SettledCaseTable.CONTRACT);
    }
}
