package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.policy.Policy;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.ApportionCases;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.settlement.InstitutionPayment;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.InstitutionTotals;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.settlement.PathTotal;
import org.dipper.settlement.PointValueTable;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.settlement.clearing.ClearedInstitution;
import org.dipper.settlement.clearing.ClearedPool;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code settle year}: groups, scores and pays the cases of a year, to the fen. */
public final class SettleYearJob implements Job {
    private static final int STEPS = 7;

    /** The subject that publications of a year's settlement have. */
    static String subject(final int year) {
        return "settlement:" + year;
    }

    @Override
    public void check(final JobOptions options) {
        request(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        return request(options).settle(context, options, SettleYearJob::compute);
    }

    private static SettlementRequest request(final JobOptions options) {
        return SettlementRequest.of(options, Period.year(options.integer("year")));
    }

    /** The year that a request is for, through a run. */
    static JsonNode compute(final JobContext context, final Run run, final SettlementRequest request) {
        final int year = request.period().year();
        final Policy policy = request.policy();
        final int revision = run.revisionFor(subject(year), request.reason());
        final SettlementDecisions decisions =
                SettlementDecisions.of(context.spark(), request.basis().decisions(Decisions.of(run, year)));
        final PeriodScores scores = PeriodScores.of(run, policy, request.edition(), decisions);
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(year));
        if (cases.isEmpty()) {
            throw DipperException.precondition(
                    "There are no cases of " + year + ".",
                    "Nothing with a discharge in that year was ingested.",
                    "Ingest the year, or check --year.");
        }
        decisions.requireReviewsWithinQuota(policy, cases);
        decisions.requirePools(policy);
        final String where = "settlement_year = " + year + " AND revision = " + revision;
        final SettlementTables tables = new SettlementTables(context.spark(), year, revision);

        context.progress("settle.group", "Grouping the cases", "病例入组", 0, STEPS);
        final Dataset<Row> grouped = scores.grouped(cases);
        run.replace(CaseGroupTable.CONTRACT, tables.caseGroups(grouped, scores.edition()), where);

        context.progress("settle.score", "Scoring the cases", "计算病例分值", 1, STEPS);
        run.replace(CaseScoreTable.CONTRACT, tables.caseScores(scores.scored(grouped)), where);

        context.progress("settle.fund", "Splitting the fund", "分配基金", 2, STEPS);
        // What is paid is what was written: totals come from the table, not from a second computation.
        final Dataset<Row> written = tables.scoredUnits(run.readBack(CaseScoreTable.CONTRACT));
        final List<PathTotal> paths =
                InstitutionTotals.paths(new InstitutionTotals().apply(written).collectAsList());
        requireSameCases(run, paths, cases);
        final YearMoney money = YearMoney.of(run, scores, decisions, cases, paths);
        run.replace(PointValueTable.CONTRACT, tables.pointValues(money.pools(), scores.yearStart()), where);
        run.replace(
                AnnualSettlementTable.CONTRACT,
                tables.institutions(money.totals(), money.pools(), money.levels()),
                where);
        run.replace(AnnualSettlementPathTable.CONTRACT, tables.paths(paths), where);
        run.replace(OtherPaymentTable.CONTRACT, tables.others(money.others(), money.pools()), where);

        context.progress("settle.clear", "Clearing the year", "年度清算", 3, STEPS);
        final List<ClearedPool> cleared = money.cleared();
        run.replace(AnnualClearingTable.CONTRACT, tables.clearing(cleared), where);
        run.replace(
                PoolAccountTable.CONTRACT,
                tables.accounts(cleared.stream()
                        .flatMap(pool -> pool.account().stream())
                        .toList()),
                where);
        run.replace(CommunitySettlementTable.CONTRACT, tables.communities(money.communities()), where);

        context.progress("settle.cases", "Paying the cases", "计算病例支付", 4, STEPS);
        final Dataset<Row> paid =
                new ApportionCases(tables.institutionPayments(money.totals(), money.pools())).apply(written);
        run.replace(AnnualSettlementCaseTable.CONTRACT, tables.casePayments(paid), where);

        context.progress("settle.check", "Checking that every fen is accounted for", "逐分核对", 5, STEPS);
        requireEveryFen(run, money);
        context.progress("settle.publish", "Registering the settlement", "登记清算结果", 6, STEPS);
        final ObjectNode answer = answer(year, revision, request.edition(), money);
        run.publish(subject(year), revision, Publication.DRAFT, request.reason(), answer);
        return answer;
    }

    private static void requireSameCases(final Run run, final List<PathTotal> paths, final Dataset<Row> cases) {
        final Row read = cases.selectExpr("count(1)", "sum(total_cost_fen)").head();
        final long count = paths.stream().mapToLong(PathTotal::cases).sum();
        final long cost = paths.stream().mapToLong(PathTotal::costFen).sum();
        if (read.getLong(0) != count || read.getLong(1) != cost) {
            throw DipperException.notReconciled(
                    "The scored cases are not the cases of the year.",
                    "Read " + read.getLong(0) + " cases and " + read.getLong(1) + " fen, scored " + count + " and "
                            + cost + ".",
                    "Nothing was published. Report this with the run id " + run.id() + ".");
        }
    }

    private static void requireEveryFen(final Run run, final YearMoney money) {
        final Row paid = run.readBack(AnnualSettlementCaseTable.CONTRACT)
                .selectExpr("sum(payment_fen)", "count(1)")
                .head();
        final long forCases = money.pools().stream()
                .flatMap(pool -> pool.payments().values().stream())
                .mapToLong(InstitutionPayment::caseFen)
                .sum();
        final long cases =
                money.totals().stream().mapToLong(InstitutionTotal::cases).sum();
        if (paid.getLong(0) != forCases || paid.getLong(1) != cases) {
            throw DipperException.notReconciled(
                    "The case payments do not sum to what the points are paid.",
                    "Payable are " + forCases + " fen for " + cases + " cases; paid are " + paid.getLong(0)
                            + " fen for " + paid.getLong(1) + ".",
                    "Nothing was published. Report this with the run id " + run.id() + ".");
        }
    }

    private static ObjectNode answer(final int year, final int revision, final int edition, final YearMoney money) {
        final List<InstitutionTotal> totals = money.totals();
        final List<ClearedInstitution> cleared = money.cleared().stream()
                .flatMap(pool -> pool.institutions().stream())
                .toList();
        return Answers.object()
                .put("settlement_year", year)
                .put("revision", revision)
                .put("edition_year", edition)
                .put("case_count", sum(totals, InstitutionTotal::cases))
                .put("ungrouped_case_count", sum(totals, InstitutionTotal::ungroupedCases))
                .put("low_case_count", sum(totals, InstitutionTotal::lowCases))
                .put("high_case_count", sum(totals, InstitutionTotal::highCases))
                .put("total_cost_fen", sum(totals, InstitutionTotal::costFen))
                .put("fund_fen", sum(money.pools(), PoolSettlement::fundFen))
                .put("payment_fen", sum(money.pools(), PoolSettlement::payableFen))
                .put("final_fen", sum(cleared, ClearedInstitution::finalFen))
                .put("months_paid_fen", sum(cleared, ClearedInstitution::monthsPaidFen))
                .put("balance_fen", sum(cleared, ClearedInstitution::balanceFen));
    }

    private static <T> long sum(final List<T> rows, final ToLongFunction<T> part) {
        return rows.stream().mapToLong(part).reduce(0, Math::addExact);
    }
}
