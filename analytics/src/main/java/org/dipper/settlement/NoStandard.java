package org.dipper.settlement;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** No comparison: for a policy without deviation rule. */
public final class NoStandard implements CostStandard {
    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        return cases.withColumn(ScoreCases.STANDARD, lit(null).cast("long"));
    }
}
