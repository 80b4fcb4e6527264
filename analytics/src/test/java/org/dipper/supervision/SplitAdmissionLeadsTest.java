package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Split-admission leads")
class SplitAdmissionLeadsTest {
    @Test
    void nameThePairTheMoneyAndWhatWasFound() {
        final Row lead = leads(
                        Stay.of("A", 1, 5).costing(1_000), Stay.of("B", 8, 9).costing(500))
                .get(0);

        assertThat(lead.<String>getAs("lead_id")).isEqualTo("split_admission:A");
        assertThat(lead.<String>getAs("rule")).isEqualTo("split_admission");
        assertThat(lead.<String>getAs("institution_code")).isEqualTo("H1");
        assertThat(lead.<Long>getAs("case_count")).isEqualTo(2);
        assertThat(lead.<Long>getAs("total_cost_fen")).isEqualTo(1_500);
        assertThat(lead.<Long>getAs("fund_pay_fen")).isEqualTo(750);
        assertThat(lead.<String>getAs("evidence"))
                .isEqualTo("Admitted again to the same institution 3 days after discharge, with the same 3-character"
                        + " principal diagnosis I21.");
        assertThat(lead.<String>getAs("not_checked")).startsWith("planned return; emergency route; ");
        assertThat(lead.<String>getAs("state")).isEqualTo("open");
    }

    @Test
    void areRaisedForTheSameInstitutionAndDiseaseWithinTheDaysOnly() {
        assertThat(leads(Stay.of("A", 1, 5), Stay.of("B", 20, 21))).hasSize(1);
        assertThat(leads(Stay.of("A", 1, 5), Stay.of("B", 5, 6))).hasSize(1);
        assertThat(leads(Stay.of("A", 1, 5), Stay.of("B", 21, 22))).isEmpty();
        assertThat(leads(Stay.of("A", 1, 5), Stay.of("B", 8, 9).in("H2"))).isEmpty();
        assertThat(leads(Stay.of("A", 1, 5), Stay.of("B", 8, 9).with("J18.9"))).isEmpty();
        assertThat(leads(Stay.of("A", 1, 5), Stay.of("B", 4, 9))).isEmpty();
    }

    @Test
    void keepTheirStaysInOrderAlsoWhereAChainSharesOne() {
        final Dataset<Row> cases = Stay.cases(List.of(Stay.of("A", 1, 2), Stay.of("B", 4, 5), Stay.of("C", 7, 8)));

        assertThat(found(cases).cases().orderBy("lead_id", "sequence").collectAsList())
                .extracting(
                        row -> row.getAs("lead_id"), row -> row.getAs("sequence"), row -> row.getAs("settlement_id"))
                .containsExactly(
                        tuple("split_admission:A", 1, "A"),
                        tuple("split_admission:A", 2, "B"),
                        tuple("split_admission:B", 1, "B"),
                        tuple("split_admission:B", 2, "C"));
    }

    @Test
    void followTheirContracts() {
        final SplitAdmissionLeads.Found found = found(Stay.cases(List.of(Stay.of("A", 1, 2))));

        assertThat(found.leads().columns()).containsExactlyElementsOf(LeadTable.CONTRACT.columnNames());
        assertThat(found.cases().columns()).containsExactlyElementsOf(LeadCaseTable.CONTRACT.columnNames());
    }

    private static List<Row> leads(final Stay... stays) {
        return found(Stay.cases(List.of(stays))).leads().collectAsList();
    }

    private static SplitAdmissionLeads.Found found(final Dataset<Row> cases) {
        final Dataset<Row> pairs = new SplitAdmission(15).apply(new ReadmissionPairs("2010").apply(cases));
        return new SplitAdmissionLeads("2010").apply(pairs, cases);
    }
}
