package org.dipper.jobs;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.Policy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.SupervisedCases;
import org.dipper.supervision.indicator.IndicatorRegistry;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/**
 * What a supervision run reads.
 *
 * @param run the run, which pins the tables
 * @param years the period
 * @param policy the region's policy, where one is given
 * @param supervision what supervision looks at
 * @param registry the indicators
 * @param edition the catalog edition that groups the cases, where one is there
 */
record SupervisionInputs(
        Run run,
        Years years,
        Optional<Policy> policy,
        SupervisionPolicy supervision,
        IndicatorRegistry registry,
        Optional<PublishedEdition> edition) {

    /** The period as tables name it. */
    String period() {
        return years.label();
    }

    /** Finds the rows of the period in tables that name it. */
    String where() {
        return "period = '" + period() + "'";
    }

    /**
     * Settled cases of the period.
     *
     * @throws DipperException precondition, where there are none
     */
    Dataset<Row> cases() {
        final Dataset<Row> cases = discharged(years.first(), years.last());
        if (cases.isEmpty()) {
            throw DipperException.precondition(
                    "There are no cases of " + years.label() + ".",
                    "Nothing with a discharge in that period was ingested.",
                    "Ingest the period, or check --year or --period.");
        }
        return cases;
    }

    /** Settled cases with a discharge in these years. */
    Dataset<Row> discharged(final int first, final int last) {
        return run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(first, last));
    }

    /** How cases find their groups in the edition; empty without one. */
    Optional<UnaryOperator<Dataset<Row>>> grouping() {
        return edition.map(published -> {
            final GroupingInputs inputs = grouping(published);
            final AssignGroups assign = published.assign(inputs);
            return rows -> assign.apply(inputs.combinations().apply(rows));
        });
    }

    /** Whether groups depend on principal diagnosis and main procedure alone. */
    boolean isGroupedBasically() {
        return edition.map(published -> grouping(published).combinations().isBasic())
                .orElse(true);
    }

    /** Cases with their groups, where an edition is there. */
    Dataset<Row> grouped(final Dataset<Row> cases) {
        return grouping().map(way -> way.apply(cases)).orElse(cases);
    }

    /** Cases with groups, scores and point values, as far as they are known. */
    Dataset<Row> supervised(final Dataset<Row> cases) {
        return supervisedCases().apply(grouped(cases));
    }

    /** The last year of the period and the one before, supervised; empty where the one before has no cases. */
    Optional<Dataset<Row>> supervisedTwoYears() {
        final Years two = new Years(years.last() - 1, years.last());
        return edition.isEmpty() || discharged(two.first(), two.first()).isEmpty()
                ? Optional.empty()
                : Optional.of(SettledYears.of(run, two).apply(grouped(discharged(two.first(), two.last()))));
    }

    private SupervisedCases supervisedCases() {
        return SettledYears.of(run, years);
    }

    private GroupingInputs grouping(final PublishedEdition published) {
        return GroupingInputs.of(run, policy, published.figures());
    }
}
