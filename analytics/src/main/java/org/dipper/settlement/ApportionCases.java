package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
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
        final Column isPaidWith = Columns.col(INSTITUTION_CODE)
                .equalTo(col(PAID_INSTITUTION))
                .and(Columns.col(INSURANCE_POOL).equalTo(col(PAID_POOL)));
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
        final WindowSpec institution = Window.partitionBy(Columns.cols(INSTITUTION_CODE, INSURANCE_POOL));
        final WindowSpec byRemainder = institution.orderBy(
                col("remainder").desc(),
                units.desc(),
                Columns.col(SETTLEMENT_ID).asc());
        final Column left = col(PAID_FEN).minus(sum(col("floor_fen")).over(institution));
        final Dataset<Row> payments = institutionPayments.withColumn(
                NARROW_UNITS,
                call_function("div", lit(Long.MAX_VALUE), greatest(functions.abs(col(PAID_FEN)), lit(1L))));
        return scoredCases
                .join(broadcast(payments), isPaidWith, "left")
                .withColumn("floor_fen", when(hasPoints, floor).otherwise(0L))
                .withColumn("remainder", when(hasPoints, remainder).otherwise(0L))
                .withColumn("left_fen", left)
                .withColumn("place", row_number().over(byRemainder))
                .withColumn(
                        PAYMENT_FEN.name(),
                        col("floor_fen")
                                .plus(when(hasPoints.and(col("place").leq(col("left_fen"))), 1L)
                                        .otherwise(0L)))
                .drop(
                        PAID_INSTITUTION,
                        PAID_POOL,
                        PAID_FEN,
                        PAID_UNITS,
                        NARROW_UNITS,
                        "floor_fen",
                        "remainder",
                        "left_fen",
                        "place");
    }

    private static Column wide(final Column number) {
        return number.cast(DataTypes.createDecimalType(19, 0));
    }
}
