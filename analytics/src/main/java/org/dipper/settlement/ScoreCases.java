package org.dipper.settlement;

import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.HOSPITAL_LEVEL;
import static org.dipper.cases.SettledCaseTable.INSTITUTION_CODE;
import static org.dipper.cases.SettledCaseTable.MAIN_PROCEDURE;
import static org.dipper.cases.SettledCaseTable.OTHER_PROCEDURES;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.CasePathPolicy.Bonus;
import org.dipper.policy.CasePathPolicy.DaySurgery;
import org.dipper.policy.SettlementPolicy;
import org.dipper.table.Columns;

/**
 * Scores grouped cases: RW x institution coefficient x auxiliary coefficient, corrected where the cost is far from its
 * standard, or by the other way that the policy has for such a case ({@link PaymentPath}).
 *
 * <p>Yields each case once with {@code institution_coefficient_units}, {@code auxiliary_type}, {@code auxiliary_subtype},
 * {@code auxiliary_coefficient_units}, {@code standard_cost_fen}, {@code payment_path}, {@code deviation}, {@code
 * is_extreme}, {@code needs_review}, {@code bonus_units} and {@code case_score_units}: points in ten-thousandths, each
 * rounded half up once, the bonus within the score. Everything is whole numbers; an overflow stops the run (ANSI): a score
 * below 10^9 units times a cost below 3 x 10^9 fen (the most that ingest lets pass) stays below 2^63.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), institution coefficient, auxiliary typing, basic-level diseases,
 * abnormal-cost cases, new-technology bonus; the linear uplift is the 1.0 reading.
 */
public final class ScoreCases {
    public static final String COEFFICIENT_UNITS = "institution_coefficient_units";
    public static final String AUXILIARY_TYPE = CaseScoreTable.AUXILIARY_TYPE.name();
    public static final String AUXILIARY_SUBTYPE = CaseScoreTable.AUXILIARY_SUBTYPE.name();
    public static final String AUXILIARY_UNITS = "auxiliary_coefficient_units";
    public static final String CASE_SCORE_UNITS = "case_score_units";
    public static final String BONUS_UNITS = "bonus_units";
    public static final String STANDARD = CaseScoreTable.STANDARD_COST_FEN.name();
    public static final String PATH = CaseScoreTable.PAYMENT_PATH.name();
    public static final String DEVIATION = CaseScoreTable.DEVIATION.name();
    public static final String IS_EXTREME = CaseScoreTable.IS_EXTREME.name();
    public static final String NEEDS_REVIEW = CaseScoreTable.NEEDS_REVIEW.name();

    public static final String NORMAL = "normal";
    public static final String LOW = "low";
    public static final String HIGH = "high";
    public static final String UNGROUPED = "ungrouped";

    static final String NORMAL_UNITS = "normal_units";
    /** A coefficient of 1 in ten-thousandths. */
    public static final long ONE = 10_000;

    /** The paths that the deviation rule looks at. */
    private static final Set<PaymentPath> MEASURED =
            Set.of(PaymentPath.GROUP, PaymentPath.BASIC_LEVEL, PaymentPath.DAY_SURGERY);

    private static final String WAY = "way";
    private static final String PLAIN_UNITS = "plain_units";
    private static final String PATH_UNITS = "path_units";

    private final SettlementPolicy policy;
    private final int scoreScale;
    private final long meanOfAllFen;
    private final CostStandard standard;
    private final CaseTyping typing;
    private final InstitutionCoefficients coefficients;
    private final PointValues values;
    private final CaseDecisions decisions;

