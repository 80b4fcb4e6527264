package org.dipper.supervision;

import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The pairs that suggest a split admission (分解住院): back in the same institution, with the same 3-character diagnosis,
 * at most so many days after the discharge. A candidate is a question, never a verdict.
 */
public final class SplitAdmission {
    /** The rule and the indicator are told apart by table, so they share a stem. */
    public static final String RULE = "split_admission";

    /** The share of eligible index stays that have such a return. */
    public static final String INDICATOR = "split_admission_candidate";

    private final int longestGapDays;

    /** Returns of at most this many days. */
    public SplitAdmission(final int longestGapDays) {
        this.longestGapDays = longestGapDays;
    }

    /** The {@code readmission_pair} rows that qualify, whether or not the index stay counts in rates. */
    public Dataset<Row> apply(final Dataset<Row> pairs) {
        return pairs.where(isCandidate());
    }

    Column isCandidate() {
        return col(ReadmissionPairTable.GAP_DAYS)
                .between(0, longestGapDays)
                .and(col(ReadmissionPairTable.IS_SAME_INSTITUTION))
                .and(col(ReadmissionPairTable.IS_SAME_CATEGORY));
    }
}
