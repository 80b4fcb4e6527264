package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisionPolicyLoaderTest {
    private static final String PLAIN = """
            readmission_windows_days: [31, 7]
            split_gap_days: 15
            """;

    @Test
    void withoutTheOptionalPartsTheDefaultsOfTheGuideHold() {
        final SupervisionPolicy policy = load(PLAIN);

        assertThat(policy.readmission()).isEqualTo(ReadmissionPolicy.DEFAULT);
        assertThat(policy.splitAdmission()).isEqualTo(SplitAdmissionPolicy.DEFAULT);
        assertThat(policy.longestWindowDays()).isEqualTo(31);
        assertThat(load(PLAIN + "readmission: {}\nsplit_admission: {}\n")).isEqualTo(policy);
    }

    @Test
    void everyKeyIsRead() {
        final SupervisionPolicy policy = load(PLAIN + """
                readmission:
                  planned_rules:
                    - id: wound_care
                      diagnoses: [Z48.0]
                    - id: stent_exchange
                      procedures: ["97.05"]
                  planned_flag_days: 30
                  transfer_gap_days: 0
                  ordered_transfer_gap_days: 7
                  index_washout_days: 30
                  counts_unplanned_after_planned: true
                  bed_day_medical_types: ["2105", "2106"]
                  index_excluded_rules: [wound_care]
                  requires_follow_up: false
                split_admission:
                  department_gap_days: 2
                  return_weight: 0.5
                  long_chain_links: 4
                  obstetric_diagnoses: [O]
                """);

        assertThat(policy.readmission().plannedRules())
                .containsExactly(
                        new PlannedReturnRule("wound_care", List.of("Z48.0"), List.of(), false),
                        new PlannedReturnRule("stent_exchange", List.of(), List.of("97.05"), false));
        assertThat(policy.readmission().indexWashoutDays()).isEqualTo(30);
        assertThat(policy.readmission().requiresFollowUp()).isFalse();
        assertThat(policy.splitAdmission().returnWeight()).isEqualByComparingTo("0.5");
        assertThat(policy.splitAdmission().longChainLinks()).isEqualTo(4);
        assertThat(policy.splitAdmission().relabelGapDays()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readmission: {wash_out: 1} | not a key known",
                "readmission: {index_washout_days: -1} | from 0 to 366",
                "readmission: {index_excluded_rules: [nothing]} | names a rule that is none",
                "readmission: {planned_rules: [{id: Wound, diagnoses: [Z48]}]} | name of its own",
                "readmission: {planned_rules: [{id: a, diagnoses: [Z48]}, {id: a, diagnoses: [Z49]}]} | name of its own",
                "readmission: {planned_rules: [{id: wound}]} | names no code",
                "readmission: {planned_rules: [{id: wound, diagnoses: [Z51.103]}]} | at most 5 characters",
                "split_admission: {return_weight: 1.5} | from 0 to 1",
                "split_admission: {long_chain_links: 1} | from 2 to",
                "split_admission: {planned_procedure_attribute: 5} | from 2 to 4",
            })
    void whatIsWrongIsRefused(final String part, final String reason) {
        assertThatThrownBy(() -> load(PLAIN + part + "\n"))
                .isInstanceOfSatisfying(DipperException.class, refusal -> assertThat(refusal.getMessage())
                        .contains(reason));
    }

    private static SupervisionPolicy load(final String text) {
        return SupervisionPolicyLoader.load(StrictYaml.parse("supervision.yaml", text));
    }
}
