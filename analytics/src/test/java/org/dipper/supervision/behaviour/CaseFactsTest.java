package org.dipper.supervision.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts of a case")
class CaseFactsTest {
    @Test
    void compareItWithItsLevelOrWithTheWholeGroupWhereTheLevelIsSmall() {
        final List<CaseRow> rows = new ArrayList<>();
        // Level 2: 20 cases of 10,000; level 3: 19 of 20,000; mean of the group 580,000 / 39.
        add(rows, 20, "2", 1_000_000);
        add(rows, 19, "3", 2_000_000);
        rows.add(CaseRow.of("by the day").with("payment_path", "bed_day").days(300));
        rows.add(CaseRow.of("ungrouped").with("group_code", null));
        for (int i = 0; i < 19; i++) {
            rows.add(CaseRow.of("rare" + i).with("group_code", "G9"));
        }
        final Map<String, Row> facts = facts(rows, AuxiliaryCodeLists.none());

        assertThat(facts).hasSize(rows.size());
        assertThat(number(facts, "2-0", "cost_ratio")).isEqualTo("1.000000");
        // 2,000,000 x 39 / 58,000,000
        assertThat(number(facts, "3-20", "cost_ratio")).isEqualTo("1.344828");
        assertThat(number(facts, "3-20", "stay_ratio")).isEqualTo("1.000000");
        for (final String id : List.of("by the day", "ungrouped", "rare0")) {
            assertThat(number(facts, id, "cost_ratio")).as(id).isEqualTo("-");
            assertThat(number(facts, id, "stay_ratio")).as(id).isEqualTo("-");
            assertThat(number(facts, id, "robust_z")).as(id).isEqualTo("-");
        }
    }

    @Test
    void measureItsCostFromTheMedianOnALogarithmicScale() {
        final List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            // exp(13.005 + (i - 10) / 10): classes 1200 to 1400, ten apart; median 1300, median distance 50.
            rows.add(CaseRow.of("S" + i).costing((long) Math.exp(13.005 + (i - 10) / 10.0)));
        }
        final Map<String, Row> facts = facts(rows, AuxiliaryCodeLists.none());