    /** Scores under a policy and its own coefficients, without auxiliary typing and decisions. */
    public ScoreCases(
            final SettlementPolicy policy, final int scoreScale, final long meanOfAllFen, final CostStandard standard) {
        this(
                policy,
                scoreScale,
                meanOfAllFen,
                standard,
                new NoTyping(),
                new PolicyCoefficients(policy.coefficient()),
                new PointValues(Map.of()),
                CaseDecisions.NONE);
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
     * @param values year-start point values, by which yuan become points
     * @param decisions what was decided on single cases
     */
    public ScoreCases(
            final SettlementPolicy policy,
            final int scoreScale,
            final long meanOfAllFen,
            final CostStandard standard,
            final CaseTyping typing,
            final InstitutionCoefficients coefficients,
            final PointValues values,
            final CaseDecisions decisions) {
        this.policy = policy;
        this.scoreScale = scoreScale;
        this.meanOfAllFen = meanOfAllFen;
        this.standard = standard;
        this.typing = typing;
        this.coefficients = coefficients;
        this.values = values;
        this.decisions = decisions;
    }

    /** The cases with their scores. */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Column known = col(STANDARD);
        final List<CaseScores.Way> ways = new CaseScores(policy, values, ungroupedUnits(), !decisions.isEmpty()).ways();
        final Dataset<Row> standards = withNormalScore(withWay(decisions.apply(groupedCases), ways), ways)
                .transform(standard::apply)
                // A standard of nothing is none: there is no ratio to it.
                .withColumn(STANDARD, when(known.gt(0), known));
        return withDeviation(standards.withColumn(PATH_UNITS, byWay(ways, CaseScores.Way::units)), ways)
                .withColumn(PATH, byWay(ways, way -> lit(way.path().id())))
                .withColumn(NEEDS_REVIEW, col(DEVIATION).equalTo(HIGH))
                .withColumn(BONUS_UNITS, bonus(ways))
                .withColumn(CASE_SCORE_UNITS, score().plus(col(BONUS_UNITS)))
                .drop(WAY, NORMAL_UNITS, PLAIN_UNITS, PATH_UNITS, CaseDecisions.DECISION, CaseDecisions.DECIDED_UNITS);
    }

    /** The place of the way that a case takes; numbers are told apart faster than texts, and no condition is asked twice. */
    private static Dataset<Row> withWay(final Dataset<Row> cases, final List<CaseScores.Way> ways) {
        Column place = lit(ways.size() - 1);
        for (int i = ways.size() - 2; i >= 0; i--) {
            place = when(ways.get(i).fits(), lit(i)).otherwise(place);
        }
        return cases.withColumn(WAY, place);
    }

    private static Column byWay(final List<CaseScores.Way> ways, final Function<CaseScores.Way, Column> value) {
        Column chosen = value.apply(ways.get(ways.size() - 1));
        // The last way takes nearly every case: it is asked for first.
        Column others = chosen;
        for (int i = ways.size() - 2; i >= 0; i--) {
            others = when(col(WAY).equalTo(i), value.apply(ways.get(i))).otherwise(others);
        }
        chosen = when(col(WAY).equalTo(ways.size() - 1), chosen).otherwise(others);
        return chosen;
    }

    /** Whether the case takes one of these paths; ways of the same path may stand in several places. */
    private static Column takes(final List<CaseScores.Way> ways, final Set<PaymentPath> paths) {
        final List<Integer> places = IntStream.range(0, ways.size())
                .filter(i -> paths.contains(ways.get(i).path()))
                .boxed()
                .toList();
        return places.isEmpty() ? lit(false) : col(WAY).isInCollection(places);
    }

    private Dataset<Row> withNormalScore(final Dataset<Row> cases, final List<CaseScores.Way> ways) {
        final Column typed = col(AssignGroups.RW_UNITS).multiply(col(AUXILIARY_UNITS));
        final Dataset<Row> withCoefficient = coefficients
                .apply(
                        typing.apply(cases),
                        Columns.col(INSTITUTION_CODE),
                        Columns.col(HOSPITAL_LEVEL),
                        col(AssignGroups.GROUP_CODE),
                        COEFFICIENT_UNITS)
                .withColumn(
                        COEFFICIENT_UNITS,
                        when(not(CaseScores.isGrouped()), lit(ONE))
                                .when(CaseScores.isBasicLevel(policy), lit(BasicLevelCoefficient.units(policy)))
                                .otherwise(col(COEFFICIENT_UNITS)))
                .withColumn(NORMAL_UNITS, divided(typed.multiply(col(COEFFICIENT_UNITS)), lit(ONE * ONE)))
                .withColumn(PLAIN_UNITS, divided(typed, lit(ONE)));
        return policy.casePaths()
                .daySurgery()
                .map(DaySurgery::factor)
                .map(factor -> withCoefficient
                        .withColumn(NORMAL_UNITS, onDaySurgery(ways, NORMAL_UNITS, factor))
                        .withColumn(PLAIN_UNITS, onDaySurgery(ways, PLAIN_UNITS, factor)))
                .orElse(withCoefficient);
    }

