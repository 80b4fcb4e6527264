package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.DISCHARGE_YEAR;
import static org.dipper.cases.SettledCaseTable.HOSPITAL_LEVEL;
import static org.dipper.cases.SettledCaseTable.INSTITUTION_CODE;
import static org.dipper.cases.SettledCaseTable.INSURANCE_POOL;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.CostLimits;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.SettlementPolicy;
import org.dipper.table.Columns;

/**
 * What each institution's history cost and scored under this year's rules, by insurance pool and year: {@code
 * institution_code, insurance_pool, discharge_year, cost_fen, score_units}; few rows, which may come to the driver. The
 * basis of year-start point values that look at single cases or hospitals.
 *
 * <p>A case scores RW x institution coefficient, before auxiliary typing, the deviation rule and special paths; an ungrouped
 * case as in a settlement. Unlike the {@link PoolHistorySums}, which are kept by level, this knows the institution, so its
 * own coefficient enters.
 */
public final class HospitalHistorySums {
    private static final String COEFFICIENT = "history_coefficient_units";
    private static final String COST = "cost_fen";
    private static final String UNITS = "score_units";

    private final SettlementPolicy policy;
    private final int scoreScale;
    private final long meanOfAllFen;
    private final InstitutionCoefficients coefficients;
    private final Optional<CostLimits> limits;

    /**
     * Scores history under a policy.
     *
     * @param scoreScale the score of a group of mean cost
     * @param meanOfAllFen mean cost M of the edition in fen
     * @param coefficients where the institution coefficient comes from
     * @param limits quantiles of the cost of all the pool's cases; only cases within them are summed
     */
    public HospitalHistorySums(
            final SettlementPolicy policy,
            final int scoreScale,
            final long meanOfAllFen,
            final InstitutionCoefficients coefficients,
            final Optional<CostLimits> limits) {
        this.policy = policy;
        this.scoreScale = scoreScale;
        this.meanOfAllFen = meanOfAllFen;
        this.coefficients = coefficients;
        this.limits = limits;
    }

    /**
     * Sums.
     *
     * @param groupedCases settled cases of the history with their groups of the edition
     */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Dataset<Row> cases = groupedCases.select(
                Columns.col(INSTITUTION_CODE),
                Columns.col(HOSPITAL_LEVEL),
                Columns.col(INSURANCE_POOL),
                Columns.col(DISCHARGE_YEAR),
                Columns.col(TOTAL_COST_FEN),
                col(AssignGroups.GROUP_CODE),
                col(AssignGroups.RW_UNITS));
        final Dataset<Row> kept = limits.map(quantiles -> quantiles.keep(cases, INSURANCE_POOL.name()))
                .orElse(cases);
        final Column cost = Columns.col(TOTAL_COST_FEN);
        final Column group = col(AssignGroups.GROUP_CODE);
        final Column isBasicLevel = coalesce(group.isInCollection(policy.basicLevelGroups()), lit(false));
        final Column coefficient =
                when(isBasicLevel, lit(BasicLevelCoefficient.units(policy))).otherwise(col(COEFFICIENT));
        final Column grouped =
                ScoreCases.divided(col(AssignGroups.RW_UNITS).multiply(coefficient), lit(ScoreCases.ONE));
        final Column ungrouped = ScoreCases.divided(
                cost.multiply(lit(scoreScale * CoefficientColumns.units(policy.ungroupedFactor()))), lit(meanOfAllFen));
        return coefficients
                .apply(kept, Columns.col(INSTITUTION_CODE), Columns.col(HOSPITAL_LEVEL), group, COEFFICIENT)
                .groupBy(Columns.cols(INSTITUTION_CODE, INSURANCE_POOL, DISCHARGE_YEAR))
                .agg(
                        sum(cost).as(COST),
                        sum(when(col(AssignGroups.RW_UNITS).isNull(), ungrouped).otherwise(grouped))
                                .as(UNITS));
    }

    /**
     * The sums as records, one an institution and pool, sorted; a year without cases is 0.
     *
     * @param firstYear first year of the history
     * @param lastYear last year of the history
     */
    public static List<HospitalHistory> records(final List<Row> sums, final int firstYear, final int lastYear) {
        final TreeMap<String, List<Row>> byHospital = new TreeMap<>();
        for (final Row row : sums) {
            final String key =
                    row.<String>getAs(INSURANCE_POOL.name()) + "\u0000" + row.<String>getAs(INSTITUTION_CODE.name());
            byHospital.computeIfAbsent(key, hospital -> new ArrayList<>()).add(row);
        }
        return byHospital.values().stream()
                .map(rows -> new HospitalHistory(
                        rows.get(0).getAs(INSTITUTION_CODE.name()),
                        rows.get(0).getAs(INSURANCE_POOL.name()),
                        new PoolHistory(
                                byYear(rows, COST, firstYear, lastYear), byYear(rows, UNITS, firstYear, lastYear))))
                .toList();
    }

    private static List<Long> byYear(
            final List<Row> rows, final String column, final int firstYear, final int lastYear) {
        final List<Long> values = new ArrayList<>();
        for (int year = firstYear; year <= lastYear; year++) {
            final int wanted = year;
            values.add(rows.stream()
                    .filter(row -> row.<Integer>getAs(DISCHARGE_YEAR.name()) == wanted)
                    .map(row -> row.<Long>getAs(column))
                    .findFirst()
                    .orElse(0L));
        }
        return values;
    }
}
