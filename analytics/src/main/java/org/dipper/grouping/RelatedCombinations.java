package org.dipper.grouping;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.MAIN_PROCEDURE;
import static org.dipper.cases.SettledCaseTable.OTHER_PROCEDURES;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.Combinations;
import org.dipper.coding.PackedColumns;
import org.dipper.table.Columns;

/**
 * Other combinations with their related procedures (相关手术操作): every procedure of the case besides the main one that may
 * drive grouping, each once, sorted. Cases under a row of the national scheme have none: the row has looked at them.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), combinations of diagnosis, main and related procedures.
 */
public final class RelatedCombinations implements Combinations {
    private final Combinations combinations;
    private final Set<String> excluded;

    /**
     * Adds related procedures to combinations.
     *
     * @param combinations the combinations
     * @param excluded procedures that may not drive grouping
     */
    public RelatedCombinations(final Combinations combinations, final Set<String> excluded) {
        this.combinations = combinations;
        this.excluded = Set.copyOf(excluded);
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column isLocal =
                col(SCHEME_RULE).equalTo(0).and(col(PROCEDURE_KEY).notEqual(0));
        // A code that does not pack has a negative key; such a one is the listed main procedure.
        final Column main = when(col(PROCEDURE_KEY).gt(0), PackedColumns.unpack(col(PROCEDURE_KEY)))
                .otherwise(coalesce(Columns.col(MAIN_PROCEDURE), lit("")));
        final Column all = concat(array(coalesce(Columns.col(MAIN_PROCEDURE), lit(""))), Columns.col(OTHER_PROCEDURES));
        final Column related =
                filter(array_remove(array_remove(all, main), ""), code -> not(code.isInCollection(excluded)));
        return combinations
                .apply(cases)
                .withColumn(
                        RELATED,
                        when(isLocal, concat_ws(RelatedGroups.JOINT, array_sort(array_distinct(related))))
                                .otherwise(lit("")));
    }

    @Override
    public boolean isBasic() {
        return false;
    }
}