    private static Column onDaySurgery(final List<CaseScores.Way> ways, final String units, final BigDecimal factor) {
        return when(
                        takes(ways, Set.of(PaymentPath.DAY_SURGERY)),
                        divided(col(units).multiply(lit(CoefficientColumns.units(factor))), lit(ONE)))
                .otherwise(col(units));
    }

    private Column ungroupedUnits() {
        return divided(
                Columns.col(TOTAL_COST_FEN)
                        .multiply(lit(scoreScale * CoefficientColumns.units(policy.ungroupedFactor()))),
                lit(meanOfAllFen));
    }

    private Dataset<Row> withDeviation(final Dataset<Row> cases, final List<CaseScores.Way> ways) {
        final Column ungrouped = when(takes(ways, Set.of(PaymentPath.UNGROUPED)), lit(UNGROUPED));
        final Column isMeasured = takes(ways, MEASURED);
        if (policy.deviation().isEmpty()) {
            return cases.withColumn(DEVIATION, ungrouped.otherwise(lit(NORMAL))).withColumn(IS_EXTREME, lit(false));
        }
        final CostDeviation rule = new CostDeviation(policy.deviation().get());
        return cases.withColumn(
                        DEVIATION,
                        ungrouped
                                .when(isMeasured.and(rule.isLow()), lit(LOW))
                                .when(isMeasured.and(rule.isHigh()), lit(HIGH))
                                .otherwise(lit(NORMAL)))
                .withColumn(IS_EXTREME, col(DEVIATION).equalTo(HIGH).and(rule.isExtreme()));
    }

    private Column score() {
        final Column scored = col(PATH_UNITS);
        if (policy.deviation().isEmpty()) {
            return scored;
        }
        final CostDeviation rule = new CostDeviation(policy.deviation().get());
        final Column normal = col(NORMAL_UNITS);
        final Column plain = col(PLAIN_UNITS);
        return when(col(DEVIATION).equalTo(LOW), rule.low(normal, plain))
                .when(col(IS_EXTREME), rule.extreme(normal, plain))
                .when(col(DEVIATION).equalTo(HIGH), rule.high(normal, plain))
                .otherwise(scored);
    }

    private Column bonus(final List<CaseScores.Way> ways) {
        final Set<PaymentPath> paths = EnumSet.copyOf(MEASURED);
        paths.add(PaymentPath.INCOMPLETE_STAY);
        final Column mayHave = takes(ways, paths);
        Column units = lit(0L);
        for (final Bonus rule : policy.casePaths().bonuses()) {
            final TreeSet<String> procedures = new TreeSet<>(rule.procedures());
            final Column hasOne = coalesce(Columns.col(MAIN_PROCEDURE).isInCollection(procedures), lit(false))
                    .or(coalesce(
                            arrays_overlap(
                                    Columns.col(OTHER_PROCEDURES),
                                    functions.array(procedures.stream()
                                            .map(functions::lit)
                                            .toArray(Column[]::new))),
                            lit(false)));
            units = units.plus(when(mayHave.and(hasOne), lit(CoefficientColumns.units(rule.score())))
                    .otherwise(lit(0L)));
        }
        return units;
    }

    /** A whole quotient, rounded half up; both parts are not negative. */
    static Column divided(final Column numerator, final Column denominator) {
        final Column half = functions.call_function("div", denominator, lit(2L));
        return functions.call_function("div", numerator.plus(half), denominator);
    }
}
