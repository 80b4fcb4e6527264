package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.CaseMixIndicators;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.NotEvaluableIndicators;
import org.dipper.supervision.ReadmissionIndicators;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.StayIndicators;
import org.dipper.supervision.SupervisedCases;
import org.dipper.supervision.split.SplitAdmissionLinkTable;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code indicator compute}: the indicators, readmission pairs and leads of a period. */
public final class IndicatorJob implements Job {
    /** What supervision looks at where no policy is given: the plain rates, from which no rule takes anything out. */
    static final SupervisionPolicy USUAL = new SupervisionPolicy(IndicatorCatalogue.WINDOWS_DAYS, true, 15);

    private static final int USUAL_SCORE_SCALE = 1000;
    private static final int STEPS = 4;
    private static final String YEAR = "year";
    private static final String PERIOD = "period";
    private static final String CATALOG = "catalog";
    private static final String POLICY = "policy";

    /** The subject that publications of a period's indicators have. */
    static String subject(final String period) {
        return "indicator:" + period;
    }

    @Override
    public void check(final JobOptions options) {
        options.only(YEAR, PERIOD, CATALOG, POLICY);
        years(options);
        options.optional(POLICY).ifPresent(unused -> PolicyLoader.load(options.path(POLICY)));
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only(YEAR, PERIOD, CATALOG, POLICY);
        final Years years = years(options);
        final Optional<Policy> policy = options.optional(POLICY).map(unused -> PolicyLoader.load(options.path(POLICY)));
        final Optional<Integer> edition =
                options.optional(CATALOG).isPresent() ? Optional.of(options.integer(CATALOG)) : newestEdition(context);
        final Map<String, String> claim = new LinkedHashMap<>();
        claim.put(PERIOD, years.label());
        claim.put(CATALOG, edition.map(year -> named(context, year)).orElse("none"));
        claim.put("settlement", SettledYears.named(context, years));
        try (Run run = context.warehouse()
                .begin("indicator compute", claim, policy.map(Policy::hash), List.of(SettledCaseTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this period is computed from the same inputs.", "无需处理：相同输入的指标已计算。");
                return before.get();
            }
            return Supersede.recorded(run, () -> compute(context, run, years, edition, policy));
        }
    }

    private static JsonNode compute(
            final JobContext context,
            final Run run,
            final Years years,
            final Optional<Integer> edition,
            final Optional<Policy> policy) {
        final String period = years.label();
        final String where = "period = '" + period + "'";
        final int revision = run.revisionFor(subject(period), Optional.empty());
        final SupervisionPolicy supervision = policy.map(Policy::supervision).orElse(USUAL);
        final Dataset<Row> cases = casesOf(run, years);

        final Optional<UnaryOperator<Dataset<Row>>> grouping = grouping(context, run, edition, policy);
        final Dataset<Row> grouped = grouping.map(way -> way.apply(cases)).orElse(cases);

        context.progress("indicator.pairs", "Pairing stays", "住院配对", 0, STEPS);
        run.replace(ReadmissionPairTable.CONTRACT, new ReadmissionPairs(period, supervision).apply(grouped), where);
        // From here on pairs come from the table: they are computed once and what is counted is what was written.
        final Dataset<Row> pairs = run.readBack(ReadmissionPairTable.CONTRACT);

        context.progress("indicator.values", "Computing indicators", "计算指标", 1, STEPS);
        final int scoreScale = policy.map(given -> given.catalog().scoreScale()).orElse(USUAL_SCORE_SCALE);
        final Dataset<Row> byGroup = grouping.isPresent()
                ? new CaseMixIndicators(period, scoreScale)
                        .apply(grouped)
                        .unionByName(ReadmissionIndicators.ofGroupedCases(period, supervision)
                                .apply(cases, pairs))
                : NotEvaluableIndicators.withoutEdition(period)
                        .apply(context.spark())
                        .unionByName(NotEvaluableIndicators.withoutGroups(period, supervision.readmissionWindowsDays())
                                .apply(context.spark()))
                        .unionByName(new ReadmissionIndicators(period, supervision).apply(cases, pairs));
        final Dataset<Row> values = new StayIndicators(period).apply(cases).unionByName(byGroup);
        // Few rows in one file: a question about them is answered without Spark.
        run.replace(IndicatorValueTable.CONTRACT, values.repartition(1), where);

        context.progress("indicator.leads", "Raising leads", "生成线索", 2, STEPS);
        final SupervisedCases supervised = SettledYears.of(run, years);
        try (SplitAdmissionStep step =
                new SplitAdmissionStep(period, supervision, SplitAdmissionStep.communities(policy))) {
            final SplitAdmissionStep.Found found = step.apply(
                    pairs,
                    cases,
                    rows -> supervised.apply(grouping.map(way -> way.apply(rows)).orElse(rows)),
                    grouping);
            run.replace(SplitAdmissionLinkTable.CONTRACT, found.links(), where);
            run.replace(LeadTable.CONTRACT, found.leads(), where);
            run.replace(LeadCaseTable.CONTRACT, found.leadCases(), where);
        }

        context.progress("indicator.publish", "Registering the indicators", "登记指标", 3, STEPS);
        final JsonNode answer = regionRows(run, supervision);
        run.publish(subject(period), revision, Publication.DRAFT, Optional.empty(), answer);
        return answer;
    }

    private static Dataset<Row> casesOf(final Run run, final Years years) {
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(years.first(), years.last()));
        if (cases.isEmpty()) {
            throw DipperException.precondition(
                    "There are no cases of " + years.label() + ".",
                    "Nothing with a discharge in that period was ingested.",
                    "Ingest the period, or check --year or --period.");
        }
        return cases;
    }

