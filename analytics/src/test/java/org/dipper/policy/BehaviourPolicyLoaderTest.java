package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The behaviour part of a policy")
class BehaviourPolicyLoaderTest {
    @Test
    void isTheDefaultWhereItSaysNothing() {
        assertThat(load("least_group_cases: 20")).isEqualTo(BehaviourPolicy.DEFAULT);
    }

    @Test
    void changesWhatItNamesAndNothingElse() {
        final BehaviourPolicy policy = load("""
                low_standard_admission:
                  short_stay_days: 2
                  low_risk_groups: [A01, A02]
                  weights: {short_stay: 0.5, low_cost: 0.5, no_operation_fee: 0, low_risk_group: 0, no_comorbidity: 0, no_emergency: 0}
                  gate: {least_cases: 9}
                over_long_stay:
                  stay_bands: [{above: 4, score: 1}, {above: 2.5, score: 0.5}]
                bunching: {thresholds: [0.4, 3], signal_z: 2.58}
                bulk_admission: {cyclic_institutions: [H7], excluded_diagnoses: [O, P]}
                identical_bills: {round_yuan: 50}
                """);

        final BehaviourPolicy usual = BehaviourPolicy.DEFAULT;
        assertThat(policy.lowStandard().shortStayDays()).isEqualTo(2);
        assertThat(policy.lowStandard().lowRiskGroups()).isEqualTo(Set.of("A01", "A02"));
        assertThat(policy.lowStandard().weights().lowCost()).isEqualByComparingTo("0.5");
        assertThat(policy.lowStandard().gate().leastCases()).isEqualTo(9);
        assertThat(policy.lowStandard().gate().leastShare())
                .isEqualTo(usual.lowStandard().gate().leastShare());
        assertThat(policy.overLong().stayBands()).hasSize(2);
        assertThat(policy.overLong().longDays()).isEqualTo(usual.overLong().longDays());
        assertThat(policy.bunching().thresholds()).containsExactly(new BigDecimal("0.4"), new BigDecimal("3"));
        assertThat(policy.bulkAdmission().excludedDiagnoses()).isEqualTo(List.of("O", "P"));
        assertThat(policy.identicalBills().roundFen()).isEqualTo(5_000);
        assertThat(policy.scores()).isEqualTo(usual.scores());
        assertThat(policy.abnormalCost()).isEqualTo(usual.abnormalCost());
    }

    @Test
    void standsInTheDocumentationAsItIs() throws Exception {
        final String page = Files.readString(Path.of(System.getProperty("dipper.root"), "docs", "behaviour.md"));
        final String yaml = page.substring(page.indexOf("```yaml") + 8, page.lastIndexOf("```"));
        final StrictYaml supervision = StrictYaml.parse("behaviour.md", yaml).part("supervision");

        assertThat(PolicyFingerprint.of(BehaviourPolicyLoader.load(supervision.part("behaviour"))))
                .isEqualTo(PolicyFingerprint.of(BehaviourPolicy.DEFAULT));
    }

    @Test
    void weighsItsDefaultEvidenceToOne() {
        assertThat(BehaviourPolicy.DEFAULT.lowStandard().weights().total()).isEqualByComparingTo("1");
    }

    @Test
    void refusesWhatMakesNoSense() {
        refuses("least_group_case: 20", "least_group_case");
        refuses("abnormal_cost: {low_ratio: 2, high_ratio: 2}", "is not below high_ratio");
        refuses("over_long_stay: {long_days: 30, very_long_days: 29}", "is below long_days");
        refuses("over_long_stay: {stay_bands: [{above: 2, score: 1}, {above: 3, score: 0.5}]}", "out of order");
        refuses("scores: {cost_bands: [{below: 0.3, score: 0.5}, {below: 0.5, score: 0.7}]}", "out of order");
        refuses("bulk_admission: {least_occasions: 1}", "must be from 2 to 100");
        refuses("bulk_admission: {excluded_diagnoses: [\" \"]}", "blank");
        refuses("bunching: {signal_z: 3.001}", "more than two decimals");
        refuses("bunching: {thresholds: [0]}", "above 0");
        refuses("dumping: {hazard_from: 1.2}", "between hazard_before and hazard_to");
        refuses(
                "low_standard_admission: {weights: {short_stay: 0.5, low_cost: 0.4, no_operation_fee: 0,"
                        + " low_risk_group: 0, no_comorbidity: 0, no_emergency: 0}}",
                "sum to 0.9");
    }

    private static void refuses(final String text, final String why) {
        assertThatThrownBy(() -> load(text)).isInstanceOf(DipperException.class).hasStackTraceContaining(why);
    }

    private static BehaviourPolicy load(final String text) {
        return BehaviourPolicyLoader.load(StrictYaml.parse("behaviour.yaml", text));
    }
}
