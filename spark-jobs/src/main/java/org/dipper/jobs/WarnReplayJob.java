package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.warning.EarlyWarning;
import org.dipper.supervision.warning.Months;
import org.dipper.supervision.warning.ProgressBook;
import org.dipper.supervision.warning.ProgressCalculator;
import org.dipper.supervision.warning.Replay;
import org.dipper.supervision.warning.StatisticalCharts;
import org.dipper.supervision.warning.WarningRule;
import org.dipper.warehouse.Run;

/** {@code warn replay}: what a rule would have said over past months; nothing is written. */
public final class WarnReplayJob implements Job {
    private static final int MOST_MONTHS = 120;
    private static final int USUAL_MONTHS = 36;
    private static final Set<String> ROWS = Set.of("month", "subject", "episode");

    /** What a replay is asked for. */
    private record Request(WarningRequest basis, WarningRule rule, int months, String by) {
        static Request of(final JobOptions options) {
            options.only(
                    "rule",
                    "version",
                    "threshold",
                    "months",
                    "by",
                    WarningRequest.THROUGH,
                    WarningRequest.RULES,
                    WarningRequest.POLICY);
            final WarningRequest basis = WarningRequest.of(options);
            final int months = options.wholeNumber("months").map(Long::intValue).orElse(USUAL_MONTHS);
            if (months < 1 || months > MOST_MONTHS) {
                throw DipperException.usage(
                        "--months is " + months + ".", "It must be from 1 to " + MOST_MONTHS + ".", "Write 36.");
            }
            final String by = options.optional("by").orElse("month");
            if (!ROWS.contains(by)) {
                throw DipperException.usage(
                        "--by is \"" + by + "\".", "Known are: month, subject, episode.", "Write --by month.");
            }
            return new Request(basis, rule(options, basis), months, by);
        }

        private static WarningRule rule(final JobOptions options, final WarningRequest basis) {
            final String id = options.required("rule");
            final Optional<Integer> version = options.wholeNumber("version").map(Long::intValue);
            final WarningRule rule = basis.rules()
                    .find(id, version)
                    .orElseThrow(() -> DipperException.usage(
                            "There is no rule \"" + id + "\""
                                    + version.map(number -> " version " + number)
                                            .orElse("") + ".",
                            "The file has: "
                                    + String.join(
                                            ", ",
                                            basis.rules().inForce().stream()
                                                    .map(WarningRule::id)
                                                    .toList())
                                    + ".",
                            "Check --rule, --version and --rules."));
            try {
                return options.optional("threshold")
                        .map(written -> rule.withThreshold(new BigDecimal(written)))
                        .orElse(rule);
            } catch (IllegalArgumentException wrong) {
                // NumberFormatException is one too.
                throw DipperException.usage(
                        "--threshold does not suit the rule " + id + ".",
                        "It must be one number that the kind " + rule.kind().id() + " can take.",
                        "Write it as the rule file does: a limit, a change such as 0.15, a percentile such as 0.9.");
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
        try (Run run = context.warehouse()
                .begin(
                        "warn replay",
                        Map.of(),
                        request.basis().policy().map(Policy::hash),
                        List.of(SettledCaseTable.CONTRACT, IndicatorValueTable.CONTRACT))) {
            final int through = request.basis().through().orElseGet(() -> newest(run));
            final int first = Months.plus(through, 1 - request.months());
            final Years years = new Years(Months.year(first) - WarnRunJob.YEARS_BACK, Months.year(through));
            context.progress("warn.sums", "Summing months", "按月汇总", 0, 2);
            final WarningInputs inputs = WarningInputs.read(run, years, request.basis());
            inputs.requireMonth(through);
            context.progress("warn.judge", "Judging the rule", "规则评价", 1, 2);
            final int start = Months.january(years.first());
            final ProgressBook progress =
                    new ProgressCalculator(request.basis().rules().progress()).apply(inputs.lines(), start, through);
            final Replay replay = Replay.of(
                    new EarlyWarning(
                                    request.basis().rules().episodes(),
                                    inputs.series(),
                                    progress,
                                    new StatisticalCharts())
                            .apply(List.of(request.rule()), start, through),
                    first,
                    through);
            return answer(request, replay);
        }
    }

    private static int newest(final Run run) {
        final Row row = run.input(SettledCaseTable.CONTRACT)
                .selectExpr("max(discharge_month)")
                .head();
        if (row.isNullAt(0)) {
            throw DipperException.precondition(
                    "There are no cases to replay a rule over.",
                    "Nothing was ingested.",
                    "Run dipper data ingest first.");
        }
        return row.getInt(0);
    }

    private static JsonNode answer(final Request request, final Replay replay) {
        final ArrayNode rows = Answers.array();
        switch (request.by()) {
            case "subject" ->
                replay.subjects()
                        .forEach(each -> rows.add(row(request)
                                .put("subject_type", each.subject().type().id())
                                .put("subject", each.subject().code())
                                .put("fired_months", each.fired())
                                .put("episodes", each.episodes())));
            case "episode" ->
                replay.episodes().forEach(each -> {
                    final ObjectNode row = row(request)
                            .put("subject_type", each.subject().type().id())
                            .put("subject", each.subject().code())
                            .put("episode_start_month", each.start())
                            .put("fired_months", each.fired())
                            .put("is_escalated", each.isEscalated())
                            .put("fund_at_stake_fen", each.largestStakeFen());
                    each.closed()
                            .ifPresentOrElse(
                                    month -> row.put("closed_month", month), () -> row.putNull("closed_month"));
                    rows.add(row);
                });
            default ->
                replay.months()
                        .forEach(each -> rows.add(row(request)
                                .put("month", each.month())
                                .put("fired", each.fired())
                                .put("opened", each.opened())
                                .put("live", each.live())
                                .put("escalated", each.escalated())
                                .put("closed", each.closed())
                                .put("not_evaluable", each.notEvaluable())
                                .put("fund_at_stake_fen", each.stakeFen())));
        }
        return rows;
    }

    private static ObjectNode row(final Request request) {
        return Answers.object()
                .put("rule", request.rule().id())
                .put("rule_version", request.rule().version());
    }
}
