package org.dipper.settlement;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where the institution coefficient (医疗机构调节系数) of a case comes from. */
public interface InstitutionCoefficients {
    /**
     * The rows with their coefficient; none is dropped or doubled.
     *
     * @param rows cases, or sums of cases
     * @param institution institution code
     * @param level hospital level
     * @param group group code, null or {@code -} where ungrouped
     * @param name the column to add: the coefficient in ten-thousandths, never null
     */
    Dataset<Row> apply(Dataset<Row> rows, Column institution, Column level, Column group, String name);
}
