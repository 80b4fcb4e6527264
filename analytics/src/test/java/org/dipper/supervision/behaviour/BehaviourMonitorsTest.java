package org.dipper.supervision.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Monitors of behaviour")
class BehaviourMonitorsTest {
    @Test
    void compareWhatCrowdsAboveAThresholdWithPeers() {
        final List<CaseRow> rows = new ArrayList<>();
        // H1: 30 of 40 just above 0.5; its peers H2 and H3: 50 of 100. Another level is no peer.
        at(rows, "H1", 30, "0.5");
        at(rows, "H1", 10, "0.475");
        at(rows, "H2", 50, "0.524999");
        at(rows, "H3", 50, "0.499999");
        at(rows, "H3", 7, "0.474999");
        at(rows, "H3", 7, "0.525");
        at(rows, "H9", 40, "0.5");
        rows.replaceAll(row -> row.get("institution_code").equals("H9") ? row.with("hospital_level", "3") : row);
        final Map<String, Row> found = monitors(rows, true, true);

        assertThat(numbers(found, "bunching_0_5/H1")).containsExactly("30", "40", "0.75");
        assertThat(numbers(found, "bunching_0_5_peers/H1")).containsExactly("50", "100", "0.5");
        // (30 x 100 - 40 x 50)^2 x 140 / (40 x 100 x 80 x 60) = 7.2917
        assertThat(found.get("bunching_0_5_z/H1").<BigDecimal>getAs("value").doubleValue())
                .isEqualTo(Math.sqrt(140e6 / 19.2e6), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(numbers(found, "bunching_0_5_z/H1").get(0)).isEqualTo("10");
        assertThat(numbers(found, "bunching_0_5_signal/H1").get(2)).isEqualTo("0");
        assertThat(found.get("bunching_0_5_z/H2").<BigDecimal>getAs("value")).isPositive();
        assertThat(found.get("bunching_0_5_z/H3").<BigDecimal>getAs("value")).isNegative();
        assertThat(numbers(found, "bunching_0_5_signal/H3").get(2)).isEqualTo("1");
        assertThat(state(found, "bunching_0_5_z/H9")).isEqualTo("too_few_cases");
        assertThat(state(found, "bunching_2_0/H1")).isEqualTo("no_cases");
    }

    @Test
    void signalOnlyBeyondTheLimitAndNotAtIt() {
        // k = 33, n = 50; K = 33, N = 100: (33 x 100 - 50 x 33)^2 x 150 = 408375000; 50 x 100 x 66 x 84 = 27720000.
        final List<CaseRow> rows = new ArrayList<>();
        at(rows, "H1", 33, "1.0");
        at(rows, "H1", 17, "0.99");
        at(rows, "H2", 33, "1.0");
        at(rows, "H2", 67, "0.99");
        // z^2 = 14.7321..., z = 3.838238...
        assertThat(signal(rows, "3.83")).isEqualTo("1");
        assertThat(signal(rows, "3.84")).isEqualTo("0");
        // z = 4 exactly: k = n = 8 of 8, K = 0 of 8: (64)^2 x 16 = 65536 = 4^2 x 64 x 8 x 8.
        final List<CaseRow> exact = new ArrayList<>();
        at(exact, "H1", 8, "1.0");
        at(exact, "H2", 8, "0.99");
        assertThat(signal(exact, "4")).isEqualTo("0");
        assertThat(signal(exact, "3.99")).isEqualTo("1");
    }

    @Test
    void seeTheHazardOfDischargeAtTheStandard() {
        final List<CaseRow> rows = new ArrayList<>();
        at(rows, "H1", 10, "0.699999");
        at(rows, "H1", 20, "0.7");
        at(rows, "H1", 30, "0.9");
        at(rows, "H1", 50, "1.1");
        final Map<String, Row> found = monitors(rows, true, true);

        assertThat(numbers(found, "discharge_hazard_before_standard/H1")).containsExactly("20", "100", "0.2");
        assertThat(numbers(found, "discharge_hazard_at_standard/H1")).containsExactly("30", "80", "0.375");
    }

    @Test
    void seeStaysOfExactMultiples() {
        final List<CaseRow> rows = new ArrayList<>();
        for (final int days : new int[] {13, 14, 15, 15, 16, 17, 29, 30, 31, 1, 2}) {
            rows.add(CaseRow.of("S" + rows.size()).days(days));
        }
        // 14, 15, 15, 16, 29, 30, 31 count; 1 is no neighbour of a multiple.
        assertThat(numbers(monitors(rows, true, true), "stay_at_package_days/H1")
                        .subList(0, 2))
                .containsExactly("3", "7");
    }

    @Test
    void expectOfAnInstitutionWhatItsGroupsHave() {
        final List<CaseRow> rows = new ArrayList<>();
        // G1: H1 4 of 10 transferred, H2 1 of 10; G2: H1 0 of 5, H2 1 of 5. Expected of H1: 10 x 5/20 + 5 x 1/10 = 3.
        ways(rows, "H1", "G1", 4, 6);
        ways(rows, "H2", "G1", 1, 9);
        ways(rows, "H1", "G2", 0, 5);
        ways(rows, "H2", "G2", 1, 4);
        final Map<String, Row> found = monitors(rows, true, true);

        assertThat(numbers(found, "transfer_out_oe/H1")).containsExactly("4", "3", "1.333333");
        assertThat(numbers(found, "transfer_out_oe/H2")).containsExactly("2", "3", "0.666667");
        // Only those who arrived elsewhere at once: two of H1's four.
        assertThat(numbers(found, "transfer_out_arrived_oe/H1").get(0)).isEqualTo("2");
        assertThat(state(found, "against_advice_oe/H1")).isEqualTo("no_cases");
    }

    @Test
    void seeADeficitOfSevereCases() {
        final List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(CaseRow.of("S" + i).in(i < 10 ? "H1" : "H2").with("comorbidity_band", i == 0 || i > 14 ? 3 : 2));
        }
        final Map<String, Row> found = monitors(rows, true, true);

        assertThat(numbers(found, "severe_mix_deficit/H1")).containsExactly("1", "3", "0.333333");
    }

