package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.settlement.AnnualSettlementCaseTable.INSTITUTION_CODE;
import static org.dipper.settlement.AnnualSettlementCaseTable.INSURANCE_POOL;
import static org.dipper.settlement.AnnualSettlementCaseTable.PAYMENT_FEN;
import static org.dipper.settlement.AnnualSettlementCaseTable.SETTLEMENT_ID;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.table.Columns;

/**
 * Splits each institution's payment among its cases by points: largest remainder, ties to the higher score, then to the
 * smaller settlement id, as {@link org.dipper.money.Apportionment} does. The case payments of an institution and pool sum
 * to its payment to the fen.
 *
 * <p>Cases are not sorted by remainder: they are counted in {@value #SECTIONS} sections of remainders, which tells the section
 * where the fen that are left run out; only the cases of that section are sorted, and the last of them to get a fen is the
 * border that every case is compared with. The cases are read three times for it, the four columns that matter.
 *
 * <p>Everything is exact. Payment x score is taken apart so that it stays within 63 bits where an institution has below 2^46
 * units and a case below 2^32; beyond that it is a decimal of 38 digits, enough for a payment below 10^18 fen times a score
 * below 10^19 units.
 */
public final class ApportionCases {
    /** Institution and pool columns of the institution payments, kept apart from those of the cases. */
    public static final String PAID_INSTITUTION = "paid_institution_code";

    public static final String PAID_POOL = "paid_insurance_pool";
    public static final String PAID_FEN = "paid_fen";
    public static final String PAID_UNITS = "paid_units";

    private static final long SECTIONS = 1024;
    private static final long SMALL_TOTAL = 1L << 46;
    private static final long SMALL_SCORE = 1L << 32;
    private static final int BITS = 16;
    private static final long LOW = 1L << BITS;
    private static final DataType WIDE = DataTypes.createDecimalType(19, 0);
    private static final Column UNITS = col(ScoreCases.CASE_SCORE_UNITS);

