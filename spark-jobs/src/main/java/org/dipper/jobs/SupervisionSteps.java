package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.NotEvaluableIndicators;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.ReadmissionIndicators;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.fair.ExpectedValueTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.fair.MonthlySignalTable;
import org.dipper.supervision.split.SplitAdmissionLinkTable;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Keeper;
import org.dipper.warehouse.Scratch;

/**
 * The steps of a supervision run, each written before the next: pairs of stays, leads of every rule, indicator values, growth
 * of points. What a step wrote, the next ones read back, so that what is counted is what was written.
 */
final class SupervisionSteps {
    private static final int STEPS = 6;

    private final JobContext context;
    private final SupervisionInputs inputs;

    SupervisionSteps(final JobContext context, final SupervisionInputs inputs) {
        this.context = context;
        this.inputs = inputs;
    }

    void run() {
        try (Scratch scratch = inputs.run().scratch()) {
            run(scratch);
        }
    }

    private void run(final Keeper keeper) {
        context.progress("indicator.cases", "Grouping cases", "病例入组", 0, STEPS);
        // Every step below reads the cases with their groups and scores, each a few of their columns.
        final Dataset<Row> cases = keeper.keep("cases", inputs.supervised());
        try (GeneratedCode unused = GeneratedCode.forRows(context.spark(), requireEveryCase(cases))) {
            run(cases, keeper);
        }
    }

    /** Groups and scores are joined to the cases: none may be lost or doubled on the way. */
    private long requireEveryCase(final Dataset<Row> cases) {
        final Row read = sums(inputs.cases());
        final Row kept = sums(cases);
        if (!read.equals(kept)) {
            throw DipperException.notReconciled(
                    "The grouped cases are not the cases of " + inputs.period() + ".",
                    "Read " + read.getLong(0) + " cases and " + read.get(1) + " fen, grouped " + kept.getLong(0)
                            + " and " + kept.get(1) + ".",
                    "Nothing was published. Report this with the run id "
                            + inputs.run().id() + ".");
        }
        return kept.getLong(0);
    }

    private static Row sums(final Dataset<Row> cases) {
        return cases.selectExpr("count(1)", "sum(total_cost_fen)").head();
    }

    private void run(final Dataset<Row> cases, final Keeper keeper) {
        final Optional<Dataset<Row>> before =
                inputs.supervisedBefore().map(rows -> keeper.keep("cases_of_year_before", rows));

        context.progress("indicator.pairs", "Pairing stays", "住院配对", 1, STEPS);
        write(ReadmissionPairTable.CONTRACT, new ReadmissionPairs(inputs.period(), inputs.supervision()).apply(cases));
        final Dataset<Row> pairs = inputs.run().readBack(ReadmissionPairTable.CONTRACT);

        context.progress("indicator.leads", "Raising leads", "生成线索", 2, STEPS);
        final Dataset<Row> monitors = leads(cases, pairs, keeper);

        context.progress("indicator.values", "Computing indicators", "计算指标", 3, STEPS);
        values(cases, before, pairs, monitors);

        context.progress("indicator.ranking", "Ranking institutions", "机构公平排序", 4, STEPS);
        final FairStep.Found fair = new FairStep(inputs.period(), inputs.supervision(), keeper)
                .apply(cases, pairs, inputs.run().readBack(LeadTable.CONTRACT));
        write(ExpectedValueTable.CONTRACT, fair.expectedValues());
        write(FairRankingTable.CONTRACT, fair.ranking().repartition(1));
        write(MonthlySignalTable.CONTRACT, fair.signals());

        context.progress("indicator.growth", "Telling growth apart", "分解分值增长", 5, STEPS);
        if (inputs.edition().isPresent()
                && (before.isPresent()
                        || inputs.years().first() < inputs.years().last())) {
            final Dataset<Row> years = before.map(cases::unionByName).orElse(cases);
            write(PointsGrowthTable.CONTRACT, new GrowthStep(inputs, context.spark()).apply(years));
        }
    }

    /** Writes the leads of every rule; yields what institutions' behaviour shows in numbers. */
    private Dataset<Row> leads(final Dataset<Row> cases, final Dataset<Row> pairs, final Keeper keeper) {
        final SplitAdmissionStep.Found chains = new SplitAdmissionStep(
                        inputs.period(), inputs.supervision(), SplitAdmissionStep.communities(inputs.policy()), keeper)
                .apply(pairs, cases, inputs.grouping());
        write(SplitAdmissionLinkTable.CONTRACT, chains.links());
        final BehaviourStep.Found behaviours = new BehaviourStep(
                        inputs.period(), inputs.supervision().behaviour(), AuxiliaryCodes.of(inputs.run()), keeper)
                .apply(cases, Optional.of(pairs));
        final List<Dataset<Row>> leads = new ArrayList<>(List.of(chains.leads(), behaviours.leads()));
        final List<Dataset<Row>> leadCases = new ArrayList<>(List.of(chains.leadCases(), behaviours.leadCases()));
        new UpCodingStep(inputs, keeper).apply(cases).ifPresent(found -> {
            leads.add(found.leads());
            leadCases.add(found.leadCases());
        });
        write(LeadTable.CONTRACT, union(leads));
        write(LeadCaseTable.CONTRACT, union(leadCases));
        return behaviours.indicators();
    }

    private void values(
            final Dataset<Row> cases,
            final Optional<Dataset<Row>> before,
            final Dataset<Row> pairs,
            final Dataset<Row> monitors) {
        final IndicatorValueStep step = new IndicatorValueStep(
                inputs.run(), inputs.years(), inputs.supervision().indicators(), inputs.registry());
        final Dataset<Row> values = step.apply(cases, before, inputs.edition().isPresent())
                .unionByName(readmission(cases, pairs), true)
                .unionByName(monitors, true);
        inputs.run()
                .replace(IndicatorValueTable.CONTRACT, step.laidOut(values), IndicatorValueStep.where(inputs.years()));
    }

    private void write(final TableContract table, final Dataset<Row> rows) {
        inputs.run().replace(table, rows, inputs.where());
    }

    private Dataset<Row> readmission(final Dataset<Row> cases, final Dataset<Row> pairs) {
        return inputs.edition().isPresent()
                ? ReadmissionIndicators.ofGroupedCases(inputs.period(), inputs.supervision())
                        .apply(cases, pairs)
                : NotEvaluableIndicators.withoutGroups(
                                inputs.period(), inputs.supervision().readmissionWindowsDays())
                        .apply(context.spark())
                        .unionByName(
                                new ReadmissionIndicators(inputs.period(), inputs.supervision()).apply(cases, pairs));
    }

    private static Dataset<Row> union(final List<Dataset<Row>> parts) {
        return parts.stream().reduce(Dataset::unionByName).orElseThrow();
    }
}
