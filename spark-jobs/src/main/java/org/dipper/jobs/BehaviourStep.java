package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.errors.DipperException;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.Leads;
import org.dipper.supervision.behaviour.BehaviourFindings;
import org.dipper.supervision.behaviour.BehaviourMonitors;
import org.dipper.supervision.behaviour.BulkAdmission;
import org.dipper.supervision.behaviour.CaseFacts;
import org.dipper.supervision.behaviour.CoAdmissionLinks;
import org.dipper.supervision.behaviour.CoAdmissionSets;
import org.dipper.supervision.behaviour.GroupStatistics;
import org.dipper.supervision.behaviour.IdenticalBills;
import org.dipper.supervision.behaviour.SameDayCohorts;
import org.dipper.warehouse.Keeper;

/** All rules and monitors of behaviour over the supervised cases of a period. */
final class BehaviourStep {
    private final String period;
    private final BehaviourPolicy policy;
    private final AuxiliaryCodeLists codeLists;
    private final Keeper keeper;

    BehaviourStep(
            final String period,
            final BehaviourPolicy policy,
            final AuxiliaryCodeLists codeLists,
            final Keeper keeper) {
        this.period = period;
        this.policy = policy;
        this.codeLists = codeLists;
        this.keeper = keeper;
    }

    /**
     * What was found.
     *
     * @param leads {@code lead} rows
     * @param leadCases {@code lead_case} rows
     * @param indicators {@code indicator_value} rows
     */
    record Found(Dataset<Row> leads, Dataset<Row> leadCases, Dataset<Row> indicators) {}

    /**
     * Runs every rule and monitor.
     *
     * @param cases rows of {@code supervised_case}
     * @param pairs {@code readmission_pair} rows of the period; without them returns are not evaluable
     */
    Found apply(final Dataset<Row> cases, final Optional<Dataset<Row>> pairs) {
        // A row a group and level: few, read by every scan of the facts.
        final Dataset<Row> statistics = keeper.keep("group_statistics", new GroupStatistics().apply(cases));
        final Dataset<Row> facts =
                keeper.keep("case_facts", new CaseFacts(policy, codeLists).apply(cases, statistics, pairs));
        final BehaviourFindings findings = new BehaviourFindings(policy, pairs.isPresent());
        final IdenticalBills bills = new IdenticalBills(policy.identicalBills());
        final SameDayCohorts cohorts = new SameDayCohorts(policy.bulkAdmission());
        final BulkAdmission bulk = new BulkAdmission(policy.bulkAdmission());
        final Dataset<Row> flagged = keeper.keep(
                "behaviour_flagged",
                findings.apply(facts)
                        .unionByName(bills.apply(cases))
                        .unionByName(cohorts.apply(cases))
                        .unionByName(bulk.apply(cases, members(cases))));
        final List<LeadRule> rules = new ArrayList<>(findings.definitions());
        rules.addAll(List.of(bills.definition(), cohorts.definition(), bulk.definition()));
        final Leads leads = new Leads(period, rules);
        return new Found(
                leads.apply(flagged),
                leads.cases(flagged),
                new BehaviourMonitors(period, policy, pairs.isPresent(), codeLists.hasComorbidity()).apply(facts));
    }

    /** Links are few: they passed the filter of several occasions. More of them than the policy takes are refused. */
    private Dataset<Row> members(final Dataset<Row> cases) {
        final BehaviourPolicy.BulkAdmission rule = policy.bulkAdmission();
        final List<Row> rows = new CoAdmissionLinks(rule)
                .apply(cases)
                .limit(rule.mostLinks() + 1)
                .collectAsList();
        if (rows.size() > rule.mostLinks()) {
            throw DipperException.refused(
                    "Bulk admission found more than " + rule.mostLinks()
                            + " pairs of persons who came and left together.",
                    "The graph of them is built in the memory of one process, so there is a limit.",
                    "Raise least_occasions, exclude scheduled treatment, name cyclic_institutions, or raise most_links"
                            + " under supervision.behaviour.bulk_admission.");
        }
        final List<Row> members = new CoAdmissionSets(rule.core())
                .of(rows.stream().map(BehaviourStep::link).toList()).stream()
                        .map(BehaviourStep::row)
                        .toList();
        return cases.sparkSession().createDataFrame(members, BulkAdmission.MEMBERS);
    }

    private static CoAdmissionSets.Link link(final Row row) {
        final String institution = row.getAs(CoAdmissionLinks.INSTITUTION);
        return new CoAdmissionSets.Link(
                new CoAdmissionSets.Person(
                        institution, row.getAs(CoAdmissionLinks.LOWER_HIGH), row.getAs(CoAdmissionLinks.LOWER_LOW)),
                new CoAdmissionSets.Person(
                        institution, row.getAs(CoAdmissionLinks.UPPER_HIGH), row.getAs(CoAdmissionLinks.UPPER_LOW)),
                Math.toIntExact(row.<Long>getAs(CoAdmissionLinks.OCCASIONS)));
    }

    private static Row row(final CoAdmissionSets.Member member) {
        return RowFactory.create(
                member.person().institution(),
                member.person().keyHigh(),
                member.person().keyLow(),
                member.set(),
                member.persons(),
                member.mostOccasions());
    }
}
