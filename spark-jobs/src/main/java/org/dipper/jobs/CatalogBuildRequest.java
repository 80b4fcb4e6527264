package org.dipper.jobs;

import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;

/**
 * What {@code catalog build} is asked for.
 *
 * @param year the edition
 * @param history the years it is derived from
 * @param policy the rules
 * @param reason why a published edition is superseded
 * @param whatIf the other rules of a comparison; empty for a build
 * @param by how a comparison is shown
 * @param isByGiven whether the call says so
 */
record CatalogBuildRequest(
        int year,
        Years history,
        Policy policy,
        Optional<String> reason,
        Optional<Policy> whatIf,
        String by,
        boolean isByGiven) {
    private static final String WHAT_IF = "what-if";

    static CatalogBuildRequest of(final JobOptions options) {
        options.only("year", "history", "policy", "supersede", "reason", WHAT_IF, "by");
        final CatalogBuildRequest request = new CatalogBuildRequest(
                options.integer("year"),
                options.years("history"),
                PolicyLoader.load(options.path("policy")),
                Supersede.reason(options),
                options.optional(WHAT_IF).map(unused -> PolicyLoader.load(options.path(WHAT_IF))),
                EditionComparison.requireBy(options.optional("by").orElse("summary")),
                options.optional("by").isPresent());
        request.check();
        return request;
    }

    private void check() {
        checkWeights(policy);
        whatIf.ifPresent(this::checkWeights);
        if (whatIf.isEmpty() && isByGiven) {
            throw DipperException.usage(
                    "--by belongs to --what-if.",
                    "A build writes an edition; only a comparison is shown by group or institution.",
                    "Leave it out, or name the other policy with --what-if FILE.");
        }
        if (whatIf.isPresent() && reason.isPresent()) {
            throw DipperException.usage(
                    "--what-if and --supersede do not go together.",
                    "A comparison of two policies writes nothing.",
                    "Leave one of them out.");
        }
        if (history.last() >= year) {
            throw DipperException.usage(
                    "--history " + history.label() + " reaches into the edition year " + year + ".",
                    "A catalog is derived from the years before it.",
                    "Take earlier years.");
        }
    }

    private void checkWeights(final Policy each) {
        if (each.catalog().yearWeights().size() != history.all().size()) {
            throw DipperException.usage(
                    "--history " + history.label() + " has " + history.all().size() + " years, the policy weights "
                            + each.catalog().yearWeights().size() + ".",
                    "Each history year needs its weight (catalog.year_weights).",
                    "Give as many years as weights.");
        }
    }
}
