package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.Combination;
import org.dipper.catalog.Combinations;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.Edition;
import org.dipper.catalog.NationalGroup;
import org.dipper.coding.CodeTableKind;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.EngineCombinations;
import org.dipper.grouping.GroupingEngine;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.RelatedCombinations;
import org.dipper.grouping.RuleFigures;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.SchemeRow;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.warehouse.Publication;
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
    /** As the national scheme writes it. */
    private static final String ANY_DIAGNOSIS = "所有诊断";

    /** What a run groups by; without a policy for it, by the basic rule. */
    static GroupingInputs of(final Run run, final Optional<Policy> policy) {
        return of(run, policy, Map.of());
    }

    /**
     * What a run groups by that looks cases up in an edition.
     *
     * @param figures the edition's figures by row of the scheme, for tie-breakers that look at cost or score; while history
     *     is counted there are none yet
     */
    static GroupingInputs of(final Run run, final Optional<Policy> policy, final Map<Integer, RuleFigures> figures) {
        final boolean hasRelated = policy.map(
                        given -> given.catalog().relatedMinimumRise().isPresent())
                .orElse(false);
        final Optional<GroupingPolicy> grouping = policy.flatMap(Policy::grouping);
        if (grouping.isEmpty()) {
            final Combinations basic = new BasicCombinations();
            return new GroupingInputs(
                    hasRelated ? new RelatedCombinations(basic, Set.of()) : basic,
                    hash("basic", hasRelated),
                    Map.of(),
                    Optional.empty());
        }
        return of(run, grouping.get(), hasRelated, figures);
    }

    private static GroupingInputs of(
            final Run run,
            final GroupingPolicy policy,
            final boolean hasRelated,
            final Map<Integer, RuleFigures> figures) {
        final Optional<Publication> scheme = policy.scheme().map(name -> loaded(run, name));
        final GroupingTables tables = LoadedGroupingTables.of(run);
        final List<SchemeRule> rules =
                policy.scheme().flatMap(name -> Schemes.rows(run, name)).orElse(List.of()).stream()
                        .map(SchemeRow::rule)
                        .toList();
        final Combinations engine = new EngineCombinations(new GroupingEngine(rules, tables, policy, figures));
        final List<Object> identity = new ArrayList<>();
        identity.add(policy);
        identity.add(hasRelated);
        identity.add(scheme.flatMap(CodeTables::contentOf).orElse("-"));
        for (final CodeTableKind kind : PolicyInputs.OF_GROUPING) {
            identity.add(
                    run.inForce(kind.subject()).flatMap(CodeTables::contentOf).orElse("-"));
        }
        return new GroupingInputs(
                hasRelated
                        ? new RelatedCombinations(
                                engine, tables.excludedProcedures().keySet())
                        : engine,
                hash(identity.toArray()),
                rules.stream().collect(Collectors.toMap(SchemeRule::sequence, GroupingInputs::national)),
                scheme.map(publication -> policy.scheme().orElseThrow() + ", revision " + publication.revision()));
    }

    /** The lookup of an edition's groups for combined rows. */
    AssignGroups assign(final Dataset<Row> groups, final Edition edition) {
        final List<Combination> core =
                edition.coreGroups().stream().map(DiseaseGroup::combination).toList();
        return new AssignGroups(groups, combinations.isBasic(), CatalogDerivation.related(core));
    }

    private static Publication loaded(final Run run, final String name) {
        return run.inForce(Schemes.subject(name))
                .orElseThrow(() -> DipperException.precondition(
                        "The grouping scheme " + name + " is not loaded.",
                        "The policy groups by it (grouping.scheme).",
                        "Run dipper scheme load --name " + name + " --source FILES first."));
    }

    private static NationalGroup national(final SchemeRule rule) {
        final Conditions conditions = rule.conditions();
        final List<List<String>> procedures =
                conditions.principalProcedure().isEmpty() ? conditions.anyProcedure() : conditions.principalProcedure();
        final List<String> diagnoses =
                conditions.principalDiagnosis().isEmpty() ? conditions.anyDiagnosis() : conditions.principalDiagnosis();
        final String related = Conditions.text(conditions.relatedProcedure());
        return new NationalGroup(
                rule.sequence(),
                rule.layer().code(),
                rule.name(),
                diagnoses.isEmpty() ? ANY_DIAGNOSIS : String.join("|", diagnoses),
                Conditions.text(procedures) + (related.isEmpty() ? "" : " & " + related));
    }

    private static String hash(final Object... parts) {
        return PolicyFingerprint.of(parts).substring(0, HASH_LENGTH);
    }
}
