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
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.settlement.AnnualSettlement;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.ApportionCases;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.InstitutionCoefficients;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.InstitutionTotals;
import org.dipper.settlement.PointValueTable;
import org.dipper.settlement.PointValues;
import org.dipper.settlement.ScoreCases;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code settle year}: groups, scores and pays the cases of a year, to the fen. */
public final class SettleYearJob implements Job {
    private static final int STEPS = 6;

    /** The subject that publications of a year's settlement have. */
    static String subject(final int year) {
        return "settlement:" + year;
    }

    /** What a settlement is asked for. */
    private record Request(int year, int edition, Policy policy, Optional<String> reason) {
        static Request of(final JobOptions options) {
            options.only("year", "catalog", "policy", "supersede", "reason");
            final Request request = new Request(
                    options.integer("year"),
                    options.integer("catalog"),
                    PolicyLoader.load(options.path("policy")),
                    Supersede.reason(options));
            if (request.policy().year() != request.year()) {
                throw DipperException.refused(
                        "The policy is for " + request.policy().year() + ", not for " + request.year() + ".",
                        "A year is settled by its own rules.",
                        "Give the policy of " + request.year() + ", or set its year.");
            }
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
        final int year = request.year();
        final int edition = request.edition();
        final Policy policy = request.policy();
        final Map<String, String> claim =
                new TreeMap<>(Map.of("year", String.valueOf(year), "catalog", String.valueOf(edition)));
        claim.putAll(PolicyInputs.claim(context.warehouse(), policy));
        try (Run run = context.warehouse()
                .begin(
                        "settle year",
                        claim,
                        Optional.of(policy.hash()),
                        List.of(SettledCaseTable.CONTRACT, DiseaseGroupTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this year is settled from the same inputs.", "无需处理：相同输入的清算已完成。");
                return before.get();
            }
            return Supersede.recorded(run, () -> settle(context, run, year, edition, policy, request.reason()));
        }
    }

    private static JsonNode settle(
            final JobContext context,
            final Run run,
            final int year,
            final int editionYear,
            final Policy policy,
            final Optional<String> reason) {
        final int revision = run.revisionFor(subject(year), reason);
        final PublishedEdition edition = PublishedEdition.require(run, editionYear);
        final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(year));
        if (cases.isEmpty()) {
            throw DipperException.precondition(
                    "There are no cases of " + year + ".",
                    "Nothing with a discharge in that year was ingested.",
                    "Ingest the year, or check --year.");
        }
        final String where = "settlement_year = " + year + " AND revision = " + revision;
        final SettlementTables tables = new SettlementTables(context.spark(), year, revision);

        context.progress("settle.group", "Grouping the cases", "病例入组", 0, STEPS);
        final GroupingInputs grouping = GroupingInputs.of(run, Optional.of(policy), edition.figures());
        final Dataset<Row> grouped =
                edition.assign(grouping).apply(grouping.combinations().apply(cases));
        run.replace(CaseGroupTable.CONTRACT, tables.caseGroups(grouped, edition), where);

        context.progress("settle.score", "Scoring the cases", "计算病例分值", 1, STEPS);
        final InstitutionCoefficients coefficients = EditionCoefficients.of(run, edition, policy);
        final Map<String, java.math.BigDecimal> yearStart = edition.yearStartPointValues(policy, coefficients);
        final ScoreCases score = new ScoreCases(
                policy.settlement(),
                policy.catalog().scoreScale(),
                edition.meanCostFen(),
                edition.standard(policy, yearStart),
                EditionTyping.of(run, edition, policy),
                coefficients,
                new PointValues(yearStart),
                CaseDecisions.NONE);
        run.replace(CaseScoreTable.CONTRACT, tables.caseScores(score.apply(grouped)), where);

        context.progress("settle.fund", "Splitting the fund", "分配基金", 2, STEPS);
        // What is paid is what was written: totals come from the table, not from a second computation.
        final Dataset<Row> written = tables.scoredUnits(run.readBack(CaseScoreTable.CONTRACT));
        final List<InstitutionTotal> totals =
                InstitutionTotals.records(new InstitutionTotals().apply(written).collectAsList());
        requireSameCases(run, totals, cases);
        final List<AnnualSettlement.PoolSettlement> pools = new AnnualSettlement(policy.settlement()).settle(totals);
        run.replace(PointValueTable.CONTRACT, tables.pointValues(pools, yearStart), where);
        run.replace(AnnualSettlementTable.CONTRACT, tables.institutions(totals, pools), where);

        context.progress("settle.cases", "Paying the cases", "计算病例支付", 3, STEPS);
        final Dataset<Row> paid = new ApportionCases(tables.institutionPayments(totals, pools)).apply(written);
        run.replace(AnnualSettlementCaseTable.CONTRACT, tables.casePayments(paid), where);

        context.progress("settle.check", "Checking that every fen is accounted for", "逐分核对", 4, STEPS);
        requireEveryFen(run, pools);
        context.progress("settle.publish", "Registering the settlement", "登记清算结果", 5, STEPS);
        final ObjectNode answer = answer(year, revision, editionYear, totals, pools);
        run.publish(subject(year), revision, Publication.DRAFT, reason, answer);
        return answer;
    }

