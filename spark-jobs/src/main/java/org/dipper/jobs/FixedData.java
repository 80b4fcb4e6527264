package org.dipper.jobs;

import java.util.Map;
import java.util.Optional;
import org.dipper.cases.SettledCaseTable;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;

/** The data of a period that are fixed: a settlement reads the version that was in force then, not the newest. */
final class FixedData {
    private FixedData() {}

    /**
     * The versions to begin a run with, by table; empty where the data of the period are not fixed.
     *
     * @see Warehouse#begin(String, Map, Optional, java.util.List, Map)
     */
    static Map<String, Long> of(final Warehouse warehouse, final Period period) {
        return versions(warehouse.inForce(period.state()));
    }

    /** The same, as a run sees it. */
    static Map<String, Long> of(final Run run, final Period period) {
        return versions(run.inForce(period.state()));
    }

    private static Map<String, Long> versions(final Optional<Publication> state) {
        final String table = SettledCaseTable.CONTRACT.name();
        return state.map(publication -> publication.tableVersions().get(table))
                .map(version -> Map.of(table, version))
                .orElse(Map.of());
    }
}