    private static final String WHOLE = "paid_whole_fen";
    private static final String PART = "paid_part_fen";
    private static final String WIDTH = "section_width";
    private static final String UPPER = "upper_product";
    private static final String LOWER = "lower_product";
    private static final String FLOOR = "floor_fen";
    private static final String REMAINDER = "remainder";
    private static final String SECTION = "remainder_section";
    private static final String LAST_INSTITUTION = "last_institution_code";
    private static final String LAST_POOL = "last_insurance_pool";
    private static final String LAST_SECTION = "last_section";
    private static final String LAST_PLACE = "last_place";
    private static final String BORDER_REMAINDER = "border_remainder";
    private static final String BORDER_UNITS = "border_units";
    private static final String BORDER_ID = "border_settlement_id";
    private static final List<String> OWN = List.of(
            PAID_INSTITUTION,
            PAID_POOL,
            PAID_FEN,
            PAID_UNITS,
            WHOLE,
            PART,
            WIDTH,
            UPPER,
            LOWER,
            FLOOR,
            REMAINDER,
            SECTION);

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
        final Dataset<Row> narrow = scoredCases.select(
                Columns.col(SETTLEMENT_ID), Columns.col(INSTITUTION_CODE), Columns.col(INSURANCE_POOL), UNITS);
        final Dataset<Row> paid = paid();
        final Dataset<Row> sections = withSection(paid, sections(withQuotas(narrow, paid)));
        final Dataset<Row> borders = withBorder(paid, borders(withQuotas(narrow, sections)));
        final Column isBeforeBorder = col(REMAINDER)
                .gt(col(BORDER_REMAINDER))
                .or(col(REMAINDER)
                        .equalTo(col(BORDER_REMAINDER))
                        .and(UNITS.gt(col(BORDER_UNITS))
                                .or(UNITS.equalTo(col(BORDER_UNITS))
                                        .and(Columns.col(SETTLEMENT_ID).leq(col(BORDER_ID))))));
        final Dataset<Row> quotas = withQuotas(scoredCases, borders);
        return quotas.withColumn(
                        PAYMENT_FEN.name(),
                        col(FLOOR).plus(when(isBeforeBorder, 1L).otherwise(0L)))
                .drop(OWN.toArray(String[]::new))
                .drop(BORDER_REMAINDER, BORDER_UNITS, BORDER_ID);
    }

    /** Payments as whole fen a unit and what is left of that; nothing where there are no points. */
    private Dataset<Row> paid() {
        final Column hasPoints = col(PAID_UNITS).gt(0);
        final Column paid = when(hasPoints, col(PAID_FEN)).otherwise(0L);
        final Column all = greatest(col(PAID_UNITS), lit(1L));
        return institutionPayments.select(
                col(PAID_INSTITUTION),
                col(PAID_POOL),
                paid.as(PAID_FEN),
                all.as(PAID_UNITS),
                call_function("div", paid, all).as(WHOLE),
                paid.mod(all).as(PART),
                call_function("div", all, lit(SECTIONS)).plus(1L).as(WIDTH));
    }

    /** Quota of each case: whole fen and remainder, in units of the institution. */
    private static Dataset<Row> withQuotas(final Dataset<Row> cases, final Dataset<Row> paid) {
        final Column isPaidWith = Columns.col(INSTITUTION_CODE)
                .equalTo(col(PAID_INSTITUTION))
                .and(Columns.col(INSURANCE_POOL).equalTo(col(PAID_POOL)));
        final Column all = col(PAID_UNITS);
        final Column isSmall = all.lt(SMALL_TOTAL).and(UNITS.lt(SMALL_SCORE));
        // part x units / all, by the upper and the lower sixteen bits of the units: no product reaches 2^63.
        final Column part = when(isSmall, col(PART)).otherwise(0L);
        final Column upper =
                part.multiply(when(isSmall, shiftright(UNITS, BITS)).otherwise(0L));
        final Column lower = col(UPPER).mod(all).multiply(lit(LOW)).plus(part.multiply(UNITS.bitwiseAND(lit(LOW - 1))));
        final Column product = col(PAID_FEN).cast(WIDE).multiply(UNITS.cast(WIDE));
        final Column floor = col(WHOLE)
                .multiply(UNITS)
                .plus(call_function("div", col(UPPER), all).multiply(lit(LOW)))
                .plus(call_function("div", col(LOWER), all));
        return cases.join(broadcast(paid), isPaidWith, "left")
                .withColumn(UPPER, upper)
                .withColumn(LOWER, lower)
                .withColumn(
                        FLOOR,
                        coalesce(
                                when(isSmall, floor).otherwise(call_function("div", product, all.cast(WIDE))), lit(0L)))
                .withColumn(
                        REMAINDER,
                        coalesce(
                                when(isSmall, col(LOWER).mod(all))
                                        .otherwise(product.mod(all.cast(WIDE)).cast("long")),
                                lit(0L)))
                .withColumn(SECTION, call_function("div", col(REMAINDER), col(WIDTH)));
    }

    /** The section of remainders in which each institution's fen run out, and how many of its cases get one. */
    private static Dataset<Row> sections(final Dataset<Row> quotas) {
        final WindowSpec institution = Window.partitionBy(Columns.cols(INSTITUTION_CODE, INSURANCE_POOL));
        final WindowSpec downTo =
                institution.orderBy(col(SECTION).desc()).rowsBetween(Window.unboundedPreceding(), Window.currentRow());
        final Column before = col("so_far").minus(col("cases"));
        return quotas.where(col(SECTION).isNotNull())
                .groupBy(Columns.col(INSTITUTION_CODE), Columns.col(INSURANCE_POOL), col(SECTION))
                .agg(
                        count(lit(1)).as("cases"),
                        sum(col(FLOOR)).as("floor_sum"),
                        max(col(PAID_FEN)).as("fen"))
                .withColumn("left_fen", col("fen").minus(sum(col("floor_sum")).over(institution)))
                .withColumn("so_far", sum(col("cases")).over(downTo))
                .where(before.lt(col("left_fen")).and(col("so_far").geq(col("left_fen"))))
                .select(
                        Columns.col(INSTITUTION_CODE).as(LAST_INSTITUTION),
                        Columns.col(INSURANCE_POOL).as(LAST_POOL),
                        col(SECTION).as(LAST_SECTION),
                        col("left_fen").minus(before).as(LAST_PLACE));
    }

    private static Dataset<Row> withSection(final Dataset<Row> paid, final Dataset<Row> sections) {
        return paid.join(broadcast(sections), isLast(), "inner").drop(LAST_INSTITUTION, LAST_POOL);
    }

    /** The last case of each institution that gets a fen. */
    private static Dataset<Row> borders(final Dataset<Row> quotas) {
        final WindowSpec byRemainder = Window.partitionBy(Columns.cols(INSTITUTION_CODE, INSURANCE_POOL))
                .orderBy(
                        col(REMAINDER).desc(),
                        UNITS.desc(),
                        Columns.col(SETTLEMENT_ID).asc());
        return quotas.where(col(SECTION).equalTo(col(LAST_SECTION)))
                .withColumn("place", row_number().over(byRemainder))
                .where(col("place").equalTo(col(LAST_PLACE)))
                .select(
                        Columns.col(INSTITUTION_CODE).as(LAST_INSTITUTION),
                        Columns.col(INSURANCE_POOL).as(LAST_POOL),
                        col(REMAINDER).as(BORDER_REMAINDER),
                        UNITS.as(BORDER_UNITS),
                        Columns.col(SETTLEMENT_ID).as(BORDER_ID));
    }

    /** An institution without a border leaves no fen to give. */
    private static Dataset<Row> withBorder(final Dataset<Row> paid, final Dataset<Row> borders) {
        return paid.join(broadcast(borders), isLast(), "left").drop(LAST_INSTITUTION, LAST_POOL);
    }

    private static Column isLast() {
        return col(PAID_INSTITUTION)
                .equalTo(col(LAST_INSTITUTION))
                .and(col(PAID_POOL).equalTo(col(LAST_POOL)));
    }
}
