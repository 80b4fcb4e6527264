package org.dipper.grouping;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.Combinations;

/** Combinations as the grouping engine finds them: exclusions, choice of the main procedure, the layers of a scheme. */
public final class EngineCombinations implements Combinations {
    private final CombinationColumns columns;

    /** Combinations of an engine. */
    public EngineCombinations(final GroupingEngine engine) {
        this.columns = new CombinationColumns(engine);
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        return columns.apply(cases).drop(CombinationColumns.REASON_CODE).withColumn(RELATED, lit(""));
    }

    @Override
    public boolean isBasic() {
        return false;
    }
}
