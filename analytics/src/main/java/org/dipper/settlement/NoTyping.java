package org.dipper.settlement;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** No auxiliary typing: for an edition without open subtypes. */
public final class NoTyping implements CaseTyping {
    @Override
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        return groupedCases
                .withColumn(ScoreCases.AUXILIARY_TYPE, lit(null).cast("string"))
                .withColumn(ScoreCases.AUXILIARY_SUBTYPE, lit(null).cast("string"))
                .withColumn(ScoreCases.AUXILIARY_UNITS, lit(ScoreCases.ONE));
    }
}