        assertThat(number(facts, "S10", "robust_z")).isEqualTo("0.000000");
        // 100 / (50 x 1.4826)
        assertThat(number(facts, "S20", "robust_z")).isEqualTo("1.348982");
        assertThat(number(facts, "S0", "robust_z")).isEqualTo("-1.348982");
        final List<CaseRow> alike = new ArrayList<>();
        add(alike, 21, "2", 1_000_000);
        assertThat(number(facts(alike, AuxiliaryCodeLists.none()), "2-0", "robust_z"))
                .isEqualTo("-");
    }

    @Test
    void knowTheStandardFromPointsElseFromTheEditionElseFromThePeriod() {
        final List<CaseRow> rows = new ArrayList<>();
        add(rows, 20, "2", 1_000_000);
        final CaseRow scored = rows.get(0)
                .with("rw", "100")
                .with("institution_coefficient", "1.1")
                .with("auxiliary_coefficient", "1.2")
                .with("point_value_fen", "5000");
        rows.set(0, scored);
        rows.set(1, rows.get(1).with("group_mean_cost_fen", 800_000L));
        rows.set(
                2, rows.get(2).with("rw", "100").with("point_value_fen", "5000").with("group_mean_cost_fen", 500_000L));
        final Map<String, Row> facts = facts(rows, AuxiliaryCodeLists.none());

        // 100 x 1.1 x 1.2 x 5,000 = 660,000
        assertThat(number(facts, "2-0", "standard_ratio")).isEqualTo("1.515152");
        assertThat(number(facts, "2-0", "full_points")).isEqualTo("132.0000");
        assertThat(number(facts, "2-1", "standard_ratio")).isEqualTo("1.250000");
        assertThat(number(facts, "2-2", "standard_ratio")).isEqualTo("2.000000");
        assertThat(number(facts, "2-3", "standard_ratio")).isEqualTo("1.000000");
    }

    @Test
    void nameTheQuarterOfDischarge() {
        final Map<String, Row> facts = facts(
                List.of(
                        CaseRow.of("1").with("discharge_month", 202401),
                        CaseRow.of("3").with("discharge_month", 202403),
                        CaseRow.of("4").with("discharge_month", 202404),
                        CaseRow.of("12").with("discharge_month", 202412)),
                AuxiliaryCodeLists.none());

        assertThat(facts.get("1").<String>getAs("quarter")).isEqualTo("2024-Q1");
        assertThat(facts.get("3").<String>getAs("quarter")).isEqualTo("2024-Q1");
        assertThat(facts.get("4").<String>getAs("quarter")).isEqualTo("2024-Q2");
        assertThat(facts.get("12").<String>getAs("quarter")).isEqualTo("2024-Q4");
    }

    @Test
    void lookAheadForReturnsAndBackForTheStayBefore() {
        final List<Row> pairs = List.of(
                pair("A", "B", "H1", "H1", 5, true),
                pair("B", "C", "H1", "H2", 0, false),
                pair("C", "D", "H2", "H2", -2, true),
                pair("E", "F", "H1", "H1", 32, true));
        final Dataset<Row> cases = CaseRow.cases(List.of(
                CaseRow.of("A"), CaseRow.of("B"), CaseRow.of("C"), CaseRow.of("D"), CaseRow.of("E"), CaseRow.of("F")));
        final Map<String, Row> facts = new HashMap<>();
        new CaseFacts(BehaviourPolicy.DEFAULT, AuxiliaryCodeLists.none())
                .apply(
                        cases,
                        new GroupStatistics().apply(cases),
                        Optional.of(SparkSessions.shared()
                                .createDataFrame(pairs, Columns.schema(ReadmissionPairTable.CONTRACT))))
                .collectAsList()
                .forEach(row ->
                        assertThat(facts.put(row.getAs("settlement_id"), row)).isNull());

        assertThat(links(facts, "A")).containsExactly(5, null, null, null);
        assertThat(links(facts, "B")).containsExactly(0, 0, 5, 1);
        // Another institution is no second admission; the overlap is no return.
        assertThat(links(facts, "C")).containsExactly(null, null, null, null);
        assertThat(links(facts, "D")).containsExactly(null, null, null, null);
        assertThat(links(facts, "E")).containsExactly(null, null, null, null);
        assertThat(links(facts, "F")).containsExactly(null, null, null, null);
    }

    @Test
    void knowTheComorbidityBandWhereTheDictionaryIsLoaded() {
        final AuxiliaryCodeLists lists =
                AuxiliaryCodeLists.of(Map.of("I50", 2, "N18", 1, "C78", 6), List.of(), List.of());
        final List<CaseRow> rows = List.of(
                CaseRow.of("none").with("other_diagnoses", List.of("K29.7")),
                CaseRow.of("general").with("other_diagnoses", List.of("I50.9")),
                CaseRow.of("severe").with("other_diagnoses", List.of("I50.9", "N18.9")),
                CaseRow.of("very severe").with("other_diagnoses", List.of("C78.0")));

        final Map<String, Row> facts = facts(rows, lists);
        assertThat(facts.get("none").<Integer>getAs("comorbidity_band")).isEqualTo(1);
        assertThat(facts.get("general").<Integer>getAs("comorbidity_band")).isEqualTo(2);
        assertThat(facts.get("severe").<Integer>getAs("comorbidity_band")).isEqualTo(3);
        assertThat(facts.get("very severe").<Integer>getAs("comorbidity_band")).isEqualTo(4);
        assertThat(facts(rows, AuxiliaryCodeLists.none())
                        .get("none")
                        .isNullAt(facts.get("none").fieldIndex("comorbidity_band")))
                .isTrue();
    }

    @Test
    void holdNoPerson() {
        assertThat(CaseRow.facts(List.of()).columns())
                .doesNotContain("person_key_high", "person_key_low", "birth_date", "insured_area");
    }

    private static void add(final List<CaseRow> rows, final int count, final String level, final long cost) {
        for (int i = 0; i < count; i++) {
            rows.add(CaseRow.of(level + "-" + rows.size())
                    .with("hospital_level", level)
                    .costing(cost));
        }
    }

    private static Row pair(
            final String index,
            final String next,
            final String from,
            final String to,
            final int gap,
            final boolean same) {
        final LocalDate day = CaseRow.DAY;
        return RowFactory.create(
                "2024",
                index,
                next,
                from,
                to,
                day,
                day.plusDays(gap),
                gap,
                from.equals(to),
                same,
                gap < 0,
                gap >= 0,
                gap < 0 ? "overlap" : null);
    }

    private static List<Object> links(final Map<String, Row> facts, final String id) {
        final List<Object> links = new ArrayList<>();
        for (final String column : List.of("return_days", "elsewhere_days", "since_days", "since_same")) {
            links.add(facts.get(id).getAs(column));
        }
        return links;
    }

    private static Map<String, Row> facts(final List<CaseRow> rows, final AuxiliaryCodeLists lists) {
        final Dataset<Row> cases = CaseRow.cases(rows);
        final Map<String, Row> facts = new HashMap<>();
        new CaseFacts(BehaviourPolicy.DEFAULT, lists)
                .apply(cases, new GroupStatistics().apply(cases), Optional.empty())
                .collectAsList()
                .forEach(row -> facts.put(row.getAs("settlement_id"), row));
        return facts;
    }

    private static String number(final Map<String, Row> facts, final String id, final String column) {
        final BigDecimal number = facts.get(id).getAs(column);
        return number == null ? "-" : number.toPlainString();
    }
}
