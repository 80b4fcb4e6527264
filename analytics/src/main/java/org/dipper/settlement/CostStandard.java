package org.dipper.settlement;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the deviation rule compares a case's cost with: adds {@code standard_cost_fen}, null where there is none. */
public interface CostStandard {
    /**
     * The scored cases with their standard.
     *
     * @param cases grouped cases with {@code normal_units}, the score before the deviation rule in ten-thousandths
     */
    Dataset<Row> apply(Dataset<Row> cases);
}
