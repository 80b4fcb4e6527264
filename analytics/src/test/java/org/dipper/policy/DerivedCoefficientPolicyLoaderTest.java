package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedCoefficientPolicyLoaderTest {
    private static final String GOOD = """
            method: base_bonus
            decimals: 2
            yearly_change_bound: 0.05
            by_disease: {min_class_cases: 30, min_difference: 0.2}
            base_bonus:
              base_by_level: {"3": 0.93, "2": 0.72}
              base_by_specialty:
                - {level: "2", specialty: obstetrics, base: 0.7}
              steps:
                - metric: cmi
                  compare: relative
                  grade: B
                  step: 0.05
                  bonus: 0.01
                  cap_by_level: {"3": 0.13}
                - metric: share_age_from_70
                  compare: difference
                  reference: 0.2
                  step: 0.2
                  bonus: 0.01
                  bonus_above: 0.01
                  cap_by_level: {"3": 0.03}
              grade_by_institution: {H1: B}
              specialty_by_institution: {H2: obstetrics}
            """;

    @Test
    void everyRuleIsRead() {
        final DerivedCoefficientPolicy policy = load(GOOD);
        assertThat(policy.yearlyChangeBound()).contains(new BigDecimal("0.05"));
        assertThat(policy.byDisease().orElseThrow().minClassCases()).isEqualTo(30);
        final DerivedCoefficientPolicy.BaseBonus rule = policy.baseBonus().orElseThrow();
        assertThat(rule.steps()).hasSize(2);
        assertThat(rule.steps().get(0).grade()).contains("B");
        assertThat(rule.steps().get(0).bonusAbove()).isZero();
        assertThat(rule.steps().get(1).fixedReference()).contains(new BigDecimal("0.2"));
        assertThat(rule.gradeByInstitution()).containsEntry("H1", "B");
    }

    @Test
    void onlyMethodAndDecimalsMustBeThere() {
        final DerivedCoefficientPolicy policy = load("method: by_class\ndecimals: 4\n");
        assertThat(policy.yearlyChangeBound()).isEmpty();
        assertThat(policy.byDisease()).isEmpty();
        assertThat(policy.baseBonus()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "method: base_bonus; method: by_hand; 1; Choose one of",
                "method: base_bonus; method: by_class; 6; do not go together",
                "decimals: 2; decimals: 5; 2; from 1 to 4",
                "bound: 0.05; bound: 1; 3; not below 1",
                "cases: 30; cases: 0; 4; below 1",
                "0.93; -1; 6; from 0",
                "metric: cmi; metric: fame; 10; Choose one of",
                "metric: share_age_from_70; metric: cmi; 16; has a step already",
                "grade: B; grade: B\\n      reference: 2; 12; two references",
                "step: 0.05; step: 0; 13; above 0",
                "cap_by_level: {\"3\": 0.13}; cap_by_level: {}; 10; no level in cap_by_level",
            })
    void whatIsWrongIsRefusedWithItsLine(final String good, final String bad, final int line, final String reason) {
        final String text = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> load(text)).isInstanceOfSatisfying(DipperException.class, failure -> {
            assertThat(failure.what()).contains("line " + line + ".");
            assertThat(failure.getMessage()).contains(reason);
        });
    }

    private static DerivedCoefficientPolicy load(final String text) {
        return DerivedCoefficientPolicyLoader.load(StrictYaml.parse("policy.yaml", text));
    }
}
