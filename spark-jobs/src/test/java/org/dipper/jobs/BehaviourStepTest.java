package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.dipper.errors.DipperException;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The step of behaviour")
class BehaviourStepTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 5);

    @Test
    void runsEveryRuleAndMonitorAndShowsNoPerson() {
        final Dataset<Row> cases = year();
        final BehaviourStep.Found found =
                step(BehaviourPolicy.DEFAULT).apply(cases, Optional.of(new ReadmissionPairs("2024").apply(cases)));
        final List<Row> leads = found.leads().collectAsList();
        final List<Row> leadCases = found.leadCases().collectAsList();
        final List<Row> indicators = found.indicators().collectAsList();

        assertThat(found.leads().columns()).containsExactlyElementsOf(LeadTable.CONTRACT.columnNames());
        assertThat(found.leadCases().columns()).containsExactlyElementsOf(LeadCaseTable.CONTRACT.columnNames());
        assertThat(found.indicators().columns()).containsExactlyElementsOf(IndicatorValueTable.CONTRACT.columnNames());
        final Map<String, Row> byId = new HashMap<>();
        leads.forEach(lead -> assertThat(byId.put(lead.getAs("lead_id"), lead))
                .as("a lead stands once")
                .isNull());
        assertThat(byId)
                .containsKeys(
                        "low_standard_admission:H1:2024-Q1",
                        "over_long_stay:H2:2024-Q1",
                        "bulk_admission:H3:B0-0",
                        "bulk_admission_day:H4:2024-02-01:2024-02-06:K29");
        assertThat(byId.keySet()).anyMatch(id -> id.startsWith("identical_bills:H5:202401:"));
        // The sum of the cases is the lead's, and each case stands in its lead once.
        for (final Row lead : leads) {
            assertThat(leadCases.stream()
                            .filter(row -> row.getAs("lead_id").equals(lead.getAs("lead_id")))
                            .map(row -> row.<String>getAs("settlement_id"))
                            .distinct()
                            .count())
                    .as(lead.<String>getAs("lead_id"))
                    .isEqualTo(lead.<Long>getAs("case_count"));
            assertThat(lead.<String>getAs("parameters")).isNotEmpty();
            assertThat(lead.<String>getAs("not_checked_zh")).isNotEmpty();
            assertThat(lead.<String>getAs("evidence")).isNotEmpty();
        }
        final Row low = byId.get("low_standard_admission:H1:2024-Q1");
        assertThat(low.<Long>getAs("case_count")).isEqualTo(6);
        // Six cases of 50 points at 1,000 fen.
        assertThat(low.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("300");
        assertThat(low.<Long>getAs("fund_at_stake_fen")).isEqualTo(300_000);
        assertThat(indicators)
                .extracting(row -> row.getAs("indicator"))
                .contains("bunching_0_5", "transfer_out_oe", "over_long_score", "person_pay_rise");
        for (final Row row : indicators) {
            assertThat(row.toString()).doesNotContain("77770");
        }
        assertThat(leads.toString() + leadCases).doesNotContain("77770");
    }

    @Test
    void refusesAGraphThatIsTooLarge() {
        final BehaviourPolicy usual = BehaviourPolicy.DEFAULT;
        final BehaviourPolicy.BulkAdmission bulk = usual.bulkAdmission();
        final BehaviourPolicy narrow = new BehaviourPolicy(
                usual.leastGroupCases(),
                usual.lowStandard(),
                usual.overLong(),
                usual.abnormalCost(),
                usual.insufficientService(),
                usual.bunching(),
                usual.dumping(),
                new BehaviourPolicy.BulkAdmission(
                        bulk.toleranceDays(),
                        bulk.leastOccasions(),
                        bulk.leastCyclicOccasions(),
                        bulk.cyclicInstitutions(),
                        bulk.windowDays(),
                        bulk.mostPerDay(),
                        bulk.core(),
                        // Four persons who met one another are six links.
                        5,
                        bulk.excludedDiagnoses(),
                        bulk.excludedProcedures(),
                        bulk.leastSameDay()),
                usual.identicalBills(),
                usual.scores());
        assertThatThrownBy(() -> step(narrow).apply(year(), Optional.empty()))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("more than 5 pairs");
    }

    private static BehaviourStep step(final BehaviourPolicy policy) {
        return new BehaviourStep("2024", policy, AuxiliaryCodeLists.none(), (name, rows) -> rows.localCheckpoint());
    }

    private static Dataset<Row> year() {
        final List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            cases.add(one("U" + i, "H" + (1 + i % 6), 100 + i, i % 60, 10, 1_000_000L + i * 1000, "J18.9"));
        }
        for (int i = 0; i < 6; i++) {
            cases.add(one("L" + i, "H1", 300 + i, i * 3, 2, 200_000L + i * 1001, "J18.9"));
            cases.add(one("V" + i, "H2", 400 + i, i * 3, 55, 1_200_000L + i * 1001, "J18.9"));
        }
        for (int person = 0; person < 4; person++) {
            cases.add(one("B0-" + person, "H3", 500 + person, 7, 5, 700_000L + person * 313, "M54.5"));
            cases.add(one("B1-" + person, "H3", 500 + person, 60, 5, 800_000L + person * 717, "M54.5"));
        }
        for (int person = 0; person < 9; person++) {
            cases.add(one("D" + person, "H4", 600 + person, 27, 5, 650_000L + person * 411, "K29.7"));
        }
        for (int person = 0; person < 3; person++) {
            cases.add(one("I" + person, "H5", 700 + person, 9 + person, 6, 555_555L, "E11.9"));
        }
        final List<Row> rows = new ArrayList<>();
        final var schema = Columns.schema(SupervisedCaseTable.CONTRACT);
        for (final Map<String, Object> one : cases) {
            rows.add(RowFactory.create(
                    List.of(schema.fieldNames()).stream().map(one::get).toArray()));
        }
        return SparkSessions.shared().createDataFrame(rows, schema);
    }

    private static Map<String, Object> one(
            final String id,
            final String institution,
            final long person,
            final int from,
            final int days,
            final long costFen,
            final String diagnosis) {
        final Map<String, Object> row = new HashMap<>();
        final LocalDate admission = DAY.plusDays(from);
        final LocalDate discharge = admission.plusDays(days);
        row.put("settlement_id", id);
        row.put("stay_id", id);
        row.put("person_key_high", 777_700_000L + person);
        row.put("person_key_low", 777_701_000L + person);
        row.put("institution_code", institution);
        row.put("institution_key", 1L);
        row.put("hospital_level", "2");
        row.put("insurance_pool", "310");
        row.put("sex", "1");
        row.put("age_years", 50);
        row.put("admission_date", admission);
        row.put("discharge_date", discharge);
        row.put("stay_days", days);
        row.put("admission_way", "2");
        row.put("discharge_way", "1");
        row.put("discharge_department", "A03");
        row.put("total_cost_fen", costFen);
        row.put("fund_pay_fen", costFen / 2);
        row.put("person_pay_fen", costFen / 4);
        row.put("drug_cost_fen", costFen / 5);
        row.put("surgery_cost_fen", 0L);
        row.put("principal_diagnosis", diagnosis);
        row.put("other_diagnoses", List.of());
        row.put("other_procedures", List.of());
        row.put("diagnosis_category_key", diagnosis.hashCode());
        row.put("diagnosis_subcategory_key", diagnosis.hashCode());
        row.put("main_procedure_key", 0L);
        row.put("procedure_attribute", 1);
        row.put("discharge_month", discharge.getYear() * 100 + discharge.getMonthValue());
        row.put("ingest_id", "i");
        row.put("discharge_year", discharge.getYear());
        row.put("group_code", diagnosis.substring(0, 3));
        row.put("group_type", "core");
        row.put("rw", new BigDecimal("50.0000"));
        row.put("institution_coefficient", new BigDecimal("1.0000"));
        row.put("case_score", new BigDecimal("50.0000"));
        row.put("point_value_fen", new BigDecimal("1000.000000"));
        return row;
    }
}
