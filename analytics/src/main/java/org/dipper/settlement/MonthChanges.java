package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * What a month has to settle, case by case: the year to date less what earlier months settled. A case that came late, was
 * corrected, withdrawn or refunded since settles by its difference, so the months in force of a year always sum to the year
 * to date, whichever of them was superseded.
 *
 * <p>Yields one row a case with a difference, key {@code settlement_id}: its columns, {@code kind} ({@code new, late,
 * corrected, withdrawn}), {@code case_score_units}, {@code total_cost_fen} and {@code fund_pay_fen} as differences.
 *
 * <p>Rule: agency rules of 2025, monthly settlement and the correction of settled cases by later entries.
 */
public final class MonthChanges {
    public static final String NEW = "new";
    public static final String LATE = "late";
    public static final String CORRECTED = "corrected";
    public static final String WITHDRAWN = "withdrawn";

    private static final String IS_PRESENT = "is_present";
    private static final String WAS_SETTLED = "was_settled";
    private static final String UNITS = ScoreCases.CASE_SCORE_UNITS;
    private static final String COST = MonthlySettlementCaseTable.TOTAL_COST_FEN.name();
    private static final String BOOKED = MonthlySettlementCaseTable.FUND_PAY_FEN.name();

    private final int month;

    /** The changes that a month settles, yyyymm. */
    public MonthChanges(final int month) {
        this.month = month;
    }

    /**
     * The changes.
     *
     * @param scoredToDate scored cases of the year up to the month, as {@link ScoreCases} yields them
     * @param settledBefore rows of {@code monthly_settlement_case} in force of earlier months of the year
     */
    public Dataset<Row> apply(final Dataset<Row> scoredToDate, final Dataset<Row> settledBefore) {
        final Column isUnsettled = col(WAS_SETTLED).equalTo(0);
        final Column isThere = col(IS_PRESENT).equalTo(1);
        final Column ofMonth =
                Columns.col(MonthlySettlementCaseTable.DISCHARGE_MONTH).equalTo(month);
        final Column hasDifference =
                col(UNITS).notEqual(0).or(col(COST).notEqual(0)).or(col(BOOKED).notEqual(0));
        final Column kind = when(isUnsettled.and(ofMonth), lit(NEW))
                .when(isUnsettled, lit(LATE))
                .when(isThere, lit(CORRECTED))
                .otherwise(lit(WITHDRAWN));
        // Two signs in one sum: one shuffle and no join that could lose or double a case.
        return now(scoredToDate)
                .unionByName(before(settledBefore))
                .groupBy(Columns.cols(
                        MonthlySettlementCaseTable.SETTLEMENT_ID,
                        MonthlySettlementCaseTable.INSTITUTION_CODE,
                        MonthlySettlementCaseTable.INSURANCE_POOL,
                        MonthlySettlementCaseTable.HOSPITAL_LEVEL,
                        MonthlySettlementCaseTable.DISCHARGE_MONTH))
                .agg(
                        sum(col(UNITS)).as(UNITS),
                        sum(col(COST)).as(COST),
                        sum(col(BOOKED)).as(BOOKED),
                        max(col(IS_PRESENT)).as(IS_PRESENT),
                        max(col(WAS_SETTLED)).as(WAS_SETTLED))
                .where(hasDifference)
                .withColumn(MonthlySettlementCaseTable.KIND.name(), kind)
                .drop(IS_PRESENT, WAS_SETTLED);
    }

    private static Dataset<Row> now(final Dataset<Row> scored) {
        final Column isIn = not(coalesce(col(ScoreCases.PATH).equalTo(PaymentPath.WITHDRAWN.id()), lit(false)));
        return scored.select(
                Columns.col(MonthlySettlementCaseTable.SETTLEMENT_ID),
                Columns.col(MonthlySettlementCaseTable.INSTITUTION_CODE),
                Columns.col(MonthlySettlementCaseTable.INSURANCE_POOL),
                Columns.col(MonthlySettlementCaseTable.HOSPITAL_LEVEL),
                Columns.col(MonthlySettlementCaseTable.DISCHARGE_MONTH),
                col(UNITS),
                when(isIn, col(COST)).otherwise(0L).as(COST),
                when(isIn, col(BOOKED)).otherwise(0L).as(BOOKED),
                when(isIn, 1).otherwise(0).as(IS_PRESENT),
                lit(0).as(WAS_SETTLED));
    }

    private static Dataset<Row> before(final Dataset<Row> settled) {
        final Column score = Columns.col(MonthlySettlementCaseTable.CASE_SCORE);
        return settled.select(
                Columns.col(MonthlySettlementCaseTable.SETTLEMENT_ID),
                Columns.col(MonthlySettlementCaseTable.INSTITUTION_CODE),
                Columns.col(MonthlySettlementCaseTable.INSURANCE_POOL),
                Columns.col(MonthlySettlementCaseTable.HOSPITAL_LEVEL),
                Columns.col(MonthlySettlementCaseTable.DISCHARGE_MONTH),
                score.multiply(lit(-10_000L)).cast("long").as(UNITS),
                col(COST).multiply(lit(-1L)).as(COST),
                col(BOOKED).multiply(lit(-1L)).as(BOOKED),
                lit(0).as(IS_PRESENT),
                lit(1).as(WAS_SETTLED));
    }
}
