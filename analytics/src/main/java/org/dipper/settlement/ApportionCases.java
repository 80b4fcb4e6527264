package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.settlement.AnnualSettlementCaseTable.INSTITUTION_CODE;
import static org.dipper.settlement.AnnualSettlementCaseTable.INSURANCE_POOL;
import static org.dipper.settlement.AnnualSettlementCaseTable.PAYMENT_FEN;
import static org.dipper.settlement.AnnualSettlementCaseTable.SETTLEMENT_ID;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.table.Columns;

/**
 * Splits each institution's payment among its cases by points: largest remainder, ties to the higher score, then to the
 * smaller settlement id, as {@link org.dipper.money.Apportionment} does. The case payments of an institution and pool sum
 * to its payment to the fen.
 *
 * <p>Sorting all cases for that costs more than all else of a settlement. Here the remainders of an institution are counted in
 * steps of equal width first: a case of a higher step comes before every case of a lower one, so the fen that rounding down left
 * go to all cases above one step, the border, to none below it, and only the cases on the border are sorted. The cases are read
 * three times; give rows of a table, not a computation that would be done three times.
 *
 * <p>A payment below 10^18 fen times a score below 10^19 units stays within 38 digits, so no product is rounded.
 */
public final class ApportionCases {
    /** Institution and pool columns of the institution payments, kept apart from those of the cases. */
    public static final String PAID_INSTITUTION = "paid_institution_code";

    public static final String PAID_POOL = "paid_insurance_pool";
    public static final String PAID_FEN = "paid_fen";
    public static final String PAID_UNITS = "paid_units";

    /** The most units whose product with the payment fits in 64 bits. */
    private static final String NARROW_UNITS = "narrow_units";

    /** Steps an institution: few beside its cases, so that few cases are on the border and little is counted. */
    private static final long STEPS = 256;

    private static final String WIDTH = "step_width";
    private static final String STEP = "step";
    private static final String FLOOR = "floor_fen";
    private static final String REMAINDER = "remainder";
    private static final String BORDER = "border_step";
    private static final String SERVED = "served_on_border";

    private final Dataset<Row> institutionPayments;

    /**
     * Splits these payments.
     *
     * @param institutionPayments one row an institution and pool: {@code paid_institution_code, paid_insurance_pool,
     *     paid_fen, paid_units}, the units being the sum of its cases' {@code case_score_units}
     */
    public ApportionCases(final Dataset<Row> institutionPayments) {
        this.institutionPayments = institutionPayments;
    }

    /**
     * The cases with {@code payment_fen}; an institution without points pays its cases 0.
     *
     * @param scoredCases settlement id, institution, pool and {@code case_score_units}
     */
    public Dataset<Row> apply(final Dataset<Row> scoredCases) {
        final Dataset<Row> quotas = quotas(scoredCases);
        final Dataset<Row> cases = quotas.join(broadcast(borders(quotas)), isPaidWith(), "left");
        final Column isOnBorder = coalesce(col(STEP).equalTo(col(BORDER)), lit(false));
        final Column isAbove = coalesce(col(STEP).gt(col(BORDER)), lit(false));
        final WindowSpec byRemainder = Window.partitionBy(Columns.cols(INSTITUTION_CODE, INSURANCE_POOL))
                .orderBy(
                        col(REMAINDER).desc(),
                        col(ScoreCases.CASE_SCORE_UNITS).desc(),
                        Columns.col(SETTLEMENT_ID).asc());
        final Dataset<Row> clear = cases.where(not(isOnBorder)).withColumn(PAYMENT_FEN.name(), payment(isAbove));
        final Dataset<Row> onBorder = cases.where(isOnBorder)
                .withColumn("place", row_number().over(byRemainder))
                .withColumn(PAYMENT_FEN.name(), payment(col("place").leq(col(SERVED))))
                .drop("place");
        return clear.unionByName(onBorder)
                .drop(PAID_INSTITUTION, PAID_POOL, PAID_FEN, FLOOR, REMAINDER, STEP, BORDER, SERVED);
    }

