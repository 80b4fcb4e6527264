package org.dipper.supervision.split;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.FieldType;

/**
 * What each chain earned beyond the one stay it would have been.
 *
 * <p>Takes the stays of chains ({@link SupervisedCaseTable} with {@code chain_id} and {@code sequence}); yields one row a
 * chain: {@code stay_points}, {@code merged_group_code}, {@code merged_points}, {@code point_difference},
 * {@code excess_points} and {@code fund_at_stake_fen}. Where every stay was settled, its points are those it was settled
 * with, and the merged stay has group score x the coefficient of the costliest stay; else both are group scores alone. The
 * excess is the difference, never below 0. The fund is the excess at the point value of the costliest stay, rounded half up
 * once. What cannot be told is null: a stay or the merged stay without a group, no edition, no point value.
 */
public final class ChainPoints {
    public static final String STAY_POINTS = "stay_points";
    public static final String MERGED_GROUP_CODE = "merged_group_code";
    public static final String MERGED_POINTS = "merged_points";
    public static final String POINT_DIFFERENCE = "point_difference";
    public static final String EXCESS_POINTS = LeadCaseTable.EXCESS_POINTS.name();
    public static final String FUND_AT_STAKE_FEN = LeadCaseTable.FUND_AT_STAKE_FEN.name();

    private static final String MERGED_ID = "merged_id";
    private static final String MERGED_RW = "merged_rw";
    private static final String COSTLIEST = "costliest";
    private static final String IS_SETTLED = "is_settled";
    private static final String SCORES = "scores";
    private static final String WEIGHTS = "weights";
    private static final String STAYS = "chain_stay_count";
    private static final String GROUPED = "grouped_stay_count";
    private static final String POINTS = FieldType.POINTS_SUM.sql();
    /** At a scale of its own, so that the product with a point value keeps every decimal until it is rounded once. */
    private static final String EXACT_POINTS = FieldType.decimal(18, 4).sql();

    private final MergedStays merged = new MergedStays();
    private final Optional<UnaryOperator<Dataset<Row>>> regroup;

    /**
     * Points of chains.
     *
     * @param regroup adds {@code group_code} and {@code rw} to {@code settled_case} rows as the catalog edition in use groups
     *     them; empty where there is none
     */
    public ChainPoints(final Optional<UnaryOperator<Dataset<Row>>> regroup) {
        this.regroup = requireNonNull(regroup, "regroup");
    }

    /** The points of these chains. */
    public Dataset<Row> apply(final Dataset<Row> chainStays) {
        final Column byCost = struct(col(SettledCaseTable.TOTAL_COST_FEN), lit(0).minus(col(LeadCaseTable.SEQUENCE)));
        final Dataset<Row> sums = chainStays
                .groupBy(col(SplitChains.CHAIN_ID))
                .agg(
                        max_by(
                                        struct(Columns.cols(
                                                SupervisedCaseTable.INSTITUTION_COEFFICIENT,
                                                SupervisedCaseTable.POINT_VALUE_FEN)),
                                        byCost)
                                .as(COSTLIEST),
                        count(lit(1))
                                .equalTo(count(col(SupervisedCaseTable.CASE_SCORE)))
                                .as(IS_SETTLED),
                        sum(col(SupervisedCaseTable.CASE_SCORE)).as(SCORES),
                        sum(col(SupervisedCaseTable.RW)).as(WEIGHTS),
                        count(lit(1)).as(STAYS),
                        count(col(SupervisedCaseTable.RW)).as(GROUPED));
        final Column coefficient =
                coalesce(col(COSTLIEST).getField(SupervisedCaseTable.INSTITUTION_COEFFICIENT.name()), lit(1));
        final Column stayPoints =
                when(col(IS_SETTLED), col(SCORES)).when(col(STAYS).equalTo(col(GROUPED)), col(WEIGHTS));
        final Column mergedPoints =
                when(col(IS_SETTLED), col(MERGED_RW).multiply(coefficient)).otherwise(col(MERGED_RW));
        final Column fund = col(EXCESS_POINTS)
                .cast(EXACT_POINTS)
                .multiply(col(COSTLIEST).getField(SupervisedCaseTable.POINT_VALUE_FEN.name()));
        return sums.join(regrouped(chainStays), col(SplitChains.CHAIN_ID).equalTo(col(MERGED_ID)), "left")
                .withColumn(STAY_POINTS, stayPoints.cast(POINTS))
                .withColumn(MERGED_POINTS, mergedPoints.cast(POINTS))
                .withColumn(
                        POINT_DIFFERENCE,
                        col(STAY_POINTS).minus(col(MERGED_POINTS)).cast(POINTS))
                .withColumn(
                        EXCESS_POINTS,
                        when(col(POINT_DIFFERENCE).isNotNull(), greatest(col(POINT_DIFFERENCE), lit(0).cast(POINTS))))
                .withColumn(
                        FUND_AT_STAKE_FEN,
                        fund.cast(FieldType.decimal(28, 0).sql()).cast("long"))
                .select(
                        col(SplitChains.CHAIN_ID),
                        col(STAY_POINTS),
                        col(MERGED_GROUP_CODE),
                        col(MERGED_POINTS),
                        col(POINT_DIFFERENCE),
                        col(EXCESS_POINTS),
                        col(FUND_AT_STAKE_FEN));
    }

    private Dataset<Row> regrouped(final Dataset<Row> chainStays) {
        final Dataset<Row> one = merged.apply(chainStays);
        final Dataset<Row> grouped = regroup.map(way -> way.apply(one))
                .orElseGet(() -> Columns.withAbsent(
                        java.util.List.of(SupervisedCaseTable.GROUP_CODE, SupervisedCaseTable.RW), one));
        return grouped.select(
                col(SettledCaseTable.SETTLEMENT_ID).as(MERGED_ID),
                col(SupervisedCaseTable.GROUP_CODE).as(MERGED_GROUP_CODE),
                col(SupervisedCaseTable.RW).as(MERGED_RW));
    }
}
