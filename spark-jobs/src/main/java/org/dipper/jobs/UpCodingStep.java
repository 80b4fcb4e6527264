package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.dipper.policy.UpCodingPolicy;
import org.dipper.settlement.CaseTyping;
import org.dipper.settlement.NoTyping;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.Leads;
import org.dipper.supervision.upcoding.CodeRemoval;
import org.dipper.supervision.upcoding.CostContradictsGroup;
import org.dipper.supervision.upcoding.DecisiveCode;
import org.dipper.supervision.upcoding.SiblingSubstitution;
import org.dipper.supervision.upcoding.YearEndSurge;
import org.dipper.table.Columns;

/** The rules of up-coding over the supervised cases of a period. They need groups: without an edition they do not speak. */
final class UpCodingStep implements AutoCloseable {
    private final SupervisionInputs inputs;
    private Optional<Dataset<Row>> kept = Optional.empty();

    UpCodingStep(final SupervisionInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * What was found; to be written before the step is closed.
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
        final Dataset<Row> flagged = rules.stream()
                .map(rule -> rule.apply(cases))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .persist(StorageLevel.MEMORY_AND_DISK());
        kept = Optional.of(flagged);
        final Dataset<Row> leads = rules.stream()
                .map(CaseRule::definition)
                .map(rule -> new Leads(inputs.period(), rule)
                        .apply(flagged.where(Columns.col(FlaggedCaseTable.RULE).equalTo(rule.id()))))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        return Optional.of(
                new Found(leads, new Leads(inputs.period(), rules.get(0).definition()).cases(flagged)));
    }

    @Override
    public void close() {
        kept.ifPresent(Dataset::unpersist);
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
