package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLoaderTest {
    private static final String GOOD = """
            region: test
            year: 2025
            catalog:
              threshold: 15
              year_weights: [1, 2, 7]
              score_scale: 1000
            settlement:
              pools:
                - pool: "310"
                  fund_yuan: 3000000.00
              institution_coefficient:
                by_level: {"3": 1.1}
                otherwise: 1
              deviation:
                base: standard
                low_ratio: 0.5
                high_ratio: 2
                high_mode: review_only
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [31, 7]
              split_gap_days: 15
            """;

    @Test
    void everyRuleIsRead() {
        final Policy policy = PolicyLoader.parse("good.yaml", GOOD);
        assertThat(policy.catalog()).isEqualTo(new CatalogPolicy(15, List.of(1, 2, 7), 1000));
        assertThat(policy.settlement().pools().get(0).fundFen(5)).isEqualTo(300_000_000L);
        assertThat(policy.settlement().deviation().orElseThrow().isHighInclusive())
                .isTrue();
        assertThat(policy.supervision().readmissionWindowsDays()).containsExactly(7, 31);
    }

    @Test
    void theHashFollowsTheRulesAndNotTheLayout() {
        final String hash = PolicyLoader.parse("a", GOOD).hash();
        assertThat(PolicyLoader.parse("b", "# a comment\n" + GOOD.replace("0.7\n", "0.70\n"))
                        .hash())
                .isEqualTo(hash);
        assertThat(PolicyLoader.parse("c", GOOD.replace("15\n", "16\n")).hash()).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year: 2025 | year: twenty | 2 | not a number",
                "threshold: 15 | threshold: 0 | 4 | below 1",
                "threshold: 15 | treshold: 15 | 4 | not a key known",
                "[1, 2, 7] | [] | 5 | whole numbers",
                "[1, 2, 7] | [1, two] | 5 | no whole number",
                "score_scale: 1000 | score_scale: 0 | 6 | from 1",
                "fund_yuan: 3000000.00 | fund_yuan: 0 | 10 | above 0",
                "fund_yuan: 3000000.00 | fund_yuan: 1.005 | 10 | whole in fen",
                "fund_yuan: 3000000.00 | fund_share_of_cost: 1.2 | 10 | at most 1",
                "fund_yuan: 3000000.00 | fund_payment_ratio: 0.7 | 9 | either fund_yuan or",
                "low_ratio: 0.5 | low_ratio: 2 | 16 | not below",
                "high_ratio: 2 | high_ratio: 0.9 | 17 | below 1",
                "base: standard | base: mean | 15 | Choose one of",
                "ungrouped_factor: 0.7 | ungrouped_factor: -1 | 19 | from 0",
                "[31, 7] | [-1] | 21 | days from 0",
                "region: test | region: test\\nregion: x | 2 | twice",
                "otherwise: 1 | otherwise: [1] | 13 | one value",
                "ungrouped_factor: 0.7 | ungrouped_factor: '\t' | 19 | not a number",
            })
    void whatIsWrongIsRefusedWithItsLine(final String good, final String bad, final int line, final String reason) {
        final String text = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(GOOD);
        assertRefused(text, line, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coverage_share: 0 | 7 | at most 1",
                "coverage_share: 1.5 | 7 | at most 1",
                "year_weighting: both | 7 | Choose one of: year_mean, case_weighted",
                "score_method: benchmark | 7 | benchmark_group belong together",
                "benchmark_group: J18.9 | 4 | benchmark_group belong together",
                "score_method: standard | 7 | yuan_per_point belong together",
                "score_method: standard\\n  yuan_per_point: 0 | 8 | above 0",
                "score_method: standard\\n  yuan_per_point: 1.001 | 8 | whole in fen",
                "trimming: {method: iqr} | 7 | is not known",
                "trimming: {method: quantile, lower: 0.9, upper: 0.1, min_cases: 25} | 7 | lower < upper",
                "trimming: {method: quantile, lower: 0.1, upper: 0.9, min_cases: 0} | 7 | below 1",
                "trimming: {method: quantile, lower: 0.1, upper: 0.9, min_cases: 25, scope: city} | 7 | Choose one of",
                "related_minimum_rise: 0 | 7 | above 0",
                "comprehensive: {max_cv: -1} | 7 | above 0",
                "comprehensive: {max_groups: 0} | 7 | below 1",
                "comprehensive: {most: 3} | 7 | not a key known",
                "national: {threshold: 10} | 7 | max_cv is missing",
                "national: {threshold: 0, max_cv: 1} | 7 | below 1",
                "basic_level: {max_cv: 0.7} | 7 | min_primary_share is missing",
                "basic_level: {min_primary_share: 0.5, primary_levels: [\"1\"]} | 7 | max_cv is missing",
                "sub_scores: perhaps | 7 | neither true nor false",
            })
    void whatIsWrongInTheDerivationIsRefusedWithItsLine(final String bad, final int line, final String reason) {
        final String text =
                GOOD.replace("  score_scale: 1000\n", "  score_scale: 1000\n  " + bad.replace("\\n", "\n") + "\n");
        assertThat(text).isNotEqualTo(GOOD);
        assertRefused(text, line, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grouping: {scheme: [a]} | one value",
                "grouping: {main_procedure: first} | Choose one of",
                "grouping: {procedure_match: three} | Choose one of",
                "grouping: {tie_breakers: [cheapest]} | Choose from",
                "grouping: {tie_breakers: [sequence, sequence]} | names one twice",
                "grouping: {layers: 4} | not a key known",
            })
    void whatIsWrongInTheGroupingIsRefusedWithItsLine(final String bad, final String reason) {
        assertRefused(bad + "\n" + GOOD, 1, reason);
    }

    @Test
    void textThatIsNoPolicyIsRefusedAndAnAbsentFileIsACallMistake() {
        for (final String broken : List.of("", "- a\n- b\n", "a: [", "\tx: 1", "a: &a [*a, *a]\n", "just words")) {
            assertThatThrownBy(() -> PolicyLoader.parse("broken.yaml", broken))
                    .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.REFUSED));
        }
        assertThatThrownBy(() -> PolicyLoader.load(Path.of("no-such-policy.yaml")))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE));
    }

    @Test
    void everyPolicyThatShipsLoads() throws Exception {
        final Path folder = Path.of(System.getProperty("dipper.root"), "policies");
        try (Stream<Path> files = Files.list(folder)) {
            // Folders hold what is no policy of a region: schemes of assessment, rules of warning.
            final List<Path> policies = files.filter(Files::isRegularFile).toList();
            assertThat(policies).isNotEmpty();
            policies.forEach(
                    policy -> assertThat(PolicyLoader.load(policy).hash()).hasSize(64));
        }
    }

    private static void assertRefused(final String text, final int line, final String reason) {
        assertThatThrownBy(() -> PolicyLoader.parse("bad.yaml", text))
                .isInstanceOfSatisfying(DipperException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(failure.what()).contains("bad.yaml").contains("line " + line + ".");
                    assertThat(failure.getMessage()).contains(reason);
                });
    }
}
