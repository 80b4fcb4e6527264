package org.dipper.grouping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.ExclusionRule;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;

/** Grouping's tables from the entries of loaded code tables. */
public final class LoadedTables {
    private LoadedTables() {}

    /** The tables of these entries; entries of kinds that grouping does not look at are passed over. */
    public static GroupingTables of(final Collection<CodeEntry> entries) {
        final GroupingTables.Builder tables = GroupingTables.builder();
        final List<String> excluded = new ArrayList<>();
        for (final CodeEntry entry : entries) {
            if (entry.kind() == CodeTableKind.PROCEDURE_ATTRIBUTE) {
                entry.attribute()
                        .ifPresent(attribute -> tables.procedure(
                                entry.code(), attribute, entry.level().orElse(0)));
            } else if (entry.kind() == CodeTableKind.EXCLUDED_DIAGNOSIS) {
                excluded.add(entry.codeRange().orElse(entry.code()));
            } else if (entry.kind() == CodeTableKind.EXCLUDED_PROCEDURE) {
                tables.exclude(entry.code(), exclusion(entry));
            }
        }
        return tables.excludedDiagnoses(
                        excluded.isEmpty() ? DiagnosisSet.EMPTY : DiagnosisSet.parse(String.join("|", excluded)))
                .build();
    }

    private static ProcedureExclusion exclusion(final CodeEntry entry) {
        return switch (ExclusionRule.read(entry.rule().orElse("")).orElseThrow()) {
            case CONSERVATIVE -> ProcedureExclusion.CONSERVATIVE;
            case NEXT -> ProcedureExclusion.DEFER;
            case ONLY_WITHIN ->
                ProcedureExclusion.onlyWithin(
                        DiagnosisSet.parse(entry.codeRange().orElseThrow()));
        };
    }
}
