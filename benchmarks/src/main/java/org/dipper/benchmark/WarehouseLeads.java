package org.dipper.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.benchmark.truth.ScoredLead;
import org.dipper.benchmark.truth.ScoredLead.ScoredCase;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Columns;
import org.dipper.warehouse.Warehouse;

/** The leads of a period with their cases, as the warehouse holds them. They are few beside cases. */
final class WarehouseLeads {
    private final Warehouse warehouse;
    private final String period;

    WarehouseLeads(final Warehouse warehouse, final String period) {
        this.warehouse = warehouse;
        this.period = period;
    }

    /** All leads. */
    List<ScoredLead> read() {
        final Map<String, List<ScoredCase>> cases = new HashMap<>();
        for (final Row row : ofPeriod(warehouse.current(LeadCaseTable.CONTRACT))
                .select(
                        Columns.col(LeadCaseTable.LEAD_ID),
                        Columns.col(LeadCaseTable.SETTLEMENT_ID),
                        Columns.col(LeadCaseTable.STRENGTH))
                .collectAsList()) {
            cases.computeIfAbsent(row.getString(0), none -> new ArrayList<>())
                    .add(new ScoredCase(row.getString(1), number(row.getDecimal(2))));
        }
        final List<ScoredLead> leads = new ArrayList<>();
        for (final Row row : ofPeriod(warehouse.current(LeadTable.CONTRACT))
                .select(
                        Columns.col(LeadTable.RULE),
                        Columns.col(LeadTable.LEAD_ID),
                        Columns.col(LeadTable.INSTITUTION_CODE),
                        Columns.col(LeadTable.STRENGTH),
                        Columns.col(LeadTable.PRIORITY))
                .collectAsList()) {
            leads.add(new ScoredLead(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    number(row.getDecimal(3)),
                    number(row.getDecimal(4)),
                    cases.getOrDefault(row.getString(1), List.of())));
        }
        return leads;
    }

    private Dataset<Row> ofPeriod(final Dataset<Row> rows) {
        return rows.where(Columns.col(LeadTable.PERIOD).equalTo(period));
    }

    private static double number(final BigDecimal value) {
        return value == null ? ScoredLead.NONE : value.doubleValue();
    }
}
