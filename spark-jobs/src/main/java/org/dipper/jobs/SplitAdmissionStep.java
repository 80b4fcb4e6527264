package org.dipper.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.Leads;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.split.SplitAdmissionLinkTable;
import org.dipper.supervision.split.SplitAdmissionRule;
import org.dipper.supervision.split.SplitLinks;
import org.dipper.table.Columns;
import org.dipper.warehouse.Keeper;

/**
 * Chains of split admissions of a period: their links and leads.
 *
 * <p>Only the stays of pairs that may be links are read in full: they are few beside the cases, so they are sent to where
 * the cases lie instead of shuffling these.
 */
final class SplitAdmissionStep {
    private final String period;
    private final SupervisionPolicy policy;
    private final List<Set<String>> communities;
    private final Keeper keeper;

    SplitAdmissionStep(
            final String period,
            final SupervisionPolicy policy,
            final List<Set<String>> communities,
            final Keeper keeper) {
        this.period = period;
        this.policy = policy;
        this.communities = List.copyOf(communities);
        this.keeper = keeper;
    }

    /** The institutions of each medical community that a policy names. */
    static List<Set<String>> communities(final Optional<Policy> policy) {
        return policy.map(given -> given.settlement().communities().stream()
                        .map(CommunityPolicy::members)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /**
     * What was found.
     *
     * @param links {@code split_admission_link} rows
     * @param leads {@code lead} rows
     * @param leadCases {@code lead_case} rows
     */
    record Found(Dataset<Row> links, Dataset<Row> leads, Dataset<Row> leadCases) {}

    /**
     * Finds the chains.
     *
     * @param pairs {@code readmission_pair} rows of the period, as written
     * @param cases {@code supervised_case} rows of the period
     * @param regroup adds {@code group_code} and {@code rw} to {@code settled_case} rows; empty without an edition
     */
    Found apply(
            final Dataset<Row> pairs, final Dataset<Row> cases, final Optional<UnaryOperator<Dataset<Row>>> regroup) {
        final SplitLinks finder = new SplitLinks(policy, communities);
        final Dataset<Row> candidates = keeper.keep("split_candidates", finder.candidates(pairs));
        final Dataset<Row> ends = candidates
                .select(functions
                        .explode(functions.array(
                                Columns.col(ReadmissionPairTable.INDEX_SETTLEMENT_ID),
                                Columns.col(ReadmissionPairTable.NEXT_SETTLEMENT_ID)))
                        .as(SettledCaseTable.SETTLEMENT_ID.name()))
                .distinct();
        // Ids alone are sent, whatever Spark thinks of their size: else the wide rows of all cases would be shuffled.
        final Dataset<Row> stays = keeper.keep(
                "split_stays",
                cases.join(functions.broadcast(ends), SettledCaseTable.SETTLEMENT_ID.name(), "left_semi"));
        final Dataset<Row> links = keeper.keep("split_links", finder.apply(candidates, stays));
        final SplitAdmissionRule rule = new SplitAdmissionRule(policy, !communities.isEmpty(), links, regroup);
        final Dataset<Row> flagged = keeper.keep("split_flagged", rule.apply(stays));
        final Leads leads = new Leads(period, rule.definition());
        return new Found(
                links.select(Columns.select(SplitAdmissionLinkTable.CONTRACT)),
                leads.apply(flagged),
                leads.cases(flagged));
    }
}
