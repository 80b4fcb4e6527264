package org.dipper.jobs;

import java.util.ArrayList;
import java.util.List;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.LoadedTables;
import org.dipper.warehouse.Run;

/** The code tables in force, as the grouping engine wants them. A table that was never loaded says nothing. */
final class LoadedGroupingTables {
    private LoadedGroupingTables() {}

    static GroupingTables of(final Run run) {
        final List<CodeEntry> entries = new ArrayList<>();
        for (final CodeTableKind kind : PolicyInputs.OF_GROUPING) {
            entries.addAll(CodeTables.entries(run, kind).orElse(List.of()));
        }
        return LoadedTables.of(entries);
    }
}
