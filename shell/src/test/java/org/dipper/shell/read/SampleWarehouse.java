package org.dipper.shell.read;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dipper.cases.SettledCaseTable;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;

/** A small published warehouse: catalog 2011 (a published revision and an unpublished leftover), settlement 2010, indicators, one lead. */
public final class SampleWarehouse {
    private SampleWarehouse() {}

    public static void write(final Path folder) {
        final TableFixture tables = new TableFixture(folder);
        SampleCatalog.write(tables);
        settlement(tables);
        supervision(tables);
        tables.ledger("run-a", "catalog build", "started", 1);
        tables.ledger("run-a", "catalog build", "done", 30);
        tables.ledger("run-b", "settle year", "started", 40);
    }

    private static void settlement(final TableFixture tables) {
        final long groups = tables.append(
                CaseGroupTable.CONTRACT,
                List.of(List.of(
                        "S1", "J18.9:-", "core", "core: 4-character diagnosis + main procedure", 2011, 1, 2010)));
        final long scores = tables.append(
                CaseScoreTable.CONTRACT,
                List.of(Arrays.asList(
                        "S1",
                        "H001",
                        "310",
                        "3",
                        "J18.9:-",
                        900_000L,
                        630_000L,
                        points("512.2500"),
                        points("1.0000"),
                        450_000L,
                        "normal",
                        false,
                        points("512.2500"),
                        1,
                        2010,
                        "age",
                        "1-6y",
                        points("1.2500"))));
        final long values = tables.append(
                PointValueTable.CONTRACT,
                List.of(Arrays.asList(
                        2010,
                        1,
                        "310",
                        300_000_000L,
                        1L,
                        900_000L,
                        700_000L,
                        points("0.777778").setScale(6),
                        points("275800.0000"),
                        null,
                        new BigDecimal("10.877447"))));
        final long institutions = tables.append(
                AnnualSettlementTable.CONTRACT,
                List.of(
                        List.of(
                                2010,
                                1,
                                "H001",
                                "310",
                                "3",
                                1L,
                                0L,
                                0L,
                                0L,
                                900_000L,
                                700_000L,
                                points("512.2500"),
                                187_614_213L),
                        List.of(
                                2010,
                                1,
                                "H002",
                                "310",
                                "2",
                                1L,
                                0L,
                                0L,
                                0L,
                                900_000L,
                                700_000L,
                                points("312.2500"),
                                112_385_787L)));
        final long payments = tables.append(
                AnnualSettlementCaseTable.CONTRACT,
                List.of(List.of("S1", "H001", "310", points("512.2500"), 557_197L, 1, 2010)));
        final long cases = tables.append(SettledCaseTable.CONTRACT, List.of(settledCase()));
        tables.publish("ingest", 1, "published", versions("settled_case", cases));
        tables.publish(
                "settlement:2010",
                1,
                "draft",
                versions(
                        "case_group",
                        groups,
                        "case_score",
                        scores,
                        "point_value",
                        values,
                        "annual_settlement",
                        institutions,
                        "annual_settlement_case",
                        payments));
    }

    private static void supervision(final TableFixture tables) {
        final long values = tables.append(
                IndicatorValueTable.CONTRACT,
                List.of(
                        List.of(
                                "readmission_30_any",
                                "region",
                                "all",
                                "2010",
                                six("12"),
                                six("100"),
                                six("0.12"),
                                "evaluated"),
                        List.of(
                                "readmission_7_any",
                                "region",
                                "all",
                                "2010",
                                six("3"),
                                six("100"),
                                six("0.03"),
                                "evaluated"),
                        Arrays.asList("cmi", "region", "all", "2010", null, null, null, "not_evaluable")));
        final long leads = tables.append(
                LeadTable.CONTRACT,
                List.of(List.of(
                        "L1",
                        "split_admission",
                        "1",
                        "2010",
                        "H001",
                        2L,
                        1_200_000L,
                        900_000L,
                        "同一机构 15 天内再次入院",
                        "no fee items",
                        "open")));
        final long stays = tables.append(
                LeadCaseTable.CONTRACT,
                List.of(
                        List.of(
                                "L1",
                                "2010",
                                2,
                                "S2",
                                "H001",
                                LocalDate.of(2010, 3, 9),
                                LocalDate.of(2010, 3, 12),
                                "J18.9",
                                400_000L),
                        List.of(
                                "L1",
                                "2010",
                                1,
                                "S1",
                                "H001",
                                LocalDate.of(2010, 3, 1),
                                LocalDate.of(2010, 3, 5),
                                "J18.9",
                                800_000L)));
        tables.publish(
                "indicator:2010",
                1,
                "published",
                versions("indicator_value", values, "lead", leads, "lead_case", stays));
    }

    private static List<Object> settledCase() {
        final List<Object> values = new ArrayList<>();
        SettledCaseTable.CONTRACT
                .fields()
                .forEach(field -> values.add(
                        switch (field.type().kind()) {
                            case STRING -> "x";
                            case INT -> 1;
                            case LONG -> 1L;
                            case BOOLEAN -> true;
                            case DATE -> LocalDate.of(2010, 3, 1);
                            case STRING_ARRAY -> List.of("I10", "E11.9");
                            case DECIMAL, TIMESTAMP -> null;
                        }));
        values.set(SettledCaseTable.CONTRACT.fields().indexOf(SettledCaseTable.SETTLEMENT_ID), "S1");
        values.set(SettledCaseTable.CONTRACT.fields().indexOf(SettledCaseTable.DISCHARGE_YEAR), 2010);
        values.set(SettledCaseTable.CONTRACT.fields().indexOf(SettledCaseTable.PRINCIPAL_DIAGNOSIS), "J18.900");
        return values;
    }

    private static BigDecimal points(final String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal six(final String text) {
        return new BigDecimal(text).setScale(6);
    }

    static String versions(final Object... tablesAndVersions) {
        final StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < tablesAndVersions.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(tablesAndVersions[i])
                    .append("\":");
            json.append(tablesAndVersions[i + 1]);
        }
        return json.append('}').toString();
    }
}