    @Test
    void sayWhatTheInputsCannotTell() {
        final Map<String, Row> found = monitors(List.of(CaseRow.of("S1")), false, false);

        assertThat(state(found, "outpatient_around_stay_oe/all")).isEqualTo("not_evaluable: no outpatient data");
        assertThat(state(found, "severe_mix_deficit/all"))
                .isEqualTo("not_evaluable: the comorbidity dictionary is not loaded");
        assertThat(state(found, "transfer_out_arrived_oe/all")).isEqualTo("not_evaluable: no pairs of stays");
        assertThat(state(found, "second_admission_score/all")).isEqualTo("not_evaluable: no pairs of stays");
        assertThat(found).doesNotContainKeys("severe_mix_deficit/H1", "second_admission_score/H1");
        assertThat(found.get("outpatient_around_stay_oe/all").<BigDecimal>getAs("value"))
                .isNull();
    }

    @Test
    void sayHowMuchFundStandsInAbnormalCosts() {
        final Map<String, Row> found = monitors(
                List.of(
                        CaseRow.of("A").with("cost_ratio", "0.499999").with("fund_pay_fen", 100L),
                        CaseRow.of("B").with("cost_ratio", "0.5").with("fund_pay_fen", 200L),
                        CaseRow.of("C").with("cost_ratio", "2.000001").with("fund_pay_fen", 500L),
                        CaseRow.of("D").with("cost_ratio", null).with("fund_pay_fen", 900L)),
                true,
                true);

        assertThat(numbers(found, "low_cost_fund_share/H1")).containsExactly("100", "800", "0.125");
        assertThat(numbers(found, "high_cost_fund_share/H1")).containsExactly("500", "800", "0.625");
    }

    @Test
    void seePersonsPayMoreAsThePeriodGoesOn() {
        final List<CaseRow> rows = List.of(
                pays("A", 202311, 1000, 200),
                pays("B", 202312, 1000, 200),
                pays("C", 202401, 1000, 300),
                pays("D", 202402, 1000, 400),
                CaseRow.of("E").with("person_pay_fen", null));
        final Map<String, Row> found = monitors(rows, true, true);

        assertThat(numbers(found, "person_pay_share/H1")).containsExactly("1100", "4000", "0.275");
        assertThat(numbers(found, "person_pay_rise/H1")).containsExactly("0.35", "0.2", "1.75");
    }

