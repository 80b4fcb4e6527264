package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.UpCodingPolicy;
import org.dipper.settlement.CaseTyping;
import org.dipper.settlement.NoTyping;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.Leads;
import org.dipper.supervision.upcoding.CodeRemoval;
import org.dipper.supervision.upcoding.CostContradictsGroup;
import org.dipper.supervision.upcoding.DecisiveCode;
import org.dipper.supervision.upcoding.SiblingSubstitution;
import org.dipper.supervision.upcoding.YearEndSurge;
import org.dipper.warehouse.Keeper;

/** The rules of up-coding over the supervised cases of a period. They need groups: without an edition they do not speak. */
final class UpCodingStep {
    private final SupervisionInputs inputs;
    private final Keeper keeper;

    UpCodingStep(final SupervisionInputs inputs, final Keeper keeper) {
        this.inputs = inputs;
        this.keeper = keeper;
    }

    /**
     * What was found.
     *
     * @param leads {@code lead} rows
     * @param leadCases {@code lead_case} rows
     */
    record Found(Dataset<Row> leads, Dataset<Row> leadCases) {}

    /** Runs every rule; empty without an edition. */
    Optional<Found> apply(final Dataset<Row> cases) {
        if (inputs.edition().isEmpty()) {
            return Optional.empty();
        }
        final List<CaseRule> rules = rules();
        // Flagged cases are few beside the cases; leads and their cases both read them.
        final Dataset<Row> flagged = keeper.keep(
                "up_coding_flagged",
                rules.stream()
                        .map(rule -> rule.apply(cases))
                        .reduce(Dataset::unionByName)
                        .orElseThrow());
        final Leads leads = new Leads(
                inputs.period(), rules.stream().map(CaseRule::definition).toList());
        return Optional.of(new Found(leads.apply(flagged), leads.cases(flagged)));
    }

    private List<CaseRule> rules() {
        final UpCodingPolicy policy = inputs.supervision().upCoding();
        final List<CaseRule> rules = new ArrayList<>(
                List.of(new SiblingSubstitution(policy), new CostContradictsGroup(policy), new YearEndSurge(policy)));
        final CaseTyping typing = inputs.policy()
                .map(given -> EditionTyping.of(inputs.run(), inputs.edition().orElseThrow(), given))
                .orElse(new NoTyping());
        // Without typing and under the basic rule no other diagnosis moves points.
        if (!inputs.isGroupedBasically() || !(typing instanceof NoTyping)) {
            final UnaryOperator<Dataset<Row>> regroup = inputs.grouping().orElseThrow();
            rules.add(new DecisiveCode(policy, new CodeRemoval(regroup, typing, inputs.isGroupedBasically())));
        }
        return rules;
    }
}
