package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.CombinationCounts;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.Edition;
import org.dipper.catalog.EditionDerivation;
import org.dipper.catalog.GroupCounts;
import org.dipper.catalog.GroupHistory;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code catalog build}: derives the draft of an edition from the history. */
public final class CatalogBuildJob implements Job {
    /** What a build is asked for. */
    private record Request(int year, Years history, Policy policy, Optional<String> reason) {
        static Request of(final JobOptions options) {
            options.only("year", "history", "policy", "supersede", "reason");
            final Request request = new Request(
                    options.integer("year"),
                    options.years("history"),
                    PolicyLoader.load(options.path("policy")),
                    Supersede.reason(options));
            request.check();
            return request;
        }

        private void check() {
            if (policy.catalog().yearWeights().size() != history.all().size()) {
                throw DipperException.usage(
                        "--history " + history.label() + " has " + history.all().size() + " years, the policy weights "
                                + policy.catalog().yearWeights().size() + ".",
                        "Each history year needs its weight (catalog.year_weights).",
                        "Give as many years as weights.");
            }
            if (history.last() >= year) {
                throw DipperException.usage(
                        "--history " + history.label() + " reaches into the edition year " + year + ".",
                        "A catalog is derived from the years before it.",
                        "Take earlier years.");
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
        final Map<String, String> claim = Map.of("year", String.valueOf(year), "history", history.label());
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
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).isInCollection(history.all()));
        context.progress("catalog.count", "Counting combinations", "统计诊断与手术组合", 0, 4);
        final List<GroupCounts> counts = Editions.counts(
                new CombinationCounts(history.all(), policy.catalog().threshold()).apply(cases), history.all());
        requireEveryYear(counts, history);
        final Edition edition = new EditionDerivation(policy.catalog(), Editions.oddCodes(cases)).derive(counts);
        if (edition.groups().isEmpty()) {
            throw DipperException.refused(
                    "No disease group comes out of " + history.label() + ".",
                    "No combination reaches the threshold of "
                            + policy.catalog().threshold() + " cases.",
                    "Ingest more history, or lower catalog.threshold in the policy.");
        }
        context.progress("catalog.write", "Writing the edition", "写入病种目录", 1, 4);
        final String where = "edition_year = " + year + " AND revision = " + revision;
        final Dataset<Row> groups = Editions.rows(context.spark(), edition, year, revision);
        run.replace(DiseaseGroupTable.CONTRACT, groups, where);
        run.replace(
                CatalogEditionTable.CONTRACT, header(context, run, edition, year, revision, history, policy), where);
        context.progress("catalog.history", "Summing the history by group", "按病种汇总历史费用", 2, 4);
        final Dataset<Row> grouped = new AssignGroups(groups).apply(cases);
        run.replace(GroupHistoryTable.CONTRACT, new GroupHistory(year, revision).apply(grouped), where);
        requireSameCases(run, edition);
        context.progress("catalog.publish", "Checking and publishing the draft", "核对并登记草案", 3, 4);
        final ObjectNode answer = answer(edition, year, revision);
        run.publish(Editions.subject(year), revision, Publication.DRAFT, reason, answer);
        return answer;
    }

    private static void requireEveryYear(final List<GroupCounts> counts, final Years history) {
        for (int i = 0; i < history.all().size(); i++) {
            final int place = i;
            if (counts.stream().allMatch(count -> count.sums().casesByYear().get(place) == 0)) {
                throw DipperException.precondition(
                        "There are no cases of " + history.all().get(place) + ".",
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

    private static Dataset<Row> header(
            final JobContext context,
            final Run run,
            final Edition edition,
            final int year,
            final int revision,
            final Years history,
            final Policy policy) {
        final long core =
                edition.groups().stream().filter(group -> group.isCore()).count();
        final Row row = RowFactory.create(
                year,
                revision,
                history.first(),
                history.last(),
                edition.caseCount(),
                edition.totalCostFen(),
                edition.meanCostFen(),
                core,
                edition.groups().size() - core,
                edition.coreCaseCount(),
                edition.comprehensiveCaseCount(),
                edition.ungroupedCaseCount(),
                policy.hash(),
                run.id());
        return context.spark().createDataFrame(List.of(row), Columns.schema(CatalogEditionTable.CONTRACT));
    }

    private static ObjectNode answer(final Edition edition, final int year, final int revision) {
        final long core =
                edition.groups().stream().filter(group -> group.isCore()).count();
        return Answers.object()
                .put("edition_year", year)
                .put("revision", revision)
                .put("case_count", edition.caseCount())
                .put("total_cost_fen", edition.totalCostFen())
                .put("mean_cost_fen", edition.meanCostFen())
                .put("core_group_count", core)
                .put("comprehensive_group_count", edition.groups().size() - core)
                .put("core_case_count", edition.coreCaseCount())
                .put("comprehensive_case_count", edition.comprehensiveCaseCount())
                .put("ungrouped_case_count", edition.ungroupedCaseCount());
    }
}
