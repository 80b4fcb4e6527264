package org.dipper.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.Combination;
import org.dipper.catalog.Combinations;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.Edition;
import org.dipper.catalog.NationalGroup;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.warehouse.Run;

/**
 * How a run groups: the combinations that its policy, the loaded scheme and the loaded code tables ask for.
 *
 * @param combinations gives each case its combination
 * @param hash tells this way of grouping from others
 * @param scheme rows of the national scheme by sequence; empty without a scheme
 * @param schemeName the scheme and its revision; empty without a scheme
 */
record GroupingInputs(
        Combinations combinations, String hash, Map<Integer, NationalGroup> scheme, Optional<String> schemeName) {
    private static final int HASH_LENGTH = 16;

    /** What a run groups by; without a policy for it, by the basic rule. */
    static GroupingInputs of(final Run run, final Optional<Policy> policy) {
        return new GroupingInputs(
                new BasicCombinations(),
                PolicyFingerprint.of("basic").substring(0, HASH_LENGTH),
                Map.of(),
                Optional.empty());
    }

    /** The lookup of an edition's groups for combined rows. */
    AssignGroups assign(final Dataset<Row> groups, final Edition edition) {
        final List<Combination> core =
                edition.coreGroups().stream().map(DiseaseGroup::combination).toList();
        return new AssignGroups(groups, combinations.isBasic(), CatalogDerivation.related(core));
    }
}