    @Test
    void scoreViolationsWithoutTheBugsOfOthers() {
        final BehaviourPolicy.Scores policy = BehaviourPolicy.DEFAULT.scores();
        final ViolationScores scores = new ViolationScores(policy, true);
        final CaseRow plain = CaseRow.of("plain")
                .with("cost_ratio", "1")
                .with("stay_ratio", "1")
                .with("group_mortality", "0.01");
        final Map<String, Row> found = new HashMap<>();
        CaseRow.facts(List.of(
                        plain,
                        plain.with("settlement_id", "later stay")
                                .with("since_days", 31)
                                .with("since_same", 1),
                        plain.with("settlement_id", "other disease")
                                .with("since_days", 0)
                                .with("since_same", 0),
                        plain.with("settlement_id", "a month and more")
                                .with("since_days", 32)
                                .with("since_same", 1),
                        // The stay that is followed by another one is no second admission.
                        plain.with("settlement_id", "earlier stay").with("return_days", 3),
                        // Twenty days are long only where the group's stay is short.
                        plain.with("settlement_id", "long beside group")
                                .days(20)
                                .with("stay_ratio", "3.1"),
                        plain.with("settlement_id", "as long as its group")
                                .days(20)
                                .with("stay_ratio", "1.5"),
                        plain.with("settlement_id", "died of little")
                                .with("discharge_way", "5")
                                .with("group_mortality", "0.049999"),
                        plain.with("settlement_id", "died of much")
                                .with("discharge_way", "5")
                                .with("group_mortality", "0.05"),
                        plain.with("settlement_id", "cheap").with("cost_ratio", "0.45"),
                        plain.with("settlement_id", "gaps")
                                .with("sex", null)
                                .with("admission_way", null)
                                .with("surgery_cost_fen", null)))
                .select(
                        org.apache.spark.sql.functions.col("settlement_id"),
                        ViolationScores.recordQuality().as("record"),
                        scores.secondAdmission().as("second"),
                        scores.lowStandard().as("low"),
                        scores.overLong().as("long"),
                        scores.deathRisk().as("death"))
                .collectAsList()
                .forEach(row -> found.put(row.getString(0), row));

        assertThat(scores(found, "second"))
                .containsOnly(Map.entry("later stay", 10_000), Map.entry("other disease", 5_000));
        assertThat(scores(found, "long")).containsOnly(Map.entry("long beside group", 10_000));
        assertThat(scores(found, "death")).containsOnly(Map.entry("died of little", 10_000));
        assertThat(scores(found, "low")).containsOnly(Map.entry("cheap", 7_000));
        // Two of five checks fail; two cannot be made.
        assertThat(scores(found, "record")).containsOnly(Map.entry("gaps", 4_000));
    }

    @Test
    void haveAMeaningEachInTheCatalogue() {
        final List<String> known = new ArrayList<>();
        BehaviourCatalogue.all(BehaviourPolicy.DEFAULT).forEach(definition -> known.add(definition.id()));
        final List<String> computed = new ArrayList<>();
        monitors(List.of(CaseRow.of("S1")), true, true)
                .keySet()
                .forEach(key -> computed.add(key.substring(0, key.indexOf('/'))));

        assertThat(known).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(computed);
    }

    private static Map<String, Integer> scores(final Map<String, Row> found, final String score) {
        final Map<String, Integer> above = new HashMap<>();
        found.forEach((id, row) -> {
            final int units = row.<Number>getAs(score).intValue();
            if (units > 0) {
                above.put(id, units);
            }
        });
        return above;
    }

    private static CaseRow pays(final String id, final int month, final long cost, final long pay) {
        return CaseRow.of(id)
                .with("discharge_month", month)
                .with("total_cost_fen", cost)
                .with("person_pay_fen", pay);
    }

    private static void at(final List<CaseRow> rows, final String institution, final int count, final String ratio) {
        for (int i = 0; i < count; i++) {
            rows.add(CaseRow.of("S" + rows.size()).in(institution).with("standard_ratio", ratio));
        }
    }

    private static void ways(
            final List<CaseRow> rows, final String institution, final String group, final int out, final int home) {
        for (int i = 0; i < out + home; i++) {
            rows.add(CaseRow.of("S" + rows.size())
                    .in(institution)
                    .with("group_code", group)
                    .with("discharge_way", i < out ? "2" : "1")
                    .with("elsewhere_days", i < out ? (i % 2) * 2 : null));
        }
    }

    private static String signal(final List<CaseRow> rows, final String limit) {
        final PeerShares.Share share = new PeerShares.Share(
                "x",
                org.apache.spark.sql.functions.lit(true),
                org.apache.spark.sql.functions.col("standard_ratio").geq(org.apache.spark.sql.functions.lit(1)));
        return new PeerShares("2024", List.of(share), new BigDecimal(limit), 5)
                .apply(CaseRow.facts(rows))
                .where("indicator = 'x_signal' AND subject = 'H1'")
                .first()
                .<BigDecimal>getAs("value")
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Map<String, Row> monitors(
            final List<CaseRow> rows, final boolean hasPairs, final boolean hasComorbidity) {
        final Map<String, Row> found = new HashMap<>();
        final var values = new BehaviourMonitors("2024", BehaviourPolicy.DEFAULT, hasPairs, hasComorbidity)
                .apply(CaseRow.facts(rows));
        assertThat(values.columns()).containsExactlyElementsOf(IndicatorValueTable.CONTRACT.columnNames());
        values.collectAsList().forEach(row -> {
            final Row before = found.put(row.getAs("indicator") + "/" + row.getAs("subject"), row);
            assertThat(before).as("an indicator and subject stands once").isNull();
        });
        return found;
    }

    private static String state(final Map<String, Row> found, final String key) {
        return found.get(key).getAs("state");
    }

    private static List<String> numbers(final Map<String, Row> found, final String key) {
        final Row row = found.get(key);
        return List.of(number(row, "numerator"), number(row, "denominator"), number(row, "value"));
    }

    private static String number(final Row row, final String column) {
        final BigDecimal number = row.getAs(column);
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }
}
