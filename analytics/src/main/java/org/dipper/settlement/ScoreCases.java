package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.HOSPITAL_LEVEL;
import static org.dipper.cases.SettledCaseTable.INSTITUTION_CODE;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.SettlementPolicy;
import org.dipper.table.Columns;

/**
 * Scores grouped cases: RW x institution coefficient x auxiliary coefficient, corrected where the cost is far from its
 * standard.
 *
 * <p>Yields each case once with {@code institution_coefficient_units}, {@code auxiliary_type}, {@code auxiliary_subtype},
 * {@code auxiliary_coefficient_units}, {@code standard_cost_fen}, {@code deviation}, {@code needs_review} and {@code
 * case_score_units}: points in ten-thousandths, each rounded half up once. Everything is whole numbers; an overflow stops
 * the run (ANSI).
 *
 * <p>Rules: DIP 3.0 specification (comment draft), institution coefficient, auxiliary typing, basic-level diseases,
 * abnormal-cost cases; the linear uplift is the 1.0 reading.
 */
public final class ScoreCases {
    public static final String COEFFICIENT_UNITS = "institution_coefficient_units";
    public static final String AUXILIARY_TYPE = CaseScoreTable.AUXILIARY_TYPE.name();
    public static final String AUXILIARY_SUBTYPE = CaseScoreTable.AUXILIARY_SUBTYPE.name();
    public static final String AUXILIARY_UNITS = "auxiliary_coefficient_units";
    public static final String CASE_SCORE_UNITS = "case_score_units";
    public static final String STANDARD = CaseScoreTable.STANDARD_COST_FEN.name();
    public static final String DEVIATION = CaseScoreTable.DEVIATION.name();
    public static final String NEEDS_REVIEW = CaseScoreTable.NEEDS_REVIEW.name();

    public static final String NORMAL = "normal";
    public static final String LOW = "low";
    public static final String HIGH = "high";
    public static final String UNGROUPED = "ungrouped";

    private static final String NORMAL_UNITS = "normal_units";
    /** A coefficient of 1 in ten-thousandths. */
    static final long ONE = 10_000;

    private final SettlementPolicy policy;
    private final int scoreScale;
    private final long meanOfAllFen;
    private final CostStandard standard;
    private final CaseTyping typing;
    private final InstitutionCoefficients coefficients;

    /** Scores under a policy and its own coefficients, without auxiliary typing. */
    public ScoreCases(
            final SettlementPolicy policy, final int scoreScale, final long meanOfAllFen, final CostStandard standard) {
        this(policy, scoreScale, meanOfAllFen, standard, new NoTyping(), new PolicyCoefficients(policy.coefficient()));
    }

    /**
     * Scores under a policy.
     *
     * @param policy the settlement rules
     * @param scoreScale the score of a group of mean cost
     * @param meanOfAllFen mean cost M of the edition, what an ungrouped case is measured against
     * @param standard what the deviation rule compares a cost with
     * @param typing which auxiliary subtype corrects a case
     * @param coefficients where the institution coefficient comes from
     */
    public ScoreCases(
            final SettlementPolicy policy,
            final int scoreScale,
            final long meanOfAllFen,
            final CostStandard standard,
            final CaseTyping typing,
            final InstitutionCoefficients coefficients) {
        this.policy = policy;
        this.scoreScale = scoreScale;
        this.meanOfAllFen = meanOfAllFen;
        this.standard = standard;
        this.typing = typing;
        this.coefficients = coefficients;
    }

    /** The cases with their scores. */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Column isGrouped = col(AssignGroups.RW_UNITS).isNotNull();
        final Column isBasicLevel =
                coalesce(col(AssignGroups.GROUP_CODE).isInCollection(policy.basicLevelGroups()), lit(false));
        final Dataset<Row> scored = coefficients
                .apply(
                        typing.apply(groupedCases),
                        Columns.col(INSTITUTION_CODE),
                        Columns.col(HOSPITAL_LEVEL),
                        col(AssignGroups.GROUP_CODE),
                        COEFFICIENT_UNITS)
                .withColumn(
                        COEFFICIENT_UNITS,
                        when(isBasicLevel.or(functions.not(isGrouped)), lit(ONE))
                                .otherwise(col(COEFFICIENT_UNITS)))
                .withColumn(
                        NORMAL_UNITS,
                        divided(
                                col(AssignGroups.RW_UNITS)
                                        .multiply(col(COEFFICIENT_UNITS))
                                        .multiply(col(AUXILIARY_UNITS)),
                                lit(ONE * ONE)))
                .transform(standard::apply);
        final Dataset<Row> classified = scored.withColumn(DEVIATION, deviation(isGrouped));
        return classified
                .withColumn(NEEDS_REVIEW, col(DEVIATION).equalTo(HIGH))
                .withColumn(CASE_SCORE_UNITS, score())
                .drop(NORMAL_UNITS);
    }

    private Column deviation(final Column isGrouped) {
        final Column kind = when(functions.not(isGrouped), lit(UNGROUPED));
        if (policy.deviation().isEmpty()) {
            return kind.otherwise(lit(NORMAL));
        }
        final DeviationPolicy rule = policy.deviation().get();
        final Column cost = Columns.col(TOTAL_COST_FEN).multiply(lit(ONE));
        final Column low = col(STANDARD).multiply(lit(CoefficientColumns.units(rule.lowRatio())));
        final Column high = col(STANDARD).multiply(lit(CoefficientColumns.units(rule.highRatio())));
        final Column isLow = rule.isLowInclusive() ? cost.leq(low) : cost.lt(low);
        final Column isHigh = rule.isHighInclusive() ? cost.geq(high) : cost.gt(high);
        return kind.when(isLow, lit(LOW)).when(isHigh, lit(HIGH)).otherwise(lit(NORMAL));
    }

    private Column score() {
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Column normal = col(NORMAL_UNITS);
        final Column ungrouped = divided(
                cost.multiply(lit(scoreScale * CoefficientColumns.units(policy.ungroupedFactor()))), lit(meanOfAllFen));
        final Column low = divided(normal.multiply(cost), col(STANDARD));
        return when(col(DEVIATION).equalTo(UNGROUPED), ungrouped)
                .when(col(DEVIATION).equalTo(LOW), low)
                .when(col(DEVIATION).equalTo(HIGH), high(normal, cost))
                .otherwise(normal);
    }

    private Column high(final Column normal, final Column cost) {
        final boolean isUplifted = policy.deviation()
                .map(rule -> rule.highMode() == DeviationPolicy.HighMode.LINEAR_UPLIFT)
                .orElse(false);
        if (!isUplifted) {
            return normal;
        }
        // normal x (cost / standard - ratio + 1), with (ratio - 1) x standard taken to the fen first.
        final BigDecimal overOne = policy.deviation().orElseThrow().highRatio().subtract(BigDecimal.ONE);
        final Column free = divided(col(STANDARD).multiply(lit(CoefficientColumns.units(overOne))), lit(ONE));
        return divided(normal.multiply(cost.minus(free)), col(STANDARD));
    }

    /** A whole quotient, rounded half up; both parts are not negative. */
    static Column divided(final Column numerator, final Column denominator) {
        final Column half = functions.call_function("div", denominator, lit(2L));
        return functions.call_function("div", numerator.plus(half), denominator);
    }
}
