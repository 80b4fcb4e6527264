package org.dipper.jobs;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dipper.coding.CodeTableKind;
import org.dipper.policy.Policy;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Warehouse;

/** What a policy makes a run depend on besides cases: the code tables and the scheme in force. */
final class PolicyInputs {
    static final Set<CodeTableKind> OF_GROUPING = EnumSet.of(
            CodeTableKind.PROCEDURE_ATTRIBUTE, CodeTableKind.EXCLUDED_DIAGNOSIS, CodeTableKind.EXCLUDED_PROCEDURE);

    private PolicyInputs() {}

    /** The part of a run's claim that tells these inputs; empty where the policy asks for none. */
    static Map<String, String> claim(final Warehouse warehouse, final Policy policy) {
        final Set<CodeTableKind> kinds = kinds(policy);
        final Optional<String> scheme = policy.grouping().flatMap(grouping -> grouping.scheme());
        final Map<String, String> claim = new TreeMap<>();
        if (kinds.isEmpty() && scheme.isEmpty()) {
            return claim;
        }
        final List<Publication> publications = warehouse.publications();
        final String codes = CodeTables.claim(subject -> newest(publications, subject), kinds);
        if (!codes.isEmpty()) {
            claim.put("codes", codes);
        }
        scheme.flatMap(name -> newest(publications, "scheme:" + name))
                .ifPresent(publication -> claim.put(
                        "scheme",
                        publication.subject() + " " + publication.revision() + " " + publication.contentHash()));
        return claim;
    }

    /** The code tables that a policy reads. */
    private static Set<CodeTableKind> kinds(final Policy policy) {
        final Set<CodeTableKind> kinds = EnumSet.noneOf(CodeTableKind.class);
        policy.grouping().ifPresent(grouping -> kinds.addAll(OF_GROUPING));
        policy.auxiliary().ifPresent(auxiliary -> kinds.addAll(AuxiliaryCodes.KINDS));
        policy.catalog()
                .basicLevel()
                .filter(rule -> rule.isWithinNationalList())
                .ifPresent(rule -> kinds.add(CodeTableKind.BASIC_LEVEL));
        return kinds;
    }

    private static Optional<Publication> newest(final List<Publication> publications, final String subject) {
        return publications.stream()
                .filter(publication -> publication.subject().equals(subject))
                .reduce((older, newer) -> newer);
    }
}
