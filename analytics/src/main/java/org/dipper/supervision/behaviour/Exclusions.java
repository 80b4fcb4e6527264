package org.dipper.supervision.behaviour;

import static org.dipper.table.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;

/** Ways of leaving that make a stay short or cheap for reasons of their own; an unknown way takes nothing out. */
final class Exclusions {
    static final String TRANSFER = "2";
    static final String AGAINST_ADVICE = "4";
    static final String DIED = GroupStatistics.DIED;

    private Exclusions() {}

    /** Transfer, leaving against advice or death. */
    static Column endedEarly() {
        return left(TRANSFER, AGAINST_ADVICE, DIED);
    }

    /** Whether a case ended in one of these ways; false where the way is unknown. */
    static Column left(final String... ways) {
        return Exact.isOneOf(col(SettledCaseTable.DISCHARGE_WAY), List.of(ways));
    }
}
