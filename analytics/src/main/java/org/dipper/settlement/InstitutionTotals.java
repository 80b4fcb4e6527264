package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Sums scored cases by institution, insurance pool, payment path and hospital level: few rows, which may come to the driver.
 * Columns: {@code institution_code, insurance_pool, hospital_level, payment_path, cases, low, high, cost_fen, booked_fen,
 * score_units, bonus_units}.
 */
public final class InstitutionTotals {
    /** The sums. */
    public Dataset<Row> apply(final Dataset<Row> scoredCases) {
        final Column deviation = col(ScoreCases.DEVIATION);
        return scoredCases
                // By level too, since a maximum over text would leave Spark's fast aggregation.
                .groupBy(Columns.cols(
                        CaseScoreTable.INSTITUTION_CODE,
                        CaseScoreTable.INSURANCE_POOL,
                        CaseScoreTable.HOSPITAL_LEVEL,
                        CaseScoreTable.PAYMENT_PATH))
                .agg(
                        count(lit(1)).as("cases"),
                        count_if(deviation.equalTo(ScoreCases.LOW)).as("low"),
                        count_if(deviation.equalTo(ScoreCases.HIGH)).as("high"),
                        sum(Columns.col(CaseScoreTable.TOTAL_COST_FEN)).as("cost_fen"),
                        sum(Columns.col(CaseScoreTable.FUND_PAY_FEN)).as("booked_fen"),
                        sum(col(ScoreCases.CASE_SCORE_UNITS)).as("score_units"),
                        sum(col(ScoreCases.BONUS_UNITS)).as("bonus_units"));
    }

    /**
     * The sums as records, one an institution, pool and path, sorted by pool and institution. An institution whose level
     * changed within the year stands under the higher one.
     */
    public static List<PathTotal> paths(final List<Row> sums) {
        final TreeMap<String, PathTotal> totals = new TreeMap<>();
        for (final Row row : sums) {
            final PathTotal total = new PathTotal(
                    row.getAs("institution_code"),
                    row.getAs("insurance_pool"),
                    row.getAs("hospital_level"),
                    row.getAs("payment_path"),
                    row.getAs("cases"),
                    row.getAs("low"),
                    row.getAs("high"),
                    row.getAs("cost_fen"),
                    row.getAs("booked_fen"),
                    row.getAs("score_units"),
                    row.getAs("bonus_units"));
            totals.merge(
                    total.pool() + "\u0000" + total.institution() + "\u0000" + total.path(), total, PathTotal::plus);
        }
        return List.copyOf(totals.values());
    }

    /** One record an institution and pool, sorted; withdrawn cases are counted, their money is not. */
    public static List<InstitutionTotal> records(final Collection<PathTotal> paths) {
        final TreeMap<String, InstitutionTotal> totals = new TreeMap<>();
        for (final PathTotal path : paths) {
            totals.merge(
                    path.pool() + "\u0000" + path.institution(), path.asInstitutionTotal(), InstitutionTotal::plus);
        }
        return List.copyOf(totals.values());
    }

    /** The records of sums. */
    public static List<InstitutionTotal> records(final List<Row> sums) {
        return records((Collection<PathTotal>) paths(sums));
    }
}
