package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.CrossRegionPools;
import org.dipper.settlement.InstitutionCoefficients;
import org.dipper.settlement.PointValues;
import org.dipper.settlement.ScoreCases;
import org.dipper.warehouse.Run;

/**
 * How the cases of a settlement period find their groups and scores: under a policy, a published edition and the decisions
 * in force. Months and the year score alike.
 *
 * @param policy the rules
 * @param edition the catalog
 * @param yearStart year-start point values by pool
 */
record PeriodScores(
        Run run,
        Policy policy,
        PublishedEdition edition,
        InstitutionCoefficients coefficients,
        Map<String, BigDecimal> yearStart,
        CaseDecisions decisions) {

    /**
     * The scores of a period.
     *
     * @throws DipperException precondition, where the edition is not published; refused, where yuan should become points and
     *     a pool has no point value
     */
    static PeriodScores of(
            final Run run, final Policy policy, final int editionYear, final SettlementDecisions decisions) {
        final PublishedEdition edition = PublishedEdition.require(run, editionYear);
        final InstitutionCoefficients coefficients = EditionCoefficients.of(run, edition, policy);
        final Map<String, BigDecimal> yearStart = EditionPointValues.of(
                run, edition, policy, coefficients, GroupingInputs.of(run, Optional.of(policy), edition.figures()));
        final boolean turnsYuanIntoPoints = decisions.hasItemised()
                || policy.settlement().casePaths().bedDays().stream().anyMatch(rule -> !rule.isInPoints());
        policy.settlement().pools().stream()
                .filter(pool -> turnsYuanIntoPoints && !yearStart.containsKey(pool.pool()))
                .findFirst()
                .ifPresent(pool -> {
                    throw DipperException.refused(
                            "The insurance pool " + pool.pool() + " has no year-start point value.",
                            "Bed-day rates in yuan and itemised special reviews become points by it, and the catalog's"
                                    + " history has no such pool.",
                            "Give year_start_point_value for the pool in the policy.");
                });
        return new PeriodScores(run, policy, edition, coefficients, yearStart, decisions.cases());
    }

    /** The cases in the pools that settle them, with their groups. */
    Dataset<Row> grouped(final Dataset<Row> cases) {
        final GroupingInputs grouping = GroupingInputs.of(run, Optional.of(policy), edition.figures());
        return edition.assign(grouping)
                .apply(grouping.combinations()
                        .apply(new CrossRegionPools(policy.settlement().crossRegion()).apply(cases)));
    }

    /** Grouped cases with their scores. */
    Dataset<Row> scored(final Dataset<Row> grouped) {
        return new ScoreCases(
                        policy.settlement(),
                        policy.catalog().scoreScale(),
                        edition.meanCostFen(),
                        edition.standard(policy, yearStart),
                        EditionTyping.of(run, edition, policy),
                        coefficients,
                        new PointValues(yearStart),
                        decisions)
                .apply(grouped);
    }
}
