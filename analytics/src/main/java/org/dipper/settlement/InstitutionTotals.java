package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Sums scored cases by institution, insurance pool and hospital level: few rows, which may come to the driver. Columns:
 * {@code institution_code, insurance_pool, hospital_level, cases, low, high, ungrouped, cost_fen, booked_fen, score_units}.
 */
public final class InstitutionTotals {
    /** The sums. */
    public Dataset<Row> apply(final Dataset<Row> scoredCases) {
        final Column deviation = col(ScoreCases.DEVIATION);
        return scoredCases
                // By level too, since a maximum over text would leave Spark's fast aggregation.
                .groupBy(Columns.cols(
                        CaseScoreTable.INSTITUTION_CODE, CaseScoreTable.INSURANCE_POOL, CaseScoreTable.HOSPITAL_LEVEL))
                .agg(
                        count(lit(1)).as("cases"),
                        count_if(deviation.equalTo(ScoreCases.LOW)).as("low"),
                        count_if(deviation.equalTo(ScoreCases.HIGH)).as("high"),
                        count_if(deviation.equalTo(ScoreCases.UNGROUPED)).as("ungrouped"),
                        sum(Columns.col(CaseScoreTable.TOTAL_COST_FEN)).as("cost_fen"),
                        sum(Columns.col(CaseScoreTable.FUND_PAY_FEN)).as("booked_fen"),
                        sum(col(ScoreCases.CASE_SCORE_UNITS)).as("score_units"));
    }

    /**
     * The sums as records, one an institution and pool, sorted. An institution whose level changed within the year stands
     * under the higher one.
     */
    public static List<InstitutionTotal> records(final List<Row> sums) {
        final TreeMap<String, InstitutionTotal> totals = new TreeMap<>();
        for (final Row row : sums) {
            final InstitutionTotal total = new InstitutionTotal(
                    row.getAs("institution_code"),
                    row.getAs("insurance_pool"),
                    row.getAs("hospital_level"),
                    row.getAs("cases"),
                    row.getAs("low"),
                    row.getAs("high"),
                    row.getAs("ungrouped"),
                    row.getAs("cost_fen"),
                    row.getAs("booked_fen"),
                    row.getAs("score_units"));
            totals.merge(total.pool() + "\u0000" + total.institution(), total, InstitutionTotal::plus);
        }
        return List.copyOf(totals.values());
    }
}
