package org.dipper.jobs;

import static java.util.Objects.requireNonNull;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.fair.RankedCells;
import org.dipper.warehouse.Keeper;

/** The fair ranking and the monthly signals of a period, over one pass of its cases. */
final class FairStep {
    private final String period;
    private final SupervisionPolicy policy;
    private final Keeper keeper;

    FairStep(final String period, final SupervisionPolicy policy, final Keeper keeper) {
        this.period = requireNonNull(period, "period");
        this.policy = requireNonNull(policy, "policy");
        this.keeper = requireNonNull(keeper, "keeper");
    }

    /**
     * What was found, small and already computed: rows are in the driver.
     *
     * @param expectedValues {@code expected_value} rows
     * @param ranking {@code institution_ranking} rows
     * @param signals {@code institution_month_signal} rows
     */
    record Found(Dataset<Row> expectedValues, Dataset<Row> ranking, Dataset<Row> signals) {}

    /**
     * Ranks and watches.
     *
     * @param cases rows of {@code supervised_case}
     * @param pairs {@code readmission_pair} rows of the period
     * @param leads {@code lead} rows of the period
     */
    Found apply(final Dataset<Row> cases, final Dataset<Row> pairs, final Dataset<Row> leads) {
        // Every measure reads the cells.
        final Dataset<Row> cells =
                keeper.keep("ranked_cells", new RankedCells(policy.countsSameDayReturn()).apply(cases, pairs));
        final RankingStep.Found ranked = new RankingStep(period, policy.ranking()).apply(cells, leads);
        return new Found(
                ranked.expectedValues(), ranked.ranking(), new SignalStep(period, policy.ranking()).apply(cells));
    }
}
