package org.dipper.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.HistorySums;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.warehouse.CodeVersion;
import org.dipper.warehouse.Run;

/**
 * Keeps the sums of the history: what earlier runs counted stays, what was ingested since is counted and added. A case never
 * changes once it is ingested, so sums by ingest and year add up to what one count of everything would give.
 */
final class HistoryStep {
    private static final String BETWEEN = ",";
    private static final int HASH_LENGTH = 16;

    private final Run run;
    private final GroupingInputs grouping;
    private final boolean hasSubCosts;
    private final String hash;

    HistoryStep(final Run run, final GroupingInputs grouping, final boolean hasSubCosts) {
        this.run = run;
        this.grouping = grouping;
        this.hasSubCosts = hasSubCosts;
        // Another version of the code may combine cases otherwise: it counts anew.
        this.hash = PolicyFingerprint.of(grouping.hash(), hasSubCosts, CodeVersion.current())
                .substring(0, HASH_LENGTH);
    }

    /** The sums of all cases of these years. */
    Dataset<Row> sums(final Dataset<Row> cases, final List<Integer> years) {
        final String where = HistorySumTable.GROUPING_HASH.name() + " = '" + hash + "'";
        final Dataset<Row> known = run.kept(HistorySumTable.CONTRACT).where(where);
        final Map<String, List<Integer>> missing = missing(cases, known, years);
        Optional<Dataset<Row>> fresh = Optional.empty();
        for (final Map.Entry<String, List<Integer>> batch : missing.entrySet()) {
            final Dataset<Row> counted = count(cases, batch.getKey(), batch.getValue());
            fresh = Optional.of(fresh.map(before -> before.unionByName(counted)).orElse(counted));
        }
        fresh.ifPresent(rows -> run.keep(HistorySumTable.CONTRACT, rows, where));
        final Dataset<Row> all = fresh.isPresent() ? run.readBack(HistorySumTable.CONTRACT) : known;
        return all.where(Columns.col(HistorySumTable.DISCHARGE_YEAR).isInCollection(years));
    }

    private Dataset<Row> count(final Dataset<Row> cases, final String ingestIds, final List<Integer> years) {
        final Column isNew = Columns.col(SettledCaseTable.DISCHARGE_YEAR)
                .isInCollection(years)
                .and(Columns.col(SettledCaseTable.INGEST_ID).isInCollection(Arrays.asList(ingestIds.split(BETWEEN))));
        return new HistorySums(grouping.combinations(), hash, ingestIds, hasSubCosts).apply(cases.where(isNew));
    }

    /** The years to count for each set of ingests that is not counted yet. */
    private static Map<String, List<Integer>> missing(
            final Dataset<Row> cases, final Dataset<Row> known, final List<Integer> years) {
        final Map<Integer, Set<String>> present =
                ingests(cases, SettledCaseTable.DISCHARGE_YEAR, SettledCaseTable.INGEST_ID);
        final Map<Integer, Set<String>> counted =
                ingests(known, HistorySumTable.DISCHARGE_YEAR, HistorySumTable.INGEST_IDS);
        final Map<String, List<Integer>> missing = new TreeMap<>();
        for (final int year : years) {
            final Set<String> rest = new TreeSet<>(present.getOrDefault(year, Set.of()));
            rest.removeAll(counted.getOrDefault(year, Set.of()));
            if (!rest.isEmpty()) {
                missing.computeIfAbsent(String.join(BETWEEN, rest), key -> new ArrayList<>())
                        .add(year);
            }
        }
        return missing;
    }

    /** The ingests of each year. */
    private static Map<Integer, Set<String>> ingests(final Dataset<Row> rows, final Field year, final Field ingestIds) {
        final Map<Integer, Set<String>> ingests = new HashMap<>();
        rows.select(Columns.col(year), Columns.col(ingestIds))
                .distinct()
                .collectAsList()
                .forEach(row -> ingests.computeIfAbsent(row.getInt(0), each -> new HashSet<>())
                        .addAll(Arrays.asList(row.getString(1).split(BETWEEN))));
        return ingests;
    }
}
