package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.CostSums;
import org.dipper.catalog.Edition;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.catalog.HistorySums;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.catalog.SumColumns;
import org.dipper.catalog.TrimmedSums;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code catalog build}: derives the draft of an edition from the history. */
public final class CatalogBuildJob implements Job {
    private static final int STEPS = 5;
    private static final String WHAT_IF = "what-if";

    /** What a build is asked for. */
    private record Request(
            int year, Years history, Policy policy, Optional<String> reason, Optional<Policy> whatIf, String by) {
        static Request of(final JobOptions options) {
            options.only("year", "history", "policy", "supersede", "reason", WHAT_IF, "by");
            final Request request = new Request(
                    options.integer("year"),
                    options.years("history"),
                    PolicyLoader.load(options.path("policy")),
                    Supersede.reason(options),
                    options.optional(WHAT_IF).map(unused -> PolicyLoader.load(options.path(WHAT_IF))),
                    EditionComparison.requireBy(options.optional("by").orElse("summary")));
            request.check();
            return request;
        }

        private void check() {
            checkWeights(policy);
            whatIf.ifPresent(this::checkWeights);
            if (whatIf.isPresent() && reason.isPresent()) {
                throw DipperException.usage(
                        "--what-if and --supersede do not go together.",
                        "A comparison of two policies writes nothing.",
                        "Leave one of them out.");
            }
            if (history.last() >= year) {
                throw DipperException.usage(
                        "--history " + history.label() + " reaches into the edition year " + year + ".",
                        "A catalog is derived from the years before it.",
                        "Take earlier years.");
            }
        }

        private void checkWeights(final Policy each) {
            if (each.catalog().yearWeights().size() != history.all().size()) {
                throw DipperException.usage(
                        "--history " + history.label() + " has " + history.all().size() + " years, the policy weights "
                                + each.catalog().yearWeights().size() + ".",
                        "Each history year needs its weight (catalog.year_weights).",
                        "Give as many years as weights.");
            }
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
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
            return compare(context, request);
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
        final Dataset<Row> cases = cases(run, history);
        context.progress("catalog.count", "Counting combinations", "统计诊断与手术组合", 0, STEPS);
        final Dataset<Row> sums =
                new HistoryStep(run, grouping, policy.catalog().hasSubScores()).sums(cases, history.all());
        context.progress("catalog.derive", "Deriving groups and scores", "测算病种与分值", 1, STEPS);
        final CatalogDerivation.Derived derived = derive(context, cases, sums, policy, history, grouping);
        requireEveryYear(derived.casesByYear(), history);
        requireGroups(derived, history, policy);
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

    private static Dataset<Row> cases(final Run run, final Years history) {
        return run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).isInCollection(history.all()));
    }

    private static CatalogDerivation.Derived derive(
            final JobContext context,
            final Dataset<Row> cases,
            final Dataset<Row> sums,
            final Policy policy,
            final Years history,
            final GroupingInputs grouping) {
        return new CatalogDerivation(
                        context.spark(),
                        policy.catalog(),
                        history.all(),
                        grouping.combinations().isBasic(),
                        grouping.scheme())
                .derive(
                        sums,
                        Editions.oddCodes(cases),
                        plain -> trimmed(context, plain, cases, policy, history, grouping));
    }

    /** Two policies on the same history, side by side; nothing is written. */
    private static JsonNode compare(final JobContext context, final Request request) {
        try (Run run = context.warehouse()
                .begin("catalog what-if", Map.of(), Optional.empty(), List.of(SettledCaseTable.CONTRACT))) {
            final Years history = request.history();
            final Dataset<Row> cases = cases(run, history);
            context.progress("catalog.derive", "Deriving under the policy", "按现行政策测算", 0, 3);
            final Policy policy = request.policy();
            final GroupingInputs grouping = GroupingInputs.of(run, Optional.of(policy));
            final Edition edition = underPolicy(context, cases, policy, history, grouping);
            context.progress("catalog.derive", "Deriving under the other policy", "按对比政策测算", 1, 3);
            final Policy other = request.whatIf().orElseThrow();
            final GroupingInputs otherGrouping = GroupingInputs.of(run, Optional.of(other));
            final Edition otherEdition = underPolicy(context, cases, other, history, otherGrouping);
            context.progress("catalog.compare", "Comparing on the last year", "对比最近一年病例", 2, 3);
            final Dataset<Row> lastYear =
                    cases.where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(history.last()));
            final Dataset<Row> groups = Editions.rows(context.spark(), edition, 0, 0, Set.of());
            final Dataset<Row> otherGroups = Editions.rows(context.spark(), otherEdition, 0, 0, Set.of());
            return EditionComparison.of(
                    lastYear,
                    new EditionComparison.Side(
                            otherGroups, otherGrouping.assign(otherGroups, otherEdition), otherGrouping),
                    new EditionComparison.Side(groups, grouping.assign(groups, edition), grouping),
                    request.by());
        }
    }

    private static Edition underPolicy(
            final JobContext context,
            final Dataset<Row> cases,
            final Policy policy,
            final Years history,
            final GroupingInputs grouping) {
        final Dataset<Row> sums = new HistorySums(
                        grouping.combinations(),
                        "what-if",
                        "what-if",
                        policy.catalog().hasSubScores())
                .apply(cases)
                .persist();
        try {
            final CatalogDerivation.Derived derived = derive(context, cases, sums, policy, history, grouping);
            requireGroups(derived, history, policy);
            return derived.edition();
        } finally {
            sums.unpersist();
        }
    }

    /** Means without the cases outside the quantiles: the one step that looks at cases again. */
    private static Map<String, CostSums> trimmed(
            final JobContext context,
            final Edition plain,
            final Dataset<Row> cases,
            final Policy policy,
            final Years history,
            final GroupingInputs grouping) {
        final Dataset<Row> groups = Editions.rows(context.spark(), plain, 0, 0, Set.of());
        final Dataset<Row> grouped =
                grouping.assign(groups, plain).apply(grouping.combinations().apply(cases));
        final Map<String, CostSums> sums = new HashMap<>();
        final SumColumns columns = new SumColumns(history.all());
        new TrimmedSums(policy.catalog().trimming().orElseThrow(), history.all())
                .apply(grouped)
                .collectAsList()
                .forEach(row -> sums.put(row.getAs(AssignGroups.GROUP_CODE), columns.read(row)));
        return sums;
    }

    private static void requireGroups(
            final CatalogDerivation.Derived derived, final Years history, final Policy policy) {
        if (derived.edition().groups().isEmpty()) {
            throw DipperException.refused(
                    "No disease group comes out of " + history.label() + ".",
                    "No combination reaches the threshold of "
                            + policy.catalog().threshold() + " cases.",
                    "Ingest more history, or lower catalog.threshold in the policy.");
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
