package org.dipper.jobs;

import static org.apache.spark.sql.functions.sum;

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
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.HistorySums;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.table.Columns;
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

    /**
     * The sums of all cases of these years.
     *
     * @throws DipperException not reconciled, where sums and cases differ by number or fen
     */
    Dataset<Row> sums(final Dataset<Row> cases, final List<Integer> years) {
        final String where = HistorySumTable.GROUPING_HASH.name() + " = '" + hash + "'";
        final Dataset<Row> known = run.kept(HistorySumTable.CONTRACT).where(where);
        final Map<Integer, Map<String, Control>> present = controls(cases);
        Optional<Dataset<Row>> fresh = Optional.empty();
        for (final Map.Entry<String, List<Integer>> batch :
                missing(present, counted(known), years).entrySet()) {
            final Dataset<Row> counted = count(cases, batch.getKey(), batch.getValue());
            fresh = Optional.of(fresh.map(before -> before.unionByName(counted)).orElse(counted));
        }
        fresh.ifPresent(rows -> run.keep(HistorySumTable.CONTRACT, rows, where));
        final Dataset<Row> all = (fresh.isPresent() ? run.readBack(HistorySumTable.CONTRACT) : known)
                .where(Columns.col(HistorySumTable.DISCHARGE_YEAR).isInCollection(years));
        requireSame(present, all);
        return all;
    }

    /** Cases and fen, to hold sums against. */
    private record Control(long cases, long costFen) {
        Control plus(final Control other) {
            return new Control(Math.addExact(cases, other.cases), Math.addExact(costFen, other.costFen));
        }
    }

    /** What was kept is checked against the cases every time: a sum that is lost or doubled stops here. */
    private void requireSame(final Map<Integer, Map<String, Control>> present, final Dataset<Row> sums) {
        final Map<Integer, Control> byYear = new TreeMap<>();
        present.forEach((year, ingests) ->
                byYear.put(year, ingests.values().stream().reduce(Control::plus).orElseThrow()));
        final Map<Integer, Control> kept = new TreeMap<>();
        for (final Row row : sums.groupBy(Columns.col(HistorySumTable.DISCHARGE_YEAR))
                .agg(sum(Columns.col(HistorySumTable.CASE_COUNT)), sum(Columns.col(HistorySumTable.TOTAL_COST_FEN)))
                .collectAsList()) {
            kept.put(row.getInt(0), new Control(row.getLong(1), row.getLong(2)));
        }
        if (!byYear.equals(kept)) {
            throw DipperException.notReconciled(
                    "The sums of the history are not those of its cases.",
                    "By year the cases are " + byYear + ", the sums " + kept + ".",
                    "Nothing was published. Report this with the run id " + run.id() + ".");
        }
    }

    private static Map<Integer, Map<String, Control>> controls(final Dataset<Row> cases) {
        final Map<Integer, Map<String, Control>> controls = new HashMap<>();
        for (final Row row : cases.groupBy(
                        Columns.col(SettledCaseTable.DISCHARGE_YEAR), Columns.col(SettledCaseTable.INGEST_ID))
                .agg(functions.count(functions.lit(1)), sum(Columns.col(SettledCaseTable.TOTAL_COST_FEN)))
                .collectAsList()) {
            controls.computeIfAbsent(row.getInt(0), year -> new TreeMap<>())
                    .put(row.getString(1), new Control(row.getLong(2), row.getLong(3)));
        }
        return controls;
    }

    private Dataset<Row> count(final Dataset<Row> cases, final String ingestIds, final List<Integer> years) {
        final Column isNew = Columns.col(SettledCaseTable.DISCHARGE_YEAR)
                .isInCollection(years)
                .and(Columns.col(SettledCaseTable.INGEST_ID).isInCollection(Arrays.asList(ingestIds.split(BETWEEN))));
        return new HistorySums(grouping.combinations(), hash, ingestIds, hasSubCosts).apply(cases.where(isNew));
    }

    /** The years to count for each set of ingests that is not counted yet. */
    private static Map<String, List<Integer>> missing(
            final Map<Integer, Map<String, Control>> present,
            final Map<Integer, Set<String>> counted,
            final List<Integer> years) {
        final Map<String, List<Integer>> missing = new TreeMap<>();
        for (final int year : years) {
            final Set<String> rest =
                    new TreeSet<>(present.getOrDefault(year, Map.of()).keySet());
            rest.removeAll(counted.getOrDefault(year, Set.of()));
            if (!rest.isEmpty()) {
                missing.computeIfAbsent(String.join(BETWEEN, rest), key -> new ArrayList<>())
                        .add(year);
            }
        }
        return missing;
    }

    /** The ingests of each year that earlier runs counted. */
    private static Map<Integer, Set<String>> counted(final Dataset<Row> known) {
        final Map<Integer, Set<String>> ingests = new HashMap<>();
        known.select(Columns.cols(HistorySumTable.DISCHARGE_YEAR, HistorySumTable.INGEST_IDS))
                .distinct()
                .collectAsList()
                .forEach(row -> ingests.computeIfAbsent(row.getInt(0), each -> new HashSet<>())
                        .addAll(Arrays.asList(row.getString(1).split(BETWEEN))));
        return ingests;
    }
}
