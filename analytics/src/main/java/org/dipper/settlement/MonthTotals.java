package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * Sums the changes of a month by institution, insurance pool and hospital level: few rows, which may come to the driver.
 * Columns: {@code institution_code, insurance_pool, hospital_level, new, late, corrected, withdrawn, cost_fen, booked_fen,
 * score_units}.
 */
public final class MonthTotals {
    /**
     * What an institution's changes of one insurance pool sum to; points and money may be negative.
     *
     * @param institution institution code
     * @param pool insurance pool
     * @param level hospital level
     * @param newCases cases discharged in the month
     * @param lateCases cases discharged earlier and not settled before
     * @param correctedCases cases settled before that score or cost otherwise now
     * @param withdrawnCases cases settled before that left
     * @param costFen total cost in fen
     * @param bookedFen booked fund payments in fen
     * @param scoreUnits points in ten-thousandths
     */
    public record Total(
            String institution,
            String pool,
            String level,
            long newCases,
            long lateCases,
            long correctedCases,
            long withdrawnCases,
            long costFen,
            long bookedFen,
            long scoreUnits) {

        /** An institution and pool without changes, such as one with a deduction only. */
        public static Total none(final String institution, final String pool, final String level) {
            return new Total(institution, pool, level, 0, 0, 0, 0, 0, 0, 0);
        }

        private Total plus(final Total other) {
            return new Total(
                    institution,
                    pool,
                    level.compareTo(other.level) >= 0 ? level : other.level,
                    newCases + other.newCases,
                    lateCases + other.lateCases,
                    correctedCases + other.correctedCases,
                    withdrawnCases + other.withdrawnCases,
                    Math.addExact(costFen, other.costFen),
                    Math.addExact(bookedFen, other.bookedFen),
                    Math.addExact(scoreUnits, other.scoreUnits));
        }
    }

    /** The sums of changes with {@code case_score_units}. */
    public Dataset<Row> apply(final Dataset<Row> changes) {
        return changes.groupBy(Columns.cols(
                        MonthlySettlementCaseTable.INSTITUTION_CODE,
                        MonthlySettlementCaseTable.INSURANCE_POOL,
                        MonthlySettlementCaseTable.HOSPITAL_LEVEL))
                .agg(
                        countOf(MonthChanges.NEW),
                        countOf(MonthChanges.LATE),
                        countOf(MonthChanges.CORRECTED),
                        countOf(MonthChanges.WITHDRAWN),
                        sum(Columns.col(MonthlySettlementCaseTable.TOTAL_COST_FEN))
                                .as("cost_fen"),
                        sum(Columns.col(MonthlySettlementCaseTable.FUND_PAY_FEN))
                                .as("booked_fen"),
                        sum(col(ScoreCases.CASE_SCORE_UNITS)).as("score_units"));
    }

    /** The sums as records, one an institution and pool, sorted by pool and institution. */
    public static List<Total> records(final List<Row> sums) {
        final TreeMap<String, Total> totals = new TreeMap<>();
        for (final Row row : sums) {
            final Total total = new Total(
                    row.getAs("institution_code"),
                    row.getAs("insurance_pool"),
                    row.getAs("hospital_level"),
                    row.getAs(MonthChanges.NEW),
                    row.getAs(MonthChanges.LATE),
                    row.getAs(MonthChanges.CORRECTED),
                    row.getAs(MonthChanges.WITHDRAWN),
                    row.getAs("cost_fen"),
                    row.getAs("booked_fen"),
                    row.getAs("score_units"));
            totals.merge(total.pool() + "\u0000" + total.institution(), total, Total::plus);
        }
        return List.copyOf(totals.values());
    }

    private static Column countOf(final String kind) {
        return count_if(Columns.col(MonthlySettlementCaseTable.KIND).equalTo(kind))
                .as(kind);
    }
}
