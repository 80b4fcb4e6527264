package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.CostLimits;
import org.dipper.errors.DipperException;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PointValuePolicy.YearStart;
import org.dipper.policy.Policy;
import org.dipper.settlement.HospitalHistory;
import org.dipper.settlement.HospitalHistorySums;
import org.dipper.settlement.InstitutionCoefficients;
import org.dipper.settlement.YearStartPointValues;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** The year-start point values that a settlement uses: agreed by the policy, else measured from the edition's history. */
final class EditionPointValues {
    private EditionPointValues() {}

    /**
     * Values in yuan per point with six decimals by pool; a pool without history and without an agreed value has none.
     *
     * @param grouping how the run groups, for ways of measuring that look at the cases of the history again
     * @throws DipperException refused, where the policy weights other years than the edition has; precondition, where the
     *     cases of the history are no longer there
     */
    static Map<String, BigDecimal> of(
            final Run run,
            final PublishedEdition edition,
            final Policy policy,
            final InstitutionCoefficients coefficients,
            final GroupingInputs grouping) {
        final YearStart method = policy.settlement().pointValue().yearStart();
        final boolean isAgreed = policy.settlement().pools().stream()
                .allMatch(pool -> pool.yearStartPointValue().isPresent());
        final Map<String, BigDecimal> measured;
        if (method == YearStart.WEIGHTED) {
            measured = edition.yearStartPointValues(policy, coefficients);
        } else if (isAgreed) {
            // Nothing would use it, and the history is long.
            measured = Map.of();
        } else {
            measured = YearStartPointValues.measured(
                    method, edition.yearWeights(policy), history(run, edition, policy, coefficients, grouping));
        }
        return YearStartPointValues.inForce(policy.settlement(), measured);
    }

    private static List<HospitalHistory> history(
            final Run run,
            final PublishedEdition edition,
            final Policy policy,
            final InstitutionCoefficients coefficients,
            final GroupingInputs grouping) {
        final PointValuePolicy pointValue = policy.settlement().pointValue();
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(edition.firstYear(), edition.lastYear()));
        final HospitalHistorySums sums = new HospitalHistorySums(
                policy.settlement(),
                policy.catalog().scoreScale(),
                edition.meanCostFen(),
                coefficients,
                pointValue.yearStart() == YearStart.TRIMMED
                        ? Optional.of(new CostLimits(pointValue.lowerQuantile(), pointValue.upperQuantile()))
                        : Optional.empty());
        final List<Row> rows = sums.apply(
                        edition.assign(grouping).apply(grouping.combinations().apply(cases)))
                .collectAsList();
        if (rows.isEmpty()) {
            throw DipperException.precondition(
                    "The cases of the catalog edition " + edition.year() + " are not there.",
                    "The policy measures the year-start point value on the cases of " + edition.firstYear() + " to "
                            + edition.lastYear() + " (point_value.year_start).",
                    "Ingest those years, or set year_start: weighted, which needs the edition only.");
        }
        return HospitalHistorySums.records(rows, edition.firstYear(), edition.lastYear());
    }
}
