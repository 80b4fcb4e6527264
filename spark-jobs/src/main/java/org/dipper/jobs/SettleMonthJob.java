package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.settlement.MonthChanges;
import org.dipper.settlement.MonthTotals;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code settle month}: settles what a month added to the year, to the fen. */
public final class SettleMonthJob implements Job {
    private static final int STEPS = 5;

    @Override
    public void check(final JobOptions options) {
        request(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        return request(options).settle(context, options, SettleMonthJob::compute);
    }

    private static SettlementRequest request(final JobOptions options) {
        return SettlementRequest.of(options, Period.month(options));
    }

    /** The month that a request is for, through a run. */
    static JsonNode compute(final JobContext context, final Run run, final SettlementRequest request) {
        final int month = request.period().month().orElseThrow();
        final int year = request.period().year();
        final int revision = run.revisionFor(SettledMonths.subject(month), request.reason());
        final SettledMonths earlier = new SettledMonths(run, year, month);
        earlier.requireAllBefore(month);
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR)
                        .equalTo(year)
                        .and(Columns.col(SettledCaseTable.DISCHARGE_MONTH).leq(month)));
        if (cases.isEmpty()) {
            throw DipperException.precondition(
                    "There are no cases of " + year + " up to the month " + month + ".",
                    "Nothing with a discharge in these months was ingested.",
                    "Ingest the month, or check --month.");
        }
        final String where = "settlement_month = " + month + " AND revision = " + revision;
        final MonthTables tables = new MonthTables(context.spark(), month, revision);

        context.progress("month.score", "Grouping and scoring the year to date", "年初至今病例入组与计分", 0, STEPS);
        final SettlementDecisions decisions =
                SettlementDecisions.of(context.spark(), request.basis().decisions(Decisions.of(run, year)));
        decisions.requireReviewsWithinQuota(request.policy(), cases);
        final PeriodScores scores = PeriodScores.of(run, request.policy(), request.edition(), decisions);
        decisions.requirePools(request.policy());
        final Dataset<Row> scored = scores.scored(scores.grouped(cases));
        run.replace(
                MonthlySettlementCaseTable.CONTRACT,
                tables.cases(new MonthChanges(month).apply(scored, earlier.cases())),
                where);

        context.progress("month.pay", "Paying the month", "计算当月支付", 1, STEPS);
        final List<MonthTotals.Total> totals = MonthTotals.records(new MonthTotals()
                .apply(tables.units(run.readBack(MonthlySettlementCaseTable.CONTRACT)))
                .collectAsList());
        final List<PaidMonth> paid = new MonthPayments(request.policy().settlement(), scores.yearStart())
                .pay(totals, earlier.payments().collectAsList(), decisions.auditsOf(month), Institutions.levels(run));
        run.replace(MonthlySettlementTable.CONTRACT, tables.payments(paid), where);

        context.progress("month.check", "Checking that every fen is accounted for", "逐分核对", 2, STEPS);
        requireYearToDate(run, decisions.cases().remaining(cases), earlier);
        context.progress("month.publish", "Registering the month", "登记月结算结果", 3, STEPS);
        final ObjectNode answer = tables.answer(request.edition(), paid);
        run.publish(SettledMonths.subject(month), revision, Publication.DRAFT, request.reason(), answer);
        return answer;
    }

    /** The months settled so far must hold every fen of the year to date, whatever they settled when. */
    private static void requireYearToDate(final Run run, final Dataset<Row> cases, final SettledMonths earlier) {
        final String sums = "coalesce(sum(total_cost_fen), 0)";
        final String booked = "coalesce(sum(fund_pay_fen), 0)";
        final Row read = cases.selectExpr(sums, booked).head();
        final Row before = earlier.cases().selectExpr(sums, booked).head();
        final Row now = run.readBack(MonthlySettlementCaseTable.CONTRACT)
                .selectExpr(sums, booked)
                .head();
        for (int i = 0; i < 2; i++) {
            final long settled = Math.addExact(before.getLong(i), now.getLong(i));
            if (read.getLong(i) != settled) {
                throw DipperException.notReconciled(
                        "The months do not hold the cases of the year to date.",
                        (i == 0 ? "Cost" : "Booked fund") + " of the cases is " + read.getLong(i) + " fen, settled are "
                                + settled + ".",
                        "Nothing was published. Report this with the run id " + run.id() + ".");
            }
        }
    }
}
