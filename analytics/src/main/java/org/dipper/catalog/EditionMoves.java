package org.dipper.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/**
 * How cases move from one edition to another: sums of the same cases under both.
 *
 * <p>Yields one row a pair of groups and institution: {@code group_code} and {@code against_group_code} ({@code -} for
 * ungrouped), {@code institution_code}, {@code case_count}, {@code total_cost_fen}, {@code units} and {@code against_units}
 * (scores in ten-thousandths, institution coefficients left out; 0 for ungrouped). Together the rows hold every case once.
 */
public final class EditionMoves {
    public static final String CODE = "group_code";
    public static final String AGAINST_CODE = "against_group_code";
    public static final String RW_UNITS = "rw_units";
    public static final String AGAINST_RW_UNITS = "against_rw_units";
    public static final String UNITS = "units";
    public static final String AGAINST_UNITS = "against_units";
    public static final String CASES = "case_count";
    public static final String COST_FEN = "total_cost_fen";

    /** The sums of cases that carry the group and the score of both editions. */
    public Dataset<Row> apply(final Dataset<Row> casesUnderBoth) {
        final Column institution = Columns.col(SettledCaseTable.INSTITUTION_CODE);
        return casesUnderBoth
                .groupBy(
                        coalesce(col(CODE), lit(GroupHistory.UNGROUPED)).as(CODE),
                        coalesce(col(AGAINST_CODE), lit(GroupHistory.UNGROUPED)).as(AGAINST_CODE),
                        institution)
                .agg(
                        count(lit(1)).as(CASES),
                        sum(Columns.col(SettledCaseTable.TOTAL_COST_FEN)).as(COST_FEN),
                        sum(coalesce(col(RW_UNITS), lit(0L))).as(UNITS),
                        sum(coalesce(col(AGAINST_RW_UNITS), lit(0L))).as(AGAINST_UNITS))
                .select(
                        col(CODE),
                        col(AGAINST_CODE),
                        institution,
                        col(CASES),
                        col(COST_FEN),
                        col(UNITS),
                        col(AGAINST_UNITS));
    }
}
