package org.dipper.jobs;

import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.settlement.CrossRegionPools;
import org.dipper.settlement.PrepaymentTable;
import org.dipper.settlement.SettlementPlanTable;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.settlement.clearing.Prepayments;
import org.dipper.settlement.fund.PoolFund;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code settle plan}: sizes the funds of a year and the working capital that hospitals get in advance. */
public final class SettlePlanJob implements Job {
    /** The subject that publications of a year's plan have. */
    static String subject(final int year) {
        return "plan:" + year;
    }

    /** What a plan is asked for. */
    private record Request(int year, Policy policy, Optional<String> reason) {
        static Request of(final JobOptions options) {
            options.only("year", "policy", "supersede", "reason");
            final Request request = new Request(
                    options.integer("year"), PolicyLoader.load(options.path("policy")), Supersede.reason(options));
            if (request.policy().year() != request.year()) {
                throw DipperException.refused(
                        "The policy is for " + request.policy().year() + ", not for " + request.year() + ".",
                        "A year is planned by its own rules.",
                        "Give the policy of " + request.year() + ", or set its year.");
            }
            request.policy().settlement().pools().stream()
                    .filter(pool -> pool.shareOfCost().isPresent())
                    .findFirst()
                    .ifPresent(pool -> {
                        throw DipperException.refused(
                                "The fund of the insurance pool " + pool.pool() + " cannot be planned.",
                                "It is a share of the year's cost, which nobody knows before the year.",
                                "Give fund_yuan or budget for the pool.");
                    });
            return request;
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        final int last = request.year() - 1;
        final Map<String, String> claim = new TreeMap<>(Map.of("year", String.valueOf(request.year())));
        claim.putAll(PeriodInputs.claim(context.warehouse().publications(), last, 0));
        try (Run run = context.warehouse()
                .begin(
                        "settle plan",
                        claim,
                        Optional.of(request.policy().hash()),
                        List.of(SettledCaseTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this year is planned from the same inputs.", "无需处理：相同输入的年度计划已完成。");
                return before.get();
            }
            return Supersede.recorded(run, () -> plan(context, run, request));
        }
    }

    private static JsonNode plan(final JobContext context, final Run run, final Request request) {
        final int year = request.year();
        final Policy policy = request.policy();
        final int revision = run.revisionFor(subject(year), request.reason());
        final List<PoolFund> funds = policy.settlement().pools().stream()
                .map(pool -> PoolFund.of(pool, 0))
                .toList();
        final Map<String, List<Prepayments.LastYear>> lastYear = lastYear(run, policy);
        final Prepayments prepayments =
                new Prepayments(policy.settlement().month().prepaymentMonths());
        final List<Prepayments.Prepayment> advance = new ArrayList<>();
        for (final PoolFund fund : funds) {
            final List<Prepayments.LastYear> members = lastYear.getOrDefault(fund.pool(), List.of());
            if (!members.isEmpty() || prepayments.totalFen(fund.dipFundFen()) != 0) {
                advance.addAll(prepayments.split(fund.pool(), fund.dipFundFen(), members));
            }
        }
        final String where = "settlement_year = " + year + " AND revision = " + revision;
        run.replace(SettlementPlanTable.CONTRACT, budgetRows(context.spark(), year, revision, funds), where);
        run.replace(PrepaymentTable.CONTRACT, advanceRows(context.spark(), year, revision, advance), where);
        final ObjectNode answer = Answers.object()
                .put("settlement_year", year)
                .put("revision", revision)
                .put("fund_fen", funds.stream().mapToLong(PoolFund::dipFundFen).reduce(0, Math::addExact))
                .put(
                        "adjustment_fund_fen",
                        funds.stream().mapToLong(PoolFund::adjustmentFen).reduce(0, Math::addExact))
                .put(
                        "prepayment_fen",
                        advance.stream()
                                .mapToLong(Prepayments.Prepayment::prepaymentFen)
                                .reduce(0, Math::addExact));
        run.publish(subject(year), revision, Publication.DRAFT, request.reason(), answer);
        return answer;
    }

    /** What the fund booked for each institution last year, and how it was assessed then. */
    private static Map<String, List<Prepayments.LastYear>> lastYear(final Run run, final Policy policy) {
        final int last = policy.year() - 1;
        final SettlementDecisions decisions = SettlementDecisions.of(run, last);
        final Map<String, List<Prepayments.LastYear>> byPool = new TreeMap<>();
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(last));
        for (final Row row : new CrossRegionPools(policy.settlement().crossRegion())
                .apply(cases)
                .groupBy(Columns.cols(SettledCaseTable.INSURANCE_POOL, SettledCaseTable.INSTITUTION_CODE))
                .agg(sum(Columns.col(SettledCaseTable.FUND_PAY_FEN)))
                .collectAsList()) {
            byPool.computeIfAbsent(row.getString(0), pool -> new ArrayList<>())
                    .add(new Prepayments.LastYear(
                            row.getString(1),
                            row.getLong(2),
                            factor(
                                    decisions.assessment(row.getString(1)),
                                    policy.settlement().clearing())));
        }
        return byPool;
    }

    private static BigDecimal factor(
            final Optional<SettlementDecisions.Assessment> assessment, final ClearingPolicy clearing) {
        return assessment
                .flatMap(SettlementDecisions.Assessment::coefficient)
                .or(() -> assessment
                        .flatMap(SettlementDecisions.Assessment::score)
                        .flatMap(score -> clearing.assessmentByScore().stream()
                                .filter(grade -> score.compareTo(grade.from()) >= 0)
                                .map(ClearingPolicy.Grade::value)
                                .findFirst()))
                .orElse(BigDecimal.ONE);
    }

    private static Dataset<Row> budgetRows(
            final SparkSession spark, final int year, final int revision, final List<PoolFund> funds) {
        final List<Row> rows = new ArrayList<>();
        for (final PoolFund fund : funds) {
            final long countedOff =
                    fund.firstFigureFen() - fund.crossRegionFen() - fund.nonDipFen() - fund.dipFundFen();
            final long[] amounts = {
                fund.firstFigureFen(), -countedOff, -fund.crossRegionFen(), -fund.nonDipFen(), fund.dipFundFen()
            };
            final String[] items = {
                PoolAccount.BUDGET_FIGURE,
                PoolAccount.ADJUSTMENT_FUND,
                PoolAccount.CROSS_REGION,
                PoolAccount.NON_DIP,
                PoolAccount.DIP_FUND
            };
            for (int line = 0; line < items.length; line++) {
                rows.add(RowFactory.create(year, revision, fund.pool(), line + 1, items[line], amounts[line]));
            }
        }
        return spark.createDataFrame(rows, Columns.schema(SettlementPlanTable.CONTRACT));
    }

    private static Dataset<Row> advanceRows(
            final SparkSession spark, final int year, final int revision, final List<Prepayments.Prepayment> advance) {
        final List<Row> rows = advance.stream()
                .map(each -> RowFactory.create(
                        year,
                        revision,
                        each.institution(),
                        each.pool(),
                        each.lastBookedFen(),
                        each.performanceFactor().setScale(4),
                        each.prepaymentFen()))
                .toList();
        return spark.createDataFrame(rows, Columns.schema(PrepaymentTable.CONTRACT));
    }
}
