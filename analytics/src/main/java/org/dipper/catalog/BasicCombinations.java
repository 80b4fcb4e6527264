package org.dipper.catalog;

import static org.apache.spark.sql.functions.lit;
import static org.dipper.cases.SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY;
import static org.dipper.cases.SettledCaseTable.MAIN_PROCEDURE_KEY;
import static org.dipper.cases.SettledCaseTable.PROCEDURE_ATTRIBUTE;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * The basic rule alone: subcategory of the principal diagnosis and the main procedure as the settlement list names it. All
 * of it stands in the settled case since its ingest.
 */
public final class BasicCombinations implements Combinations {
    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        return cases.withColumn(SCHEME_RULE, lit(0))
                .withColumn(DIAGNOSIS_KEY, Columns.col(DIAGNOSIS_SUBCATEGORY_KEY))
                .withColumn(PROCEDURE_KEY, Columns.col(MAIN_PROCEDURE_KEY))
                .withColumn(ATTRIBUTE, Columns.col(PROCEDURE_ATTRIBUTE))
                .withColumn(RELATED, lit(""));
    }

    @Override
    public boolean isBasic() {
        return true;
    }
}