    private static Column payment(final Column getsOneMore) {
        return col(FLOOR).plus(when(getsOneMore, 1L).otherwise(0L));
    }

    private static Column isPaidWith() {
        return Columns.col(INSTITUTION_CODE)
                .equalTo(col(PAID_INSTITUTION))
                .and(Columns.col(INSURANCE_POOL).equalTo(col(PAID_POOL)));
    }

    /** The cases with what rounding down pays, what it leaves, and the step of that. */
    private Dataset<Row> quotas(final Dataset<Row> scoredCases) {
        final Column units = col(ScoreCases.CASE_SCORE_UNITS);
        final Column hasPoints = col(PAID_UNITS).gt(0);
        final Column product = col(PAID_FEN).multiply(units);
        final Column wide = wide(col(PAID_FEN)).multiply(wide(units));
        // Nearly every product fits in 64 bits, which is many times faster to divide.
        final Column isNarrow = units.leq(col(NARROW_UNITS));
        final Column floor = when(isNarrow, call_function("div", product, col(PAID_UNITS)))
                .otherwise(call_function("div", wide, wide(col(PAID_UNITS))));
        final Column remainder = when(isNarrow, product.mod(col(PAID_UNITS)))
                .otherwise(wide.mod(wide(col(PAID_UNITS))).cast(DataTypes.LongType));
        final Dataset<Row> payments = institutionPayments
                .withColumn(
                        NARROW_UNITS,
                        call_function("div", lit(Long.MAX_VALUE), greatest(functions.abs(col(PAID_FEN)), lit(1L))))
                // Wide enough that no remainder is in a step beyond the last.
                .withColumn(
                        WIDTH, call_function("div", col(PAID_UNITS), lit(STEPS)).plus(1L));
        return scoredCases
                .join(broadcast(payments), isPaidWith(), "left")
                .withColumn(FLOOR, when(hasPoints, floor).otherwise(0L))
                .withColumn(REMAINDER, when(hasPoints, remainder).otherwise(0L))
                .withColumn(STEP, coalesce(call_function("div", col(REMAINDER), col(WIDTH)), lit(0L)))
                .drop(PAID_INSTITUTION, PAID_POOL, PAID_UNITS, NARROW_UNITS, WIDTH);
    }

    /** The step of each institution and pool in which the left fen run out, and how many of its cases still get one. */
    private static Dataset<Row> borders(final Dataset<Row> quotas) {
        final WindowSpec institution = Window.partitionBy(Columns.cols(INSTITUTION_CODE, INSURANCE_POOL));
        final Column isLastServed = col("left_fen")
                .gt(col("cases_to_here").minus(col("cases")))
                .and(col("left_fen").leq(col("cases_to_here")));
        return quotas.groupBy(Columns.col(INSTITUTION_CODE), Columns.col(INSURANCE_POOL), col(STEP))
                .agg(
                        count(lit(1)).as("cases"),
                        sum(col(FLOOR)).as("floors_fen"),
                        max(col(PAID_FEN)).as("all_fen"))
                .withColumn(
                        "cases_to_here",
                        sum(col("cases")).over(institution.orderBy(col(STEP).desc())))
                .withColumn(
                        "left_fen", col("all_fen").minus(sum(col("floors_fen")).over(institution)))
                .where(isLastServed)
                .select(
                        Columns.col(INSTITUTION_CODE).as(PAID_INSTITUTION),
                        Columns.col(INSURANCE_POOL).as(PAID_POOL),
                        col(STEP).as(BORDER),
                        col("left_fen")
                                .minus(col("cases_to_here"))
                                .plus(col("cases"))
                                .as(SERVED));
    }

    private static Column wide(final Column number) {
        return number.cast(DataTypes.createDecimalType(19, 0));
    }
}
