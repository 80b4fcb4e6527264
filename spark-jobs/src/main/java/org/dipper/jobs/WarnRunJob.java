package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.EarlyWarning;
import org.dipper.supervision.warning.EpisodeState;
import org.dipper.supervision.warning.Months;
import org.dipper.supervision.warning.ProgressBook;
import org.dipper.supervision.warning.ProgressCalculator;
import org.dipper.supervision.warning.StatisticalCharts;
import org.dipper.supervision.warning.Warning;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code warn run}: the alerts and the budget progress of a year, month by month. */
public final class WarnRunJob implements Job {
    /** Years before the year that seasonality and the same month of last year look back to. */
    static final int YEARS_BACK = 3;

    private static final int STEPS = 3;
    private static final String YEAR = "year";

    /** The subject that publications of a year's warnings have. */
    static String subject(final int year) {
        return "warning:" + year;
    }

    @Override
    public void check(final JobOptions options) {
        request(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final WarningRequest request = request(options);
        final int year = Period.of(options).year();
        final Years years = new Years(year - YEARS_BACK, year);
        final Map<String, String> claim = new TreeMap<>();
        claim.put(YEAR, String.valueOf(year));
        claim.put(WarningRequest.THROUGH, request.through().map(String::valueOf).orElse("newest"));
        claim.put(WarningRequest.RULES, request.rules().hash());
        claim.putAll(WarningInputs.claim(context.warehouse().publications(), years));
        try (Run run = context.warehouse()
                .begin(
                        "warn run",
                        claim,
                        request.policy().map(Policy::hash),
                        List.of(SettledCaseTable.CONTRACT, IndicatorValueTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this year is warned of from the same inputs.", "无需处理：相同输入的预警已计算。");
                return before.get();
            }
            return Supersede.recorded(run, () -> compute(context, run, years, request));
        }
    }

    private static WarningRequest request(final JobOptions options) {
        options.only(YEAR, WarningRequest.THROUGH, WarningRequest.RULES, WarningRequest.POLICY);
        final int year = Period.of(options).year();
        final WarningRequest request = WarningRequest.of(options);
        request.through().filter(month -> Months.year(month) != year).ifPresent(month -> {
            throw DipperException.usage(
                    "--through is \"" + month + "\".",
                    "It must be a month of " + year + ".",
                    "Write it like " + year + "03.");
        });
        request.policy().filter(policy -> policy.year() != year).ifPresent(policy -> {
            throw DipperException.refused(
                    "The policy is for " + policy.year() + ", not for " + year + ".",
                    "A budget is measured in its own year.",
                    "Give the policy of " + year + ", or set its year.");
        });
        return request;
    }

    private static JsonNode compute(
            final JobContext context, final Run run, final Years years, final WarningRequest request) {
        final int year = years.last();
        context.progress("warn.sums", "Summing months", "按月汇总", 0, STEPS);
        final WarningInputs inputs = WarningInputs.read(run, years, request);
        final int through = request.through().orElse(inputs.newest());
        inputs.requireMonth(through);
        if (Months.year(through) != year) {
            throw DipperException.precondition(
                    "There are no cases of " + year + ".",
                    "Nothing with a discharge in that year was ingested.",
                    "Ingest it, or check --year.");
        }
        if (request.policy().isEmpty()) {
            context.notice("No policy is given: communities and budgets are not looked at.", "未提供政策文件：不评价医共体与预算进度。");
        }
        context.progress("warn.judge", "Judging rules", "规则评价", 1, STEPS);
        final int first = Months.january(years.first());
        final ProgressBook progress =
                new ProgressCalculator(request.rules().progress()).apply(inputs.lines(), first, through);
        final List<Warning> warnings = new EarlyWarning(
                        request.rules().episodes(), inputs.series(), progress, new StatisticalCharts())
                .apply(request.rules().inForce(), first, through).stream()
                        .filter(warning -> Months.year(warning.month()) == year)
                        .toList();
        final String where = "month BETWEEN " + Months.january(year) + " AND " + (Months.january(year) + 11);
        // Few rows in one file: a question about them is answered without Spark.
        run.replace(
                WarningTable.CONTRACT,
                WarningRows.warnings(context.spark(), warnings).repartition(1),
                where);
        run.replace(
                BudgetProgressTable.CONTRACT,
                WarningRows.progress(
                                context.spark(),
                                progress.rows(),
                                request.rules().budget())
                        .repartition(1),
                where);
        context.progress("warn.publish", "Registering the warnings", "登记预警", 2, STEPS);
        final ObjectNode answer = answer(year, through, warnings, progress);
        run.publish(
                subject(year),
                run.revisionFor(subject(year), Optional.empty()),
                Publication.DRAFT,
                Optional.empty(),
                answer);
        return answer;
    }

    private static ObjectNode answer(
            final int year, final int through, final List<Warning> warnings, final ProgressBook progress) {
        final List<Warning> now =
                warnings.stream().filter(warning -> warning.month() == through).toList();
        return Answers.object()
                .put("year", year)
                .put("through_month", through)
                .put("live_alerts", now.stream().filter(Warning::isLive).count())
                .put("shown_alerts", now.stream().filter(Warning::isShown).count())
                .put("escalated_alerts", count(now, EpisodeState.ESCALATED))
                .put("closed_alerts", count(now, EpisodeState.CLOSED))
                .put(
                        "not_evaluable",
                        now.stream().filter(each -> each.episode().isEmpty()).count())
                .put(
                        "fund_at_stake_fen",
                        now.stream()
                                .filter(Warning::isLive)
                                .mapToLong(warning -> warning.stakeFen().orElse(0))
                                .reduce(0, Math::addExact))
                .put("budgets", progress.subjects().size());
    }

    private static long count(final List<Warning> warnings, final EpisodeState state) {
        return warnings.stream()
                .filter(warning ->
                        warning.episode().filter(each -> each.state() == state).isPresent())
                .count();
    }
}
