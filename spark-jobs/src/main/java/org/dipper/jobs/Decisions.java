package org.dipper.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.DecisionRows;
import org.dipper.settlement.decision.SettlementDecision;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** The decisions in force of a settlement year. They are few beside the cases: they come to the driver. */
final class Decisions {
    private final Map<DecisionKind, List<SettlementDecision>> byKind;

    private Decisions(final Map<DecisionKind, List<SettlementDecision>> byKind) {
        this.byKind = byKind;
    }

    /** The decisions in force of a year, as a run sees them. */
    static Decisions of(final Run run, final int year) {
        final Map<DecisionKind, List<SettlementDecision>> byKind = new EnumMap<>(DecisionKind.class);
        final List<String> where = new ArrayList<>();
        final List<Publication> inForce = new ArrayList<>();
        for (final DecisionKind kind : DecisionKind.values()) {
            run.inForce(kind.subject(year)).ifPresent(publication -> {
                inForce.add(publication);
                where.add("(" + DecisionRows.where(year, kind, publication.revision()) + ")");
            });
        }
        final String table = SettlementDecisionTable.CONTRACT.name();
        // Rows of the table are never taken out, so the newest of these versions has the rows of all.
        final Optional<Publication> newest = inForce.stream()
                .max(Comparator.comparing(each -> each.tableVersions().get(table)));
        if (newest.isPresent()) {
            final List<Row> rows = run.input(
                            SettlementDecisionTable.CONTRACT, newest.get().subject())
                    .where(String.join(" OR ", where))
                    .orderBy(SettlementDecisionTable.LINE.name())
                    .collectAsList();
            for (final Row row : rows) {
                final SettlementDecision decision = DecisionRows.decision(row);
                byKind.computeIfAbsent(decision.kind(), kind -> new ArrayList<>())
                        .add(decision);
            }
        }
        return new Decisions(byKind);
    }

    /** The same with other decisions of some kinds, as if their files had been loaded. */
    Decisions replacing(final Map<DecisionKind, List<SettlementDecision>> others) {
        final Map<DecisionKind, List<SettlementDecision>> all = new EnumMap<>(DecisionKind.class);
        all.putAll(byKind);
        all.putAll(others);
        return new Decisions(all);
    }

    /** The decisions of a kind in the order of their file; empty where none is in force. */
    List<SettlementDecision> of(final DecisionKind kind) {
        return List.copyOf(byKind.getOrDefault(kind, List.of()));
    }

    /** What tells the decisions in force of a year from others, for the key of a run; empty where there are none. */
    static Map<String, String> claim(final List<Publication> publications, final int year) {
        final Map<String, String> inForce = new TreeMap<>();
        final String prefix = "decisions:" + year + ":";
        for (final Publication publication : publications) {
            if (publication.subject().startsWith(prefix)) {
                inForce.put(publication.subject(), publication.revision() + " " + publication.contentHash());
            }
        }
        return inForce.isEmpty() ? Map.of() : Map.of("decisions", inForce.toString());
    }
}
