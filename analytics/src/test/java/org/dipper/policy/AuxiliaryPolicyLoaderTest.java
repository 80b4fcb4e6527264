package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuxiliaryPolicyLoaderTest {
    private static final String GOOD = """
            group_cases_above: 10
            subtype_cases_above: 5
            cv_above: 0.7
            cv_drop_at_least: 0.2
            stay_days_from: 3
            cci: {general_from: 1, severe_from: 3, very_severe_from: 5}
            severity: true
            tumour_severity: {cost_multiple: 3, cost_share: 0.5}
            age:
              bands:
                - {name: 0-28d, from_days: 0, to_days: 28}
                - {name: 1-6y, from_years: 1, to_years: 6}
              elderly_from_years: 65
            icu_days:
              bands_from: [2, 8, 15, 31]
              cv_drop_at_least: 0.1
            """;

    @Test
    void everyRuleIsRead() {
        final AuxiliaryPolicy policy = load(GOOD);
        assertThat(policy.gate().cvAbove()).isEqualByComparingTo("0.7");
        assertThat(policy.comorbidity()).contains(new AuxiliaryPolicy.Comorbidity(1, 3, 5));
        assertThat(policy.age().orElseThrow().bands()).hasSize(2);
        assertThat(policy.icu().orElseThrow().bandsFrom()).isEqualTo(List.of(2, 8, 15, 31));
        assertThat(policy.icu().orElseThrow().gate().cvAbove()).isEqualByComparingTo("0.7");
        assertThat(policy.icu().orElseThrow().gate().cvDropAtLeast()).isEqualByComparingTo("0.1");
    }

    @Test
    void aTypeThatIsNotNamedIsOff() {
        final AuxiliaryPolicy policy = load(GOOD.lines().limit(5).reduce("", (all, line) -> all + line + "\n"));
        assertThat(policy.comorbidity()).isEmpty();
        assertThat(policy.hasSeverity()).isFalse();
        assertThat(policy.tumour()).isEmpty();
        assertThat(policy.age()).isEmpty();
        assertThat(policy.icu()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "group_cases_above: 10; group_cases_above: -1; 1; below 0",
                "cv_above: 0.7; cv_above: x; 3; not a number",
                "cv_drop_at_least: 0.2; cv_drop_at_least: 1.2; 4; above 1",
                "severe_from: 3; severe_from: 1; 6; do not ascend",
                "severity: true; severity: maybe; 7; neither true nor false",
                "severity: true; severity: false; 10; by severity",
                "cost_share: 0.5; cost_share: 5; 8; above 1",
                "cost_multiple: 3; cost_multiple: 0; 8; above 0",
                "to_days: 28; to_days: 400; 11; no age",
                "to_days: 28; to_years: 28; 11; missing",
                "1-6y; 0-28d; 12; stands twice",
                "from_years: 1, to_years: 6; from_days: 28, to_days: 30; 12; overlaps",
                "elderly_from_years: 65; elderly_from_years: 6; 13; inside a band",
                "8, 15; 15, 8; 15; does not ascend",
            })
    void whatIsWrongIsRefusedWithItsLine(final String good, final String bad, final int line, final String reason) {
        final String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> load(text)).isInstanceOfSatisfying(DipperException.class, failure -> {
            assertThat(failure.what()).contains("line " + line + ".");
            assertThat(failure.getMessage()).contains(reason);
        });
    }

    private static AuxiliaryPolicy load(final String text) {
        return AuxiliaryPolicyLoader.load(StrictYaml.parse("policy.yaml", text));
    }
}
