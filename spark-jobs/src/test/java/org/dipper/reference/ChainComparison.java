package org.dipper.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.warehouse.Warehouse;

/** Holds what the jobs published against the reference, group by group and case by case. */
final class ChainComparison {
    private final Warehouse warehouse;

    ChainComparison(final Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    void groupsAreThoseOf(final ReferenceChain reference) {
        final Map<String, String> published = new HashMap<>();
        for (final Row row : warehouse.current(DiseaseGroupTable.CONTRACT).collectAsList()) {
            published.put(
                    row.getAs("group_code"),
                    describe(
                            row.getAs("group_type"),
                            row.getAs("case_count"),
                            row.<Long>getAs("mean_cost_fen"),
                            row.getAs("rw"),
                            row.getAs("cv")));
        }
        final Map<String, String> expected = new HashMap<>();
        reference
                .groups()
                .forEach((code, group) -> expected.put(
                        code,
                        describe(
                                group.type(),
                                group.cases(),
                                group.mean().setScale(0, RoundingMode.HALF_UP).longValueExact(),
                                group.rw(),
                                group.cv())));
        assertThat(expected).isNotEmpty();
        assertThat(published).containsExactlyInAnyOrderEntriesOf(expected);
    }

    void casesAreThoseOf(final ReferenceChain reference, final List<ReferenceCase> cases, final int year) {
        final Map<String, Long> payments = new HashMap<>();
        warehouse
                .current(AnnualSettlementCaseTable.CONTRACT)
                .select("settlement_id", "payment_fen")
                .collectAsList()
                .forEach(row -> payments.put(row.getString(0), row.getLong(1)));
        final Map<String, String> published = new HashMap<>();
        for (final Row row : warehouse.current(CaseScoreTable.CONTRACT).collectAsList()) {
            final String id = row.getAs("settlement_id");
            final String group = row.getAs("group_code");
            published.put(
                    id,
                    describe(
                            group == null ? "" : group,
                            row.getAs("deviation"),
                            row.getAs("case_score"),
                            payments.get(id)));
        }
        final Map<String, String> expected = new HashMap<>();
        reference
                .settle(cases, year)
                .forEach((id, paid) ->
                        expected.put(id, describe(paid.group(), paid.deviation(), paid.score(), paid.payment())));
        assertThat(expected).isNotEmpty();
        assertThat(published).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String describe(
            final String type, final long cases, final long mean, final BigDecimal rw, final BigDecimal cv) {
        return type + " " + cases + " " + mean + " " + rw.toPlainString() + " " + cv.toPlainString();
    }

    private static String describe(
            final String group, final String deviation, final BigDecimal score, final long payment) {
        return group + " " + deviation + " " + score.toPlainString() + " " + payment;
    }
}