    /** How cases find their groups in the edition; empty without one. */
    private static Optional<UnaryOperator<Dataset<Row>>> grouping(
            final JobContext context, final Run run, final Optional<Integer> edition, final Optional<Policy> policy) {
        if (edition.isEmpty()) {
            context.notice(
                    "No catalog edition is published: what needs disease groups is not evaluable.",
                    "尚无已发布的病种目录：需要病种的指标无法评价。");
            return Optional.empty();
        }
        final PublishedEdition published = PublishedEdition.require(run, edition.get());
        final GroupingInputs inputs = GroupingInputs.of(run, policy, published.figures());
        final AssignGroups assign = published.assign(inputs);
        return Optional.of(rows -> assign.apply(inputs.combinations().apply(rows)));
    }

    private static JsonNode regionRows(final Run run, final SupervisionPolicy supervision) {
        final List<String> order = IndicatorCatalogue.all(supervision.readmissionWindowsDays()).stream()
                .map(IndicatorDefinition::id)
                .toList();
        final List<Row> rows = run.readBack(IndicatorValueTable.CONTRACT)
                .where("subject_type = 'region'")
                .collectAsList();
        return Answers.rows(rows.stream()
                .sorted(Comparator.comparingInt(row -> order.indexOf(row.<String>getAs("indicator"))))
                .toList());
    }

    private static Years years(final JobOptions options) {
        if (options.optional(YEAR).isPresent() == options.optional(PERIOD).isPresent()) {
            throw DipperException.usage(
                    options.command() + " needs either --year or --period.",
                    "One of them says which discharges to look at.",
                    "Add --year 2010, or --period 2008-2010.");
        }
        return options.years(options.optional(YEAR).isPresent() ? YEAR : PERIOD);
    }

    private static Optional<Integer> newestEdition(final JobContext context) {
        final String catalogs = Editions.subject(0).replace("0", "");
        return context.warehouse().publications().stream()
                .map(Publication::subject)
                .filter(subject -> subject.startsWith(catalogs))
                .distinct()
                .filter(subject -> context.warehouse()
                        .inForce(subject)
                        .map(Publication::isPublished)
                        .orElse(false))
                .map(subject -> Integer.valueOf(subject.substring(catalogs.length())))
                .max(Comparator.naturalOrder());
    }

    /** The edition with its revision: publishing or superseding it is another input, so another run. */
    private static String named(final JobContext context, final int editionYear) {
        return editionYear + " "
                + context.warehouse()
                        .inForce(Editions.subject(editionYear))
                        .map(publication -> publication.state() + " " + publication.revision())
                        .orElse("absent");
    }
}
