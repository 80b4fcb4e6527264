package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/**
 * What was decided on single cases: withdrawn, paid item by item, or scored by experts. Decisions are few beside the cases.
 *
 * <p>Rows of decisions: {@code decided_settlement_id} (unique), {@code decision}, {@code decided_units} (points in
 * ten-thousandths, where experts gave them).
 */
public final class CaseDecisions {
    public static final String SETTLEMENT_ID = "decided_settlement_id";
    public static final String DECISION = "decision";
    public static final String DECIDED_UNITS = "decided_units";

    /** The case left DIP settlement, or its settlement was refunded. */
    public static final String WITHDRAWN = "withdrawn";
    /** Special review passed: paid item by item. */
    public static final String ITEMISED = "itemised";
    /** Special review passed: scored as decided. */
    public static final String SCORED = "scored";

    /** Nothing was decided. */
    public static final CaseDecisions NONE = new CaseDecisions(Optional.empty());

    private final Optional<Dataset<Row>> rows;

    private CaseDecisions(final Optional<Dataset<Row>> rows) {
        this.rows = rows;
    }

    /** These decisions, one a case at most. */
    public static CaseDecisions of(final Dataset<Row> rows) {
        return new CaseDecisions(Optional.of(rows));
    }

    /** Whether nothing was decided. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The cases that are not withdrawn, and no other column. */
    public Dataset<Row> remaining(final Dataset<Row> cases) {
        return rows.map(decided -> cases.join(
                        broadcast(decided.where(col(DECISION).equalTo(WITHDRAWN))),
                        Columns.col(SettledCaseTable.SETTLEMENT_ID).equalTo(col(SETTLEMENT_ID)),
                        "left_anti"))
                .orElse(cases);
    }

    /** The cases with {@code decision} and {@code decided_units}, null where nothing was decided. */
    Dataset<Row> apply(final Dataset<Row> cases) {
        return rows.map(decided -> cases.join(
                                broadcast(decided),
                                Columns.col(SettledCaseTable.SETTLEMENT_ID).equalTo(col(SETTLEMENT_ID)),
                                "left")
                        .drop(SETTLEMENT_ID))
                .orElseGet(() -> cases.withColumn(DECISION, lit(null).cast("string"))
                        .withColumn(DECIDED_UNITS, lit(null).cast("long")));
    }
}
