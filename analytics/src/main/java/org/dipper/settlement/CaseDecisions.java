package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Optional;
import org.apache.spark.sql.Column;
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

    private static final String NUMBER = "decision_number";
    private static final String BY_ID = "decisions_by_id";

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
        return rows.map(decided -> found(cases, decided))
                .orElseGet(() -> cases.withColumn(DECISION, lit(null).cast("string"))
                        .withColumn(DECIDED_UNITS, lit(null).cast("long")));
    }

    /**
     * Every case asks whether it is among the few that were decided on: it asks by a number, which is several times faster than by
     * a text, and only where the number is there by the text.
     */
    private static Dataset<Row> found(final Dataset<Row> cases, final Dataset<Row> decided) {
        final Dataset<Row> byNumber = decided.groupBy(
                        xxhash64(col(SETTLEMENT_ID)).as(NUMBER))
                .agg(map_from_entries(
                                collect_list(struct(col(SETTLEMENT_ID), struct(col(DECISION), col(DECIDED_UNITS)))))
                        .as(BY_ID));
        final Column settlement = Columns.col(SettledCaseTable.SETTLEMENT_ID);
        final Column mine = when(col(BY_ID).isNotNull(), element_at(col(BY_ID), settlement));
        return cases.join(broadcast(byNumber), xxhash64(settlement).equalTo(col(NUMBER)), "left")
                .withColumn(DECISION, mine.getField(DECISION))
                .withColumn(DECIDED_UNITS, mine.getField(DECIDED_UNITS))
                .drop(NUMBER, BY_ID);
    }
}
