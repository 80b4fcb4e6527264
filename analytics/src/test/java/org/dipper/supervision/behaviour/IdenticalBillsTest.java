package org.dipper.supervision.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.FlaggedCaseTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Identical bills")
class IdenticalBillsTest {
    private static final IdenticalBills RULE = new IdenticalBills(BehaviourPolicy.DEFAULT.identicalBills());

    @Test
    void areALeadFromThreePersonsOn() {
        final List<CaseRow> rows = bills(3);
        final List<Row> found = found(rows);

        assertThat(found).extracting(row -> row.getAs("settlement_id")).containsExactly("S1", "S2", "S3");
        assertThat(found).extracting(row -> row.getAs("sequence")).containsExactly(1, 2, 3);
        assertThat(found.get(0).<String>getAs("lead_id")).matches("identical_bills:H1:202402:[0-9a-f]{16}");
        assertThat(found.get(0).<java.math.BigDecimal>getAs("strength")).isEqualByComparingTo("0.9");
        assertThat(found.get(0).<String>getAs("summary"))
                .isEqualTo("3 bills of 3 persons agree in total, parts, payments, days and codes.");
        assertThat(RULE.apply(CaseRow.cases(rows)).columns())
                .containsExactlyElementsOf(FlaggedCaseTable.CONTRACT.columnNames());
        assertThat(found(bills(2))).isEmpty();
    }

    @Test
    void differWhereOnePartDiffers() {
        assertThat(changed("drug_cost_fen", 199_999L)).isEmpty();
        assertThat(changed("consumable_cost_fen", null)).isEmpty();
        assertThat(changed("surgery_cost_fen", 1L)).isEmpty();
        assertThat(changed("person_pay_fen", 1L)).isEmpty();
        assertThat(changed("fund_pay_fen", 1L)).isEmpty();
        assertThat(changed("stay_days", 9)).isEmpty();
        assertThat(changed("principal_diagnosis", "J18.8")).isEmpty();
        assertThat(changed("other_diagnoses", List.of("I10"))).isEmpty();
        assertThat(changed("main_procedure", "96.0700")).isEmpty();
        assertThat(changed("discharge_month", 202403)).isEmpty();
        assertThat(changed("institution_code", "H2")).isEmpty();
        assertThat(changed("group_code", null)).isEmpty();
        // What is no part of the bill may differ.
        assertThat(changed("discharge_department", "B01")).hasSize(3);
    }

    @Test
    void areOfDifferentPersons() {
        assertThat(found(bills(3).stream().map(row -> row.ofPerson(1)).toList()))
                .isEmpty();
    }

    @Test
    void agreeWhateverTheOrderOfTheirCodes() {
        final List<CaseRow> rows = bills(3);
        rows.set(0, rows.get(0).with("other_diagnoses", List.of("I10", "E11.9")));
        rows.set(1, rows.get(1).with("other_diagnoses", List.of("E11.9", "I10")));
        rows.set(2, rows.get(2).with("other_diagnoses", List.of("I10", "E11.9")));

        assertThat(found(rows)).hasSize(3);
    }

    @Test
    void areNotComparedWhereTooFewPartsAreKnown() {
        final List<CaseRow> one = bills(3).stream()
                .map(row -> row.with("drug_cost_fen", null)
                        .with("consumable_cost_fen", null)
                        .with("treatment_cost_fen", null)
                        .with("surgery_cost_fen", null))
                .toList();

        assertThat(found(one)).isEmpty();
        assertThat(found(one.stream().map(row -> row.with("drug_cost_fen", 5L)).toList()))
                .hasSize(3);
    }

    @Test
    void speakLessWhereTheTotalIsRound() {
        final List<Row> round = found(bills(3).stream()
                .map(row -> row.with("total_cost_fen", 990_000L))
                .toList());

        assertThat(round.get(0).<java.math.BigDecimal>getAs("strength")).isEqualByComparingTo("0.4");
        assertThat(round.get(0).<String>getAs("summary")).endsWith("; the total is a round sum.");
    }

    private static List<Row> changed(final String part, final Object value) {
        final List<CaseRow> rows = bills(3);
        rows.set(1, rows.get(1).with(part, value));
        return found(rows);
    }

    private static List<CaseRow> bills(final int count) {
        final List<CaseRow> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.add(CaseRow.of("S" + i).ofPerson(i).with("total_cost_fen", 987_654L));
        }
        return rows;
    }

    private static List<Row> found(final List<CaseRow> rows) {
        return RULE.apply(CaseRow.cases(rows)).orderBy("settlement_id").collectAsList();
    }
}
