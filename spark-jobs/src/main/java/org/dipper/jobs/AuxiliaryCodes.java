package org.dipper.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.warehouse.Run;

/** The code lists of auxiliary typing, from the code tables in force. */
final class AuxiliaryCodes {
    /** The code tables that auxiliary typing reads; what is in force belongs to the claim of a run that types. */
    static final Set<CodeTableKind> KINDS =
            Set.of(CodeTableKind.COMORBIDITY, CodeTableKind.SEVERITY_FAILURE, CodeTableKind.SEVERITY_DAMAGE);

    private AuxiliaryCodes() {}

    /** The lists in force; one that was never loaded is empty. */
    static AuxiliaryCodeLists of(final Run run) {
        final Map<String, Integer> weights = new HashMap<>();
        entries(run, CodeTableKind.COMORBIDITY)
                .forEach(entry -> weights.merge(entry.code(), entry.weight().orElse(0), Math::max));
        return AuxiliaryCodeLists.of(
                weights, codes(run, CodeTableKind.SEVERITY_FAILURE), codes(run, CodeTableKind.SEVERITY_DAMAGE));
    }

    private static List<String> codes(final Run run, final CodeTableKind kind) {
        return entries(run, kind).stream().map(CodeEntry::code).toList();
    }

    private static List<CodeEntry> entries(final Run run, final CodeTableKind kind) {
        return CodeTables.entries(run, kind).orElse(List.of());
    }
}