    private static void requireSameCases(final Run run, final List<InstitutionTotal> totals, final Dataset<Row> cases) {
        final Row read = cases.selectExpr("count(1)", "sum(total_cost_fen)").head();
        final long count = totals.stream().mapToLong(InstitutionTotal::cases).sum();
        final long cost = totals.stream().mapToLong(InstitutionTotal::costFen).sum();
        if (read.getLong(0) != count || read.getLong(1) != cost) {
            throw DipperException.notReconciled(
                    "The scored cases are not the cases of the year.",
                    "Read " + read.getLong(0) + " cases and " + read.getLong(1) + " fen, scored " + count + " and "
                            + cost + ".",
                    "Nothing was published. Report this with the run id " + run.id() + ".");
        }
    }

    private static void requireEveryFen(final Run run, final List<AnnualSettlement.PoolSettlement> pools) {
        final Row paid = run.readBack(AnnualSettlementCaseTable.CONTRACT)
                .selectExpr("sum(payment_fen)", "count(1)")
                .head();
        final long fund = pools.stream()
                .mapToLong(AnnualSettlement.PoolSettlement::fundFen)
                .sum();
        final long cases =
                pools.stream().mapToLong(AnnualSettlement.PoolSettlement::cases).sum();
        if (paid.getLong(0) != fund || paid.getLong(1) != cases) {
            throw DipperException.notReconciled(
                    "The case payments do not sum to the fund.",
                    "The fund is " + fund + " fen for " + cases + " cases; paid are " + paid.getLong(0) + " fen for "
                            + paid.getLong(1) + ".",
                    "Nothing was published. Report this with the run id " + run.id() + ".");
        }
    }

    private static ObjectNode answer(
            final int year,
            final int revision,
            final int edition,
            final List<InstitutionTotal> totals,
            final List<AnnualSettlement.PoolSettlement> pools) {
        final long payments = pools.stream()
                .flatMap(pool -> pool.paymentFen().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return Answers.object()
                .put("settlement_year", year)
                .put("revision", revision)
                .put("edition_year", edition)
                .put(
                        "case_count",
                        totals.stream().mapToLong(InstitutionTotal::cases).sum())
                .put(
                        "ungrouped_case_count",
                        totals.stream()
                                .mapToLong(InstitutionTotal::ungroupedCases)
                                .sum())
                .put(
                        "low_case_count",
                        totals.stream().mapToLong(InstitutionTotal::lowCases).sum())
                .put(
                        "high_case_count",
                        totals.stream().mapToLong(InstitutionTotal::highCases).sum())
                .put(
                        "total_cost_fen",
                        totals.stream().mapToLong(InstitutionTotal::costFen).sum())
                .put(
                        "fund_fen",
                        pools.stream()
                                .mapToLong(AnnualSettlement.PoolSettlement::fundFen)
                                .sum())
                .put("payment_fen", payments);
    }
}
