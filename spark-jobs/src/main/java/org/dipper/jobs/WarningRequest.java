package org.dipper.jobs;

import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.supervision.warning.Months;
import org.dipper.supervision.warning.WarningRules;
import org.dipper.supervision.warning.WarningRulesLoader;
import org.dipper.yaml.StrictYaml;

/**
 * What {@code warn run} and {@code warn replay} go by.
 *
 * @param rules the rules of early warning
 * @param policy the region's policy: its communities and budgets; empty where none is given
 * @param through the last month, yyyymm; empty for the newest month with a case
 */
record WarningRequest(WarningRules rules, Optional<Policy> policy, Optional<Integer> through) {
    static final String RULES = "rules";
    static final String POLICY = "policy";
    static final String THROUGH = "through";

    static WarningRequest of(final JobOptions options) {
        final Optional<Integer> through = options.wholeNumber(THROUGH).map(Long::intValue);
        through.filter(month -> !Months.isMonth(month)).ifPresent(month -> {
            throw DipperException.usage(
                    "--through is \"" + month + "\".", "It must be a month as yyyymm.", "Write it like 202503.");
        });
        return new WarningRequest(
                WarningRulesLoader.load(StrictYaml.read(options.path(RULES))),
                options.optional(POLICY).map(unused -> PolicyLoader.load(options.path(POLICY))),
                through);
    }

    /** The county communities of the policy. */
    List<CommunityPolicy> communities() {
        return policy.map(given -> given.settlement().communities()).orElse(List.of());
    }
}
