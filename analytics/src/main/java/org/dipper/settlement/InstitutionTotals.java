package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/**
 * Sums scored cases by institution and insurance pool: few rows, which may come to the driver. Columns:
 * {@code institution_code, insurance_pool, cases, low, high, ungrouped, cost_fen, score_units}.
 */
public final class InstitutionTotals {
    /** The sums. */
    public Dataset<Row> apply(final Dataset<Row> scoredCases) {
        final Column deviation = col(ScoreCases.DEVIATION);
        return scoredCases
                .groupBy(Columns.cols(SettledCaseTable.INSTITUTION_CODE, SettledCaseTable.INSURANCE_POOL))
                .agg(
                        count(lit(1)).as("cases"),
                        count_if(deviation.equalTo(ScoreCases.LOW)).as("low"),
                        count_if(deviation.equalTo(ScoreCases.HIGH)).as("high"),
                        count_if(deviation.equalTo(ScoreCases.UNGROUPED)).as("ungrouped"),
                        sum(Columns.col(SettledCaseTable.TOTAL_COST_FEN)).as("cost_fen"),
                        sum(col(ScoreCases.CASE_SCORE_UNITS)).as("score_units"));
    }
}
