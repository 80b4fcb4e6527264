package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The ranking part of a policy")
class FairRankingPolicyLoaderTest {
    @Test
    void isTheUsualWhereItSaysNothing() {
        final FairRankingPolicy policy = load("small_cell: 20");
        assertThat(policy).isEqualTo(FairRankingPolicy.USUAL);
        assertThat(policy.ratioThreshold()).isEqualByComparingTo("1.1");
        assertThat(policy.extremes()).isEqualTo(Extremes.WINSORISED);
    }

    @Test
    void changesWhatItNames() {
        assertThat(load("""
                                ratio_threshold: 1.25
                                extremes: left_out
                                extreme_share: 0.2
                                small_case_count: 5
                                small_month_case_count: 20
                                small_peer_group: 3
                                small_cell: 50
                                leave_out_percent: 10
                                rate_ratio: 1.5
                                false_alarms_per_year: 0.01
                                """))
                .isEqualTo(new FairRankingPolicy(
                        new BigDecimal("1.25"),
                        Extremes.LEFT_OUT,
                        new BigDecimal("0.2"),
                        5,
                        20,
                        3,
                        50,
                        10,
                        new BigDecimal("1.5"),
                        new BigDecimal("0.01")));
    }

    @ParameterizedTest
    @CsvSource({
        "ratio_threshold, 0.9",
        "ratio_threshold, 11",
        "ratio_threshold, 1.1234567",
        "extremes, dropped",
        "extreme_share, 0.5",
        "extreme_share, -0.1",
        "small_case_count, -1",
        "small_month_case_count, 2.5",
        "small_peer_group, 1",
        "small_cell, 0",
        "leave_out_percent, 101",
        "rate_ratio, 1",
        "rate_ratio, 11",
        "false_alarms_per_year, 0",
        "false_alarms_per_year, 0.6",
        "smal_cell, 20"
    })
    void refusesWhatMakesNoSense(final String key, final String value) {
        assertThatThrownBy(() -> load(key + ": " + value))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining(key);
    }

    @Test
    void isAPartOfSupervisionThatMayBeLeftOutAndTellsPoliciesApart() throws Exception {
        final String written =
                Files.readString(Path.of(System.getProperty("dipper.root")).resolve("policies/prefecture.yaml"));
        final Policy without = PolicyLoader.parse("policy.yaml", written);
        assertThat(without.supervision().ranking()).isEqualTo(FairRankingPolicy.USUAL);
        final Policy with = PolicyLoader.parse(
                "policy.yaml",
                written.replace("  split_gap_days: 15", "  split_gap_days: 15\n  ranking:\n    small_cell: 30"));
        assertThat(with.supervision().ranking().smallCell()).isEqualTo(30);
        assertThat(with.hash()).isNotEqualTo(without.hash());
    }

    @Test
    void standsInTheDocumentationAsItIs() throws Exception {
        final String page = Files.readString(Path.of(System.getProperty("dipper.root"), "docs", "fair-ranking.md"));
        final int from = page.indexOf("```yaml") + "```yaml".length();
        final String yaml = page.substring(from, page.indexOf("```", from));
        assertThat(FairRankingPolicyLoader.load(StrictYaml.parse("fair-ranking.md", yaml)
                        .part("supervision")
                        .part("ranking")))
                .isEqualTo(FairRankingPolicy.USUAL);
    }

    private static FairRankingPolicy load(final String yaml) {
        return FairRankingPolicyLoader.load(StrictYaml.parse("policy.yaml", yaml));
    }
}
