package org.dipper.supervision.fair;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.ReadmissionRule;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * Sums the cases of a period up to cells, for all ranked measures at once: ten million cases are read and shuffled once, not
 * once a measure.
 *
 * <p>Takes rows of {@code supervised_case} and the {@code readmission_pair} rows of the period; yields one row an institution,
 * level, month of discharge and finest cell, partitioned by {@link #COMPARABLE_GROUP}. For each measure it has the eligible
 * cases, the sum of the outcome, and the fund paid for cases with the outcome. A case whose outcome is not known (no way of
 * discharge, no auxiliary coefficient) is not eligible: unknown is not 0.
 *
 * <p>The fund of an uplifted case is what the coefficient added, {@code fund * (1 - 1 / coefficient)}, in whole fen rounded
 * down. Of cost no fund is told: a dear case is paid by its score. A case of more than thirty million yuan is left out of
 * cost, since the square of its cost would not fit; such a case is looked at by itself.
 */
public final class RankedCells {
    /** The disease group; for a case without one, the 3-character category of its principal diagnosis. */
    public static final String COMPARABLE_GROUP = "comparable_group";
    /** The month of discharge, yyyymm. */
    public static final String MONTH = SettledCaseTable.DISCHARGE_MONTH.name();

    private static final int LONG_STAY_DAYS = 30;
    private static final int SHORT_WINDOW = 15;
    private static final int LONG_WINDOW = 31;
    private static final long LARGEST_COST_FEN = 3_000_000_000L;
    private static final String WAY_AGAINST_ADVICE = "4";
    private static final String WAY_DIED = "5";

    private static final String INDEX_ID = "index_id";
    private static final String IS_OVERLAP = "is_overlapping_index";
    private static final String OUTCOME = "outcome_";
    private static final String FUND = "fund_";

    private final boolean countsSameDayReturn;

    /**
     * Cells with returns by this rule.
     *
     * @param countsSameDayReturn as in the policy: whether a same-day return to the same institution with the same category
     *     is a readmission
     */
    public RankedCells(final boolean countsSameDayReturn) {
        this.countsSameDayReturn = countsSameDayReturn;
    }

    /** The cells of these cases. */
    public Dataset<Row> apply(final Dataset<Row> cases, final Dataset<Row> pairs) {
        final Dataset<Row> known = new CaseStrata()
                .apply(cases.join(
                        returns(pairs), col(SettledCaseTable.SETTLEMENT_ID).equalTo(functions.col(INDEX_ID)), "left"));
        final Map<RankedMeasure, Column> outcomes = outcomes();
        final List<Column> narrow = new ArrayList<>(List.of(
                col(SettledCaseTable.INSTITUTION_CODE),
                col(SettledCaseTable.HOSPITAL_LEVEL),
                col(SettledCaseTable.DISCHARGE_MONTH),
                comparableGroup().as(COMPARABLE_GROUP)));
        CaseStrata.ALL.forEach(band -> narrow.add(functions.col(band)));
        final List<Column> sums = new ArrayList<>();
        outcomes.forEach((measure, outcome) -> {
            narrow.add(outcome.cast("long").as(OUTCOME + word(measure)));
            narrow.add(fund(measure, outcome).as(FUND + word(measure)));
            sums.addAll(sums(measure));
        });
        return known.select(narrow.toArray(Column[]::new))
                // The only shuffle: cells and all that is made of them lie within a group.
                .repartition(functions.col(COMPARABLE_GROUP))
                .groupBy(keys())
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** The cells of one measure with its eligible cases, as {@link IndirectStandardisation#ofCells} takes them, and months. */
    public static Dataset<Row> of(final RankedMeasure measure, final Dataset<Row> cells) {
        final boolean isCost = measure.measure() == Measure.COST;
        final Column total = functions.col(total(measure));
        final List<Column> columns = new ArrayList<>(List.of(
                col(SettledCaseTable.INSTITUTION_CODE),
                col(SettledCaseTable.DISCHARGE_MONTH),
                functions.col(cases(measure)).as(IndirectStandardisation.CASES),
                total.as(IndirectStandardisation.TOTAL),
                // The square of 0 or 1 is itself.
                (isCost ? functions.col(IndirectStandardisation.SQUARE_HIGH) : lit(0L))
                        .as(IndirectStandardisation.SQUARE_HIGH),
                (isCost ? functions.col(IndirectStandardisation.SQUARE_LOW) : total)
                        .as(IndirectStandardisation.SQUARE_LOW)));
        measure.strata().forEach(stratum -> columns.add(functions.col(stratum)));
        return cells.where(functions.col(cases(measure)).gt(0)).select(columns.toArray(Column[]::new));
    }

    /** The column with the eligible cases of a measure. */
    public static String cases(final RankedMeasure measure) {
        return "cases_" + word(measure);
    }

    /** The column with the sum of the outcome of a measure. */
    public static String total(final RankedMeasure measure) {
        return "total_" + word(measure);
    }

    /** The column with the fund of the cases that have the outcome, in fen. */
    public static String fundFen(final RankedMeasure measure) {
        return "fund_fen_" + word(measure);
    }

    /** Index stays that matter: those with a return in a window, and those that overlap their next stay. */
    private Dataset<Row> returns(final Dataset<Row> pairs) {
        final Column isOverlap =
                coalesce(col(ReadmissionPairTable.INDEX_EXCLUSION).equalTo(ReadmissionPairs.OVERLAP), lit(false));
        final Column isReturn = col(ReadmissionPairTable.IS_INDEX_ELIGIBLE)
                .and(col(ReadmissionPairTable.GAP_DAYS).leq(LONG_WINDOW));
        return pairs.where(isReturn.or(isOverlap))
                .select(
                        col(ReadmissionPairTable.INDEX_SETTLEMENT_ID).as(INDEX_ID),
                        isOverlap.as(IS_OVERLAP),
                        ReadmissionRule.SAME_INSTITUTION_SAME_CATEGORY
                                .isReadmission(SHORT_WINDOW, countsSameDayReturn)
                                .as(word(RankedMeasure.RETURN_15_DAYS)),
                        ReadmissionRule.ANY
                                .isReadmission(LONG_WINDOW, countsSameDayReturn)
                                .as(word(RankedMeasure.RETURN_31_DAYS)));
    }

    /** The outcome of a case for each measure; null where the case is not eligible. */
    private static Map<RankedMeasure, Column> outcomes() {
        final Column isIndex = ReadmissionPairs.isEligibleByDischargeWay(col(SettledCaseTable.DISCHARGE_WAY))
                .and(not(coalesce(functions.col(IS_OVERLAP), lit(false))));
        final Column way = col(SettledCaseTable.DISCHARGE_WAY);
        final Column cost = col(SettledCaseTable.TOTAL_COST_FEN);
        final Map<RankedMeasure, Column> outcomes = new EnumMap<>(RankedMeasure.class);
        for (final RankedMeasure window : List.of(RankedMeasure.RETURN_15_DAYS, RankedMeasure.RETURN_31_DAYS)) {
            outcomes.put(
                    window,
                    when(
                            isIndex,
                            coalesce(functions.col(word(window)), lit(false)).cast("int")));
        }
        outcomes.put(
                RankedMeasure.AGAINST_ADVICE, way.equalTo(WAY_AGAINST_ADVICE).cast("int"));
        outcomes.put(RankedMeasure.DEATH, way.equalTo(WAY_DIED).cast("int"));
        outcomes.put(
                RankedMeasure.LONG_STAY,
                col(SettledCaseTable.STAY_DAYS).gt(LONG_STAY_DAYS).cast("int"));
        outcomes.put(RankedMeasure.COST, when(cost.between(0L, LARGEST_COST_FEN), cost));
        outcomes.put(
                RankedMeasure.UPLIFT,
                col(SupervisedCaseTable.AUXILIARY_COEFFICIENT).gt(lit(1)).cast("int"));
        return outcomes;
    }

    private static Column fund(final RankedMeasure measure, final Column outcome) {
        final Column fund = col(SettledCaseTable.FUND_PAY_FEN);
        final Column coefficient = col(SupervisedCaseTable.AUXILIARY_COEFFICIENT);
        return switch (measure) {
            case COST -> lit(0L);
            case UPLIFT ->
                when(
                                outcome.equalTo(1),
                                floor(fund.cast("decimal(18,0)")
                                                .multiply(coefficient.minus(lit(1)))
                                                .divide(coefficient))
                                        .cast("long"))
                        .otherwise(lit(0L));
            default -> when(outcome.equalTo(1), fund).otherwise(lit(0L));
        };
    }

    private static List<Column> sums(final RankedMeasure measure) {
        final Column outcome = functions.col(OUTCOME + word(measure));
        final List<Column> sums = new ArrayList<>(List.of(
                count(outcome).as(cases(measure)),
                coalesce(sum(outcome), lit(0L)).as(total(measure)),
                coalesce(sum(functions.col(FUND + word(measure))), lit(0L)).as(fundFen(measure))));
        if (measure.measure() == Measure.COST) {
            sums.add(coalesce(sum(IndirectStandardisation.squareHigh(outcome)), lit(0L))
                    .as(IndirectStandardisation.SQUARE_HIGH));
            sums.add(coalesce(sum(IndirectStandardisation.squareLow(outcome)), lit(0L))
                    .as(IndirectStandardisation.SQUARE_LOW));
        }
        return sums;
    }

    private static Column comparableGroup() {
        return coalesce(
                col(SupervisedCaseTable.GROUP_CODE),
                concat(
                        lit("category "),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY).cast("string")));
    }

    private static Column[] keys() {
        final List<Column> keys = new ArrayList<>(List.of(
                functions.col(COMPARABLE_GROUP),
                col(SettledCaseTable.INSTITUTION_CODE),
                col(SettledCaseTable.HOSPITAL_LEVEL),
                col(SettledCaseTable.DISCHARGE_MONTH)));
        CaseStrata.ALL.forEach(band -> keys.add(functions.col(band)));
        return keys.toArray(Column[]::new);
    }

    private static String word(final RankedMeasure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }
}
