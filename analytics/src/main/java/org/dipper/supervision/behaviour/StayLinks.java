package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.ReadmissionPairTable;

/**
 * What the pairs of stays say of each stay: one row a settlement id that has a neighbour in time.
 *
 * <p>Takes {@code readmission_pair} rows. A stay looks ahead for a return and for an arrival elsewhere, and back, never
 * ahead, for the discharge before it. Overlapping stays are no return. Days are null where there is none.
 */
final class StayLinks {
    static final String ID = "link_settlement_id";
    /** Days until the next admission, anywhere. */
    static final String RETURN_DAYS = "return_days";
    /** Days until the next admission, where that is in another institution. */
    static final String ELSEWHERE_DAYS = "elsewhere_days";
    /** Days since the discharge before, in the institutions that the policy counts. */
    static final String SINCE_DAYS = "since_days";
    /** 1 where the stay before had the same 3-character diagnosis. */
    static final String SINCE_SAME = "since_same";

    private static final String LINK = "link";

    private final BehaviourPolicy policy;

    StayLinks(final BehaviourPolicy policy) {
        this.policy = policy;
    }

    Dataset<Row> apply(final Dataset<Row> pairs) {
        final int longest = Math.max(
                Math.max(
                        policy.insufficientService().returnDays(),
                        policy.scores().secondAdmissionDays()),
                policy.dumping().arrivalDays());
        final Column gap = col(ReadmissionPairTable.GAP_DAYS);
        final Column isSame = col(ReadmissionPairTable.IS_SAME_INSTITUTION);
        final Column isCounted = policy.scores().needsSameInstitution() ? isSame : lit(true);
        final Column none = lit(null).cast("int");
        final Column ahead = struct(
                col(ReadmissionPairTable.INDEX_SETTLEMENT_ID).as(ID),
                gap.as(RETURN_DAYS),
                when(not(isSame), gap).as(ELSEWHERE_DAYS),
                none.as(SINCE_DAYS),
                none.as(SINCE_SAME));
        final Column back = struct(
                col(ReadmissionPairTable.NEXT_SETTLEMENT_ID).as(ID),
                none.as(RETURN_DAYS),
                none.as(ELSEWHERE_DAYS),
                when(isCounted, gap).as(SINCE_DAYS),
                when(isCounted, col(ReadmissionPairTable.IS_SAME_CATEGORY).cast("int"))
                        .as(SINCE_SAME));
        return pairs.where(gap.between(0, longest))
                .select(explode(array(ahead, back)).as(LINK))
                .select(col(LINK + ".*"))
                .groupBy(col(ID))
                .agg(
                        min(col(RETURN_DAYS)).as(RETURN_DAYS),
                        min(col(ELSEWHERE_DAYS)).as(ELSEWHERE_DAYS),
                        min(col(SINCE_DAYS)).as(SINCE_DAYS),
                        max(col(SINCE_SAME)).as(SINCE_SAME));
    }
}
