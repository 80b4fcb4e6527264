package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Leads of flagged cases")
class LeadsTest {
    private static final LeadRule RULE = new LeadRule(
            "long_stay",
            "2",
            "Over-long stay",
            "超长住院",
            "default of this tool",
            Map.of("times_mean", "3", "days", "60"),
            new LeadRule.Text("bed-day groups", "床日病种"),
            new LeadRule.Text("medical need", "医疗必要性"));

    @Test
    void addUpTheirCasesAndSayWhatTheRuleSaw() {
        final Row lead = new Leads("2024", RULE)
                .apply(flagged("('L1', 1, 'A', 1000, 600, 0.4, 12.5, 300), ('L1', 2, 'B', 500, 300, 0.9, 2.5, 100)"))
                .head();

        assertThat(lead.<Long>getAs("case_count")).isEqualTo(2);
        assertThat(lead.<Long>getAs("total_cost_fen")).isEqualTo(1500);
        assertThat(lead.<Long>getAs("fund_pay_fen")).isEqualTo(900);
        assertThat(lead.<BigDecimal>getAs("strength")).isEqualByComparingTo("0.9");
        assertThat(lead.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("15");
        assertThat(lead.<Long>getAs("fund_at_stake_fen")).isEqualTo(400);
        assertThat(lead.<BigDecimal>getAs("priority")).isEqualByComparingTo("360");
        assertThat(lead.<String>getAs("parameters")).isEqualTo("days=60; times_mean=3");
        assertThat(lead.<String>getAs("evidence")).isEqualTo("found A");
        assertThat(lead.<String>getAs("not_checked")).isEqualTo("medical need");
        assertThat(lead.<String>getAs("exclusions_checked_zh")).isEqualTo("床日病种");
    }

    @Test
    void knowNoMoneyWhereNoCaseKnowsIt() {
        final Row lead = new Leads("2024", RULE)
                .apply(flagged("('L1', 1, 'A', 1000, 600, 0.4, NULL, NULL)"))
                .head();

        assertThat(lead.isNullAt(lead.fieldIndex("fund_at_stake_fen"))).isTrue();
        assertThat(lead.isNullAt(lead.fieldIndex("priority"))).isTrue();
    }

    @Test
    void keepEveryCase() {
        assertThat(new Leads("2024", RULE)
                        .cases(flagged("('L1', 1, 'A', 1, 1, 0.4, 1.0, 1), ('L2', 1, 'B', 1, 1, 0.4, 1.0, 1)"))
                        .collectAsList())
                .extracting(row -> row.getAs("lead_id"), row -> row.getAs("settlement_id"))
                .containsExactlyInAnyOrder(tuple("L1", "A"), tuple("L2", "B"));
    }

    @Test
    void areMadeOfCasesWhoseScoresAndPointValuesMayBeUnknown() {
        final Dataset<Row> cases = Stay.cases(List.of(Stay.of("A", 1, 5), Stay.of("B", 8, 9)));
        final Dataset<Row> all = Columns.withAbsent(SettledCaseTable.CONTRACT.fields(), cases)
                .withColumn("insurance_pool", functions.lit("310"));

        assertThat(new SupervisedCases(Map.of("310", new BigDecimal("8.5")), Optional.empty())
                        .apply(all)
                        .collectAsList())
                .extracting(row -> row.getAs("settlement_id"), row -> row.getAs("point_value_fen"))
                .containsExactlyInAnyOrder(
                        tuple("A", new BigDecimal("8.500000")), tuple("B", new BigDecimal("8.500000")));
    }

    private static Dataset<Row> flagged(final String values) {
        return SparkSessions.shared()
                .sql(
                        "SELECT 'long_stay' rule, lead_id, 'institution' subject_type, 'H1' subject, 'H1' lead_institution,"
                                + " sequence, settlement_id, 'H1' institution_code, date'2024-01-01' admission_date,"
                                + " date'2024-01-09' discharge_date, 'I21.9' principal_diagnosis, total_cost_fen, fund_pay_fen,"
                                + " 'G1' group_code, CAST(strength AS DECIMAL(18,6)) strength,"
                                + " CAST(excess_points AS DECIMAL(28,4)) excess_points,"
                                + " CAST(fund_at_stake_fen AS BIGINT) fund_at_stake_fen,"
                                + " concat('found ', settlement_id) finding, '发现' finding_zh,"
                                + " CAST(NULL AS STRING) summary, CAST(NULL AS STRING) summary_zh FROM VALUES " + values
                                + " AS t(lead_id, sequence, settlement_id, total_cost_fen, fund_pay_fen, strength,"
                                + " excess_points, fund_at_stake_fen)");
    }
}
