package org.dipper.settlement;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which auxiliary subtype corrects a case: adds {@code auxiliary_type} and {@code auxiliary_subtype}, null where none does, and
 * {@code auxiliary_coefficient_units}, the coefficient in ten-thousandths, 10000 where none does.
 */
public interface CaseTyping {
    /**
     * The cases with their subtype.
     *
     * @param groupedCases grouped cases
     */
    Dataset<Row> apply(Dataset<Row> groupedCases);
}
