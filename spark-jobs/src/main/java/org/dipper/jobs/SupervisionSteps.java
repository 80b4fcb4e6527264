package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
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

/**
 * The steps of a supervision run, each written before the next: pairs of stays, leads of every rule, indicator values, growth
 * of points. What a step wrote, the next ones read back, so that what is counted is what was written.
 */
final class SupervisionSteps {
    private static final int STEPS = 5;

    private final JobContext context;
    private final SupervisionInputs inputs;

    SupervisionSteps(final JobContext context, final SupervisionInputs inputs) {
        this.context = context;
        this.inputs = inputs;
    }

    void run() {
        final Dataset<Row> cases = inputs.cases();
        context.progress("indicator.pairs", "Pairing stays", "住院配对", 0, STEPS);
        inputs.run()
                .replace(
                        ReadmissionPairTable.CONTRACT,
                        new ReadmissionPairs(inputs.period(), inputs.supervision()).apply(inputs.grouped(cases)),
                        inputs.where());
        final Dataset<Row> pairs = inputs.run().readBack(ReadmissionPairTable.CONTRACT);
        // Every step below reads the cases with their groups and scores; columnar, and on disk where memory is short.
        final Dataset<Row> supervised = inputs.supervised(cases).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            afterPairs(cases, pairs, supervised);
        } finally {
            supervised.unpersist();
        }
    }

    private void afterPairs(final Dataset<Row> cases, final Dataset<Row> pairs, final Dataset<Row> supervised) {
        context.progress("indicator.leads", "Raising leads", "生成线索", 1, STEPS);
        leadsAndValues(cases, pairs, supervised);

        context.progress("indicator.ranking", "Ranking institutions", "机构公平排序", 3, STEPS);
        final FairStep.Found fair = new FairStep(inputs.period(), inputs.supervision())
                .apply(supervised, pairs, inputs.run().readBack(LeadTable.CONTRACT));
        inputs.run().replace(ExpectedValueTable.CONTRACT, fair.expectedValues(), inputs.where());
        inputs.run().replace(FairRankingTable.CONTRACT, fair.ranking().repartition(1), inputs.where());
        inputs.run().replace(MonthlySignalTable.CONTRACT, fair.signals(), inputs.where());

        context.progress("indicator.growth", "Telling growth apart", "分解分值增长", 4, STEPS);
        inputs.supervisedTwoYears().ifPresent(twoYears -> inputs.run()
                .replace(
                        PointsGrowthTable.CONTRACT,
                        new GrowthStep(inputs, context.spark()).apply(twoYears),
                        inputs.where()));
    }

    private void leadsAndValues(final Dataset<Row> cases, final Dataset<Row> pairs, final Dataset<Row> supervised) {
        try (SplitAdmissionStep split = new SplitAdmissionStep(
                        inputs.period(), inputs.supervision(), SplitAdmissionStep.communities(inputs.policy()));
                BehaviourStep behaviour = new BehaviourStep(
                        inputs.period(), inputs.supervision().behaviour(), AuxiliaryCodes.of(inputs.run()));
                UpCodingStep upCoding = new UpCodingStep(inputs)) {
            final SplitAdmissionStep.Found chains = split.apply(pairs, cases, inputs::supervised, inputs.grouping());
            inputs.run().replace(SplitAdmissionLinkTable.CONTRACT, chains.links(), inputs.where());
            final BehaviourStep.Found behaviours = behaviour.apply(supervised, Optional.of(pairs));
            final List<Dataset<Row>> leads = new ArrayList<>(List.of(chains.leads(), behaviours.leads()));
            final List<Dataset<Row>> leadCases = new ArrayList<>(List.of(chains.leadCases(), behaviours.leadCases()));
            upCoding.apply(supervised).ifPresent(found -> {
                leads.add(found.leads());
                leadCases.add(found.leadCases());
            });
            inputs.run().replace(LeadTable.CONTRACT, union(leads), inputs.where());
            inputs.run().replace(LeadCaseTable.CONTRACT, union(leadCases), inputs.where());

            context.progress("indicator.values", "Computing indicators", "计算指标", 2, STEPS);
            final IndicatorValueStep step = new IndicatorValueStep(
                    inputs.run(), inputs.years(), inputs.supervision().indicators(), inputs.registry());
            final Dataset<Row> values = step.apply(supervised, inputs.grouping())
                    .unionByName(readmission(cases, pairs), true)
                    .unionByName(behaviours.indicators(), true);
            inputs.run()
                    .replace(
                            IndicatorValueTable.CONTRACT,
                            step.laidOut(values),
                            IndicatorValueStep.where(inputs.years()));
        }
    }

    private Dataset<Row> readmission(final Dataset<Row> cases, final Dataset<Row> pairs) {
        final Optional<UnaryOperator<Dataset<Row>>> grouping = inputs.grouping();
        return grouping.isPresent()
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
