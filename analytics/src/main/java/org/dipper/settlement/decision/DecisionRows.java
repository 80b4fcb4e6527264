package org.dipper.settlement.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.table.Field;

/** Decisions as rows of {@link SettlementDecisionTable}, and back. */
public final class DecisionRows {
    /** What tells a row apart; no value of a decision. */
    private static final List<Field> ADDRESS = List.of(
            SettlementDecisionTable.SETTLEMENT_YEAR,
            SettlementDecisionTable.KIND,
            SettlementDecisionTable.REVISION,
            SettlementDecisionTable.LINE);

    private DecisionRows() {}

    /** The rows of a revision of a file. */
    public static List<Row> of(final int year, final int revision, final List<SettlementDecision> decisions) {
        final List<Row> rows = new ArrayList<>();
        for (final SettlementDecision decision : decisions) {
            final List<Object> cells = new ArrayList<>();
            for (final Field field : SettlementDecisionTable.CONTRACT.fields()) {
                cells.add(
                        switch (ADDRESS.indexOf(field)) {
                            case 0 -> year;
                            case 1 -> decision.kind().id();
                            case 2 -> revision;
                            case 3 -> decision.line();
                            default -> decision.values().get(field);
                        });
            }
            rows.add(RowFactory.create(cells.toArray()));
        }
        return rows;
    }

    /** The decision that a row holds. */
    public static SettlementDecision decision(final Row row) {
        final Map<Field, Object> values = new HashMap<>();
        for (final Field field : SettlementDecisionTable.CONTRACT.fields()) {
            final Object value = row.getAs(field.name());
            if (value != null && !ADDRESS.contains(field)) {
                values.put(field, value);
            }
        }
        return new SettlementDecision(
                DecisionKind.of(row.getAs(SettlementDecisionTable.KIND.name())),
                row.<Integer>getAs(SettlementDecisionTable.LINE.name()),
                values);
    }

    /** The condition that finds the rows of a revision of a kind. */
    public static String where(final int year, final DecisionKind kind, final int revision) {
        return SettlementDecisionTable.SETTLEMENT_YEAR.name() + " = " + year + " AND "
                + SettlementDecisionTable.KIND.name() + " = '" + kind.id() + "' AND "
                + SettlementDecisionTable.REVISION.name() + " = " + revision;
    }
}
