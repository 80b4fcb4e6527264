package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.decision.DecisionFile;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.DecisionReader;
import org.dipper.settlement.decision.SettlementDecision;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Rehearsal;

/**
 * {@code settle what-if --year Y --policy OTHER [--by institution|level|pool] [--reviews FILE]}: the settlement in force of a
 * year once more from the same cases, catalog and months, under another policy and perhaps other special reviews; tells who
 * wins and who loses. It changes nothing.
 */
public final class SettleWhatIfJob implements Job {
    private static final int STEPS = 2;

    /** What is asked for. */
    private record Request(int year, Policy policy, Optional<DecisionFile> reviews, SettlementComparison.By by) {
        static Request of(final JobOptions options) {
            options.only("year", "policy", "by", "reviews");
            final int year = Period.of(options).year();
            final SettlementComparison.By by =
                    SettlementComparison.By.of(options.optional("by").orElse("institution"));
            final Policy policy = PolicyLoader.load(options.path("policy"));
            if (policy.year() != year) {
                throw DipperException.refused(
                        "The policy is for " + policy.year() + ", not for " + year + ".",
                        "A year is settled by its own rules, those that might have been too.",
                        "Give a policy of " + year + ", or set its year.");
            }
            return new Request(
                    year,
                    policy,
                    options.optional("reviews").isPresent() ? Optional.of(reviews(options, year)) : Optional.empty(),
                    by);
        }

        private static DecisionFile reviews(final JobOptions options, final int year) {
            final String name = String.valueOf(options.path("reviews").getFileName());
            return DecisionReader.read(DecisionKind.SPECIAL_REVIEW, year, name, SmallFiles.text(options, "reviews"))
                    .requireLoadable();
        }

        SettlementBasis basis() {
            return new SettlementBasis(
                    policy,
                    reviews.map(file -> Map.of(DecisionKind.SPECIAL_REVIEW, file.decisions()))
                            .orElse(Map.of()));
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        final Publication settlement = context.warehouse()
                .inForce(Period.year(request.year()).settlement())
                .orElseThrow(() -> DipperException.precondition(
                        "The year " + request.year() + " is not settled.",
                        "A what-if compares with the settlement in force, draft or published.",
                        "Run dipper settle year --year " + request.year() + " first, or check --year."));
        if (settlement.tableVersions().get(AnnualClearingTable.CONTRACT.name()) == null) {
            throw DipperException.precondition(
                    "The settlement of " + request.year() + " has no clearing to compare with.",
                    "An older release made it, which did not keep one.",
                    "Settle the year again: dipper settle year --year " + request.year());
        }
        request.reviews().ifPresent(reviews -> requireCases(context, settlement, request.year(), reviews));
        final Recomputation recomputation = Recomputation.prepare(context, settlement, Optional.of(request.basis()));
        try (Rehearsal other = recomputation.compute()) {
            context.progress("what-if.compare", "Comparing with the settlement in force", "与现行清算对比", 1, STEPS);
            return SettlementComparison.of(other).answer(request.by());
        }
    }

    /** Reviews of cases that the settlement does not have would change nothing and hide a mistake. */
    private static void requireCases(
            final JobContext context, final Publication settlement, final int year, final DecisionFile reviews) {
        final List<String> asked = reviews.decisions().stream()
                .map(SettlementDecision::settlementId)
                .flatMap(Optional::stream)
                .toList();
        final List<Row> known = context.warehouse()
                .current(CaseScoreTable.CONTRACT, settlement.subject())
                .where(Columns.col(CaseScoreTable.SETTLEMENT_YEAR)
                        .equalTo(year)
                        .and(Columns.col(CaseScoreTable.REVISION).equalTo(settlement.revision()))
                        .and(Columns.col(CaseScoreTable.SETTLEMENT_ID).isInCollection(asked)))
                .select(Columns.cols(CaseScoreTable.SETTLEMENT_ID, CaseScoreTable.INSTITUTION_CODE))
                .collectAsList();
        final DecisionCheck check = new DecisionCheck(reviews, year);
        check.cases(known);
        check.requireNoProblem();
    }
}
