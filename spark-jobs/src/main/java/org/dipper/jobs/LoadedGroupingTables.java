package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.ExclusionRule;
import org.dipper.grouping.DiagnosisSet;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.warehouse.Run;

/** The code tables in force, as the grouping engine wants them. A table that was never loaded says nothing. */
final class LoadedGroupingTables {
    private LoadedGroupingTables() {}

    static GroupingTables of(final Run run) {
        final GroupingTables.Builder tables = GroupingTables.builder();
        for (final CodeEntry entry : entries(run, CodeTableKind.PROCEDURE_ATTRIBUTE)) {
            tables.procedure(
                    entry.code(), entry.attribute().orElseThrow(), entry.level().orElse(0));
        }
        for (final CodeEntry entry : entries(run, CodeTableKind.EXCLUDED_PROCEDURE)) {
            tables.exclude(entry.code(), exclusion(entry));
        }
        final List<String> diagnoses = new ArrayList<>();
        entries(run, CodeTableKind.EXCLUDED_DIAGNOSIS)
                .forEach(entry -> diagnoses.add(entry.codeRange().orElse(entry.code())));
        if (!diagnoses.isEmpty()) {
            tables.excludedDiagnoses(DiagnosisSet.parse(String.join("|", diagnoses)));
        }
        return tables.build();
    }

    private static ProcedureExclusion exclusion(final CodeEntry entry) {
        return switch (ExclusionRule.read(entry.rule().orElse("")).orElseThrow()) {
            case CONSERVATIVE -> ProcedureExclusion.CONSERVATIVE;
            case NEXT -> ProcedureExclusion.DEFER;
            case ONLY_WITHIN ->
                ProcedureExclusion.onlyWithin(
                        DiagnosisSet.parse(entry.codeRange().orElse("")));
        };
    }

    private static List<CodeEntry> entries(final Run run, final CodeTableKind kind) {
        return CodeTables.entries(run, kind).orElse(List.of());
    }
}
