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
        final Dataset<Row> cases = discharged(years);
        if (cases.isEmpty()) {
            throw DipperException.precondition(
                    "There are no cases of " + years.label() + ".",
                    "Nothing with a discharge in that period was ingested.",
                    "Ingest the period, or check --year or --period.");
        }
        return cases;
    }

    /** Settled cases with a discharge in these years. */
    Dataset<Row> discharged(final Years discharges) {
        return run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(discharges.first(), discharges.last()));
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
    private Dataset<Row> grouped(final Dataset<Row> cases) {
        return grouping().map(way -> way.apply(cases)).orElse(cases);
    }

    /** The cases of the period with groups, scores and point values, as far as they are known. */
    Dataset<Row> supervised() {
        return SettledYears.of(run, years).apply(grouped(cases()));
    }

    /** The same of the year before a period of one year, grouped under the same edition; empty where there are none. */
    Optional<Dataset<Row>> supervisedBefore() {
        final Years before = new Years(years.first() - 1, years.first() - 1);
        if (years.first() < years.last() || discharged(before).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SettledYears.of(run, before).apply(grouped(discharged(before))));
    }

    private GroupingInputs grouping(final PublishedEdition published) {
        return GroupingInputs.of(run, policy, published.figures());
    }
}
