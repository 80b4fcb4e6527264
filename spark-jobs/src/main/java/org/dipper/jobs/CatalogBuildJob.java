package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.Edition;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code catalog build}: derives the draft of an edition from the history. */
public final class CatalogBuildJob implements Job {
    private static final int STEPS = 5;

    @Override
    public void check(final JobOptions options) {
        CatalogBuildRequest.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final CatalogBuildRequest request = CatalogBuildRequest.of(options);
        final int year = request.year();
        final Years history = request.history();
        final Policy policy = request.policy();
        final Map<String, String> claim =
                new TreeMap<>(Map.of("year", String.valueOf(year), "history", history.label()));
        claim.putAll(PolicyInputs.claim(context.warehouse(), policy));
        claim.putAll(SectionTables.claim(context.warehouse()));
        claim.put(
                "coefficients", CoefficientStep.claim(context.warehouse()::inForce, policy.derivedCoefficient(), year));
        if (request.whatIf().isPresent()) {
            return CatalogWhatIf.compare(context, request);
        }
        try (Run run = context.warehouse()
                .begin("catalog build", claim, Optional.of(policy.hash()), List.of(SettledCaseTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this edition is built from the same inputs.", "无需处理：相同输入的目录已生成。");
                return before.get();
            }
            return Supersede.recorded(run, () -> build(context, run, year, history, policy, request.reason()));
        }
    }

    private static JsonNode build(
            final JobContext context,
            final Run run,
            final int year,
            final Years history,
            final Policy policy,
            final Optional<String> reason) {
        final int revision = run.revisionFor(Editions.subject(year), reason);
        tellOfAdjustments(context, run, year);
        final GroupingInputs grouping = GroupingInputs.of(run, Optional.of(policy));
        final Dataset<Row> cases = CatalogSteps.cases(run, history);
        context.progress("catalog.count", "Counting combinations", "统计诊断与手术组合", 0, STEPS);
        final Dataset<Row> sums =
                new HistoryStep(run, grouping, policy.catalog().hasSubScores()).sums(cases, history.all());
        context.progress("catalog.derive", "Deriving groups and scores", "测算病种与分值", 1, STEPS);
        final CatalogDerivation.Derived derived = CatalogSteps.derive(context, cases, sums, policy, history, grouping);
        requireEveryYear(derived.casesByYear(), history);
        CatalogSteps.requireGroups(derived, history, policy);
        context.progress("catalog.write", "Writing the edition", "写入病种目录", 2, STEPS);
        final EditionWriter writer = new EditionWriter(context.spark(), run, year, revision);
        final ObjectNode answer = writer.write(derived, sums, history, policy, grouping);
        requireSameCases(run, derived.edition());
        context.progress("catalog.typing", "Typing cases, measuring coefficients", "辅助分型与系数测算", 3, STEPS);
        final EditionExtras extras = new EditionExtras(context.spark(), run, year, revision);
        extras.write(policy, history, grouping, derived.edition(), cases, answer);
        context.progress("catalog.publish", "Checking and publishing the draft", "核对并登记草案", 4, STEPS);
        run.publish(Editions.subject(year), revision, Publication.DRAFT, reason, answer);
        return answer;
    }

    private static void tellOfAdjustments(final JobContext context, final Run run, final int year) {
        final boolean isAdjusted = run.inForce(Editions.subject(year))
                .filter(draft -> !draft.isPublished())
                .filter(draft -> draft.tableVersions().containsKey(ScoreAdjustmentTable.CONTRACT.name()))
                .isPresent();
        if (isAdjusted) {
            context.notice(
                    "The draft had score changes; the new draft has the scores as derived. Run catalog adjust again.",
                    "原草案含分值调整；新草案恢复为测算分值，请重新执行 catalog adjust。");
        }
    }

    private static void requireEveryYear(final List<Long> casesByYear, final Years history) {
        for (int i = 0; i < casesByYear.size(); i++) {
            if (casesByYear.get(i) == 0) {
                throw DipperException.precondition(
                        "There are no cases of " + history.all().get(i) + ".",
                        "The history " + history.label() + " needs settled cases of every year.",
                        "Ingest that year, or choose another --history.");
            }
        }
    }

    /** Every case of the history stands in the written sums once: a join that drops or doubles one stops here. */
    private static void requireSameCases(final Run run, final Edition edition) {
        final Row written = run.readBack(GroupHistoryTable.CONTRACT)
                .selectExpr("sum(case_count)", "sum(total_cost_fen)")
                .head();
        if (written.getLong(0) != edition.caseCount() || written.getLong(1) != edition.totalCostFen()) {
            throw DipperException.notReconciled(
                    "The history by group does not hold the cases that were counted.",
                    "Counted " + edition.caseCount() + " cases and " + edition.totalCostFen() + " fen, grouped "
                            + written.getLong(0) + " and " + written.getLong(1) + ".",
                    "Nothing was published. Report this with the run id " + run.id() + ".");
        }
    }
}
