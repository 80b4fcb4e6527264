package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.settlement.workflow.PeriodState;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * {@code settle state --year Y [--month YYYYMM] --to data_fixed|feedback|paid}: sets how far a period is. To fix the data of a
 * period pins the cases that its settlement reads.
 */
public final class SettleStateJob implements Job {

    /** What is asked for. */
    private record Request(Period period, PeriodState to, Optional<String> reason) {
        static Request of(final JobOptions options) {
            options.only("year", "month", "to", "reason");
            return new Request(
                    Period.of(options),
                    PeriodState.toSet(options.required("to")),
                    options.optional("reason").filter(reason -> !reason.isBlank()));
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        final Period period = request.period();
        final Map<String, String> claim = new TreeMap<>(Map.of(
                "period",
                period.label(),
                "to",
                request.to().id(),
                "reason",
                request.reason().orElse("")));
        context.warehouse()
                .inForce(period.state())
                .ifPresent(state -> claim.put("after", String.valueOf(state.sequence())));
        try (Run run = context.warehouse()
                .begin("settle state", claim, Optional.empty(), List.of(SettledCaseTable.CONTRACT))) {
            final Optional<Publication> before = run.inForce(period.state());
            final Optional<PeriodState> now = PeriodStates.inForce(run.publications(), period);
            final Map<String, Long> fixed = FixedData.of(run, period);
            final Map<String, Long> toFix = request.to() == PeriodState.DATA_FIXED ? newest(run) : fixed;
            final boolean isFixed = request.to() == PeriodState.DATA_FIXED && !fixed.isEmpty() && toFix.equals(fixed);
            if (isFixed || now.equals(Optional.of(request.to())) && request.to() != PeriodState.DATA_FIXED) {
                context.notice(
                        "Nothing to do: " + period.label() + " is "
                                + request.to().labelEn() + ".",
                        "无需处理：" + period.label() + " " + request.to().labelZh() + "。");
                return answer(period, now.orElseThrow(), before.orElseThrow().revision(), fixed);
            }
            return Supersede.recorded(run, () -> {
                PeriodState.requireStep(period.label(), now, request.to());
                if (request.to() == PeriodState.DATA_FIXED) {
                    requireFixable(run, request, fixed);
                }
                final int revision = before.map(Publication::revision).orElse(0) + 1;
                final ObjectNode answer = answer(period, request.to(), revision, toFix);
                run.declare(period.state(), revision, toFix, request.reason(), answer);
                return answer;
            });
        }
    }

    private static Map<String, Long> newest(final Run run) {
        return run.inputVersion(SettledCaseTable.CONTRACT)
                .map(version -> Map.of(SettledCaseTable.CONTRACT.name(), version))
                .orElse(Map.of());
    }

    private static void requireFixable(final Run run, final Request request, final Map<String, Long> fixed) {
        final Period period = request.period();
        if (!fixed.isEmpty() && request.reason().isEmpty()) {
            throw DipperException.precondition(
                    "The data of " + period.label() + " are fixed already.",
                    "Fixing them anew takes in what was ingested since, and that needs a reason.",
                    "Add --reason \"...\", or settle from the data as they are fixed.");
        }
        final Column isOfPeriod = Columns.col(SettledCaseTable.DISCHARGE_YEAR)
                .equalTo(period.year())
                .and(period.month()
                        .map(month ->
                                Columns.col(SettledCaseTable.DISCHARGE_MONTH).leq(month))
                        .orElse(org.apache.spark.sql.functions.lit(true)));
        final List<Row> any =
                run.input(SettledCaseTable.CONTRACT).where(isOfPeriod).limit(1).collectAsList();
        if (any.isEmpty()) {
            throw DipperException.precondition(
                    "The data of " + period.label() + " cannot be fixed.",
                    "There are no cases of that period yet.",
                    "Ingest them, or check --year and --month.");
        }
    }

    private static ObjectNode answer(
            final Period period, final PeriodState state, final int revision, final Map<String, Long> fixed) {
        final ObjectNode answer = Answers.object();
        answer.put("settlement_year", period.year());
        period.month()
                .ifPresentOrElse(
                        month -> answer.put("settlement_month", month), () -> answer.putNull("settlement_month"));
        answer.put(PeriodStates.STATE, state.id());
        answer.put("revision", revision);
        final Long version = fixed.get(SettledCaseTable.CONTRACT.name());
        if (version == null) {
            answer.putNull("settled_case_version");
        } else {
            answer.put("settled_case_version", version);
        }
        return answer;
    }
}
