package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.warehouse.Run;

/**
 * A settlement of a month or a year, as it is asked for: {@code settle month} and {@code settle year} take the same options
 * but for the period.
 *
 * @param period what is settled
 * @param edition the year of the catalog
 * @param basis the rules and the decisions to go by
 * @param reason why a published period is corrected
 */
record SettlementRequest(Period period, int edition, SettlementBasis basis, Optional<String> reason) {
    private static final String CATALOG = "catalog";

    /** The settlement of a period that options ask for. */
    static SettlementRequest of(final JobOptions options, final Period period) {
        options.only(name(period), CATALOG, "policy", "supersede", "reason");
        final SettlementRequest request = new SettlementRequest(
                period,
                options.integer(CATALOG),
                SettlementBasis.of(PolicyLoader.load(options.path("policy"))),
                Supersede.reason(options));
        if (request.policy().year() != period.year()) {
            throw DipperException.refused(
                    "The policy is for " + request.policy().year() + ", not for " + period.year() + ".",
                    "A " + name(period) + " is settled by the rules of its year.",
                    "Give the policy of " + period.year() + ", or set its year.");
        }
        return request;
    }

    /** The settlement that a run claimed, to be computed again. */
    static SettlementRequest of(
            final Map<String, String> claim, final SettlementBasis basis, final Optional<String> reason) {
        final Period period = Optional.ofNullable(claim.get("month"))
                .map(month -> Period.month(Integer.parseInt(month)))
                .orElseGet(() -> Period.year(Integer.parseInt(claim.get("year"))));
        return new SettlementRequest(period, Integer.parseInt(claim.get(CATALOG)), basis, reason);
    }

    private static String name(final Period period) {
        return period.month().isPresent() ? "month" : "year";
    }

    Policy policy() {
        return basis.policy();
    }

    /** Settles in a run of its own; nothing where that was done from the same inputs before. */
    JsonNode settle(final JobContext context, final JobOptions options, final SettlementComputation computation) {
        try (Run run = context.warehouse()
                .begin(
                        "settle " + name(period),
                        claim(context),
                        Optional.of(policy().hash()),
                        List.of(SettledCaseTable.CONTRACT, DiseaseGroupTable.CONTRACT),
                        FixedData.of(context.warehouse(), period))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice(
                        "Nothing to do: this " + name(period) + " is settled from the same inputs.",
                        period.month().isPresent() ? "无需处理：相同输入的月结算已完成。" : "无需处理：相同输入的清算已完成。");
                return before.get();
            }
            return Supersede.recorded(run, () -> {
                PolicyTexts.keep(context, run, policy(), options.path("policy"));
                return computation.compute(context, run, this);
            });
        }
    }

    private Map<String, String> claim(final JobContext context) {
        final Map<String, String> claim =
                new TreeMap<>(Map.of(name(period), period.label(), CATALOG, String.valueOf(edition)));
        claim.putAll(PolicyInputs.claim(context.warehouse(), policy()));
        claim.putAll(PeriodInputs.claim(context.warehouse().publications(), period));
        return claim;
    }
}
