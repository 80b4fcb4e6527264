package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rules of early warning")
class WarningRulesLoaderTest {
    private static final String COMMON =
            "severity: high, subjects: [institution], label_en: A, label_zh: 甲, source: test";
    private static final String GOOD = """
            title: Test
            episodes: {escalate_fired: 2, escalate_months: 3, close_after_months: 3, cap: 50}
            progress: {past_years: 3, longest_lag_months: 6, coverage: 0.8}
            rules:
              - {id: low, version: 1, kind: absolute, indicator: rate, direction: below, limit: 0.9, COMMON}
              - {id: rise, version: 1, kind: month_on_month, indicator: rate, direction: above, change: 0.15, COMMON}
              - {id: rise, version: 2, kind: month_on_month, indicator: rate, direction: above, change: 0.25, COMMON}
              - {id: fall, version: 1, kind: year_on_year, indicator: rate, direction: below, change: -0.2, COMMON}
              - {id: peers, version: 1, kind: above_peers, indicator: rate, percentile: 0.9, min_peers: 5, min_denominator: 30, COMMON}
              - {id: chart, version: 1, kind: cusum, indicator: rate, parameters: {odds_ratio: 2, limit: 4.5}, COMMON}
              - id: budget
                version: 1
                kind: budget_progress
                severity: low
                subjects: [community]
                label_en: B
                label_zh: 乙
                source: test
                bands: [{name: blue, above: 1, severity: low}, {name: red, above: 1.1, severity: high}]
                too_low_below: 0.9
            """.replace("COMMON", COMMON);

    @Test
    void everyKindIsRead() {
        final WarningRules rules = load(GOOD);
        assertThat(rules.all()).hasSize(7);
        assertThat(rules.inForce())
                .extracting(WarningRule::id)
                .containsExactly("budget", "chart", "fall", "low", "peers", "rise");
        assertThat(rules.find("rise", Optional.empty()).orElseThrow().kind())
                .isEqualTo(new MonthOnMonth(Direction.ABOVE, new BigDecimal("0.25")));
        assertThat(rules.find("rise", Optional.of(1)).orElseThrow().kind())
                .isEqualTo(new MonthOnMonth(Direction.ABOVE, new BigDecimal("0.15")));
        assertThat(rules.find("rise", Optional.of(3))).isEmpty();
        assertThat(rules.find("low", Optional.empty()).orElseThrow().kind())
                .isEqualTo(new AbsoluteLimit(Direction.BELOW, new BigDecimal("0.9")));
        assertThat(rules.find("peers", Optional.empty()).orElseThrow().minDenominator())
                .isEqualByComparingTo("30");
        assertThat(rules.budget().orElseThrow().bands()).hasSize(2);
        assertThat(rules.episodes()).isEqualTo(EpisodeRules.DEFAULT);
    }

    @Test
    void withoutTheirPartsEpisodesAndProgressHaveTheDefaults() {
        final WarningRules rules = load(GOOD.replaceFirst("episodes:.*\n", "").replaceFirst("progress:.*\n", ""));
        assertThat(rules.episodes()).isEqualTo(EpisodeRules.DEFAULT);
        assertThat(rules.progress()).isEqualTo(ProgressRules.DEFAULT);
    }

    @Test
    void theHashIsOfTheRulesAndNotOfTheirLayout() {
        assertThat(load("# a comment\n" + GOOD).hash()).isEqualTo(load(GOOD).hash());
        assertThat(load(GOOD.replace("0.15", "0.16")).hash())
                .isNotEqualTo(load(GOOD).hash());
    }

    @Test
    void theShippedRulesLoadWithThePeerDefaultsThatTheGuideNames() {
        final WarningRules rules = WarningRulesLoader.load(StrictYaml.read(
                Path.of(System.getProperty("dipper.root")).resolve("policies/warning/county-community.yaml")));
        assertThat(rules.inForce().stream().filter(WarningRule::isPeerDefault)).hasSize(17);
        assertThat(rules.inForce())
                .filteredOn(WarningRule::isPeerDefault)
                .allMatch(rule -> rule.source().startsWith("Published default of a public monitoring tool"))
                .noneMatch(rule -> rule.kind() instanceof BudgetProgress);
        assertThat(rules.episodes()).isEqualTo(EpisodeRules.DEFAULT);
        assertThat(rules.progress()).isEqualTo(ProgressRules.DEFAULT);
        assertThat(rules.budget().orElseThrow().bands())
                .extracting(BudgetProgress.Band::above)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal("1"), new BigDecimal("1.03"), new BigDecimal("1.06"), new BigDecimal("1.1"));
        assertThat(rules.find("readmission_14d_peers", Optional.empty())
                        .orElseThrow()
                        .kind())
                .isEqualTo(new AbovePeers(new BigDecimal("0.9"), 5));
        assertThat(rules.find("mean_cost_fall", Optional.empty()).orElseThrow().subjects())
                .isEqualTo(Set.of(SubjectType.COMMUNITY, SubjectType.INSTITUTION));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "title: Test; titel: Test; 1; not a key known",
                "escalate_fired: 2; escalate_fired: 4; 2; from 1 to 3",
                "cap: 50; cap: 0; 2; from 1 to 100000",
                "close_after_months: 3; close_after_months: 2.5; 2; not a whole number",
                "past_years: 3; past_years: 11; 3; from 1 to 10",
                "coverage: 0.8; coverage: 1; 3; between 0 and 1",
                "longest_lag_months: 6; longest_lag_months: 37; 3; from 0 to 36",
                "id: low; id: Low; 5; is no name",
                "id: low, version: 1; id: low, version: 0; 5; from 1 to 9999",
                "kind: absolute; kind: relative; 5; Choose one of",
                "limit: 0.9; limit: much; 5; not a number",
                "limit: 0.9; limit: 0.1234567; 5; at most six decimals",
                "limit: 0.9; change: 0.9; 5; not a key known",
                "direction: below, limit: 0.9; limit: 0.9; 5; direction is missing",
                "direction: below, limit: 0.9; direction: down, limit: 0.9; 5; Choose one of",
                "id: rise, version: 2; id: rise, version: 1; 7; a second time",
                "change: 0.15; change: -0.15; 6; points the other way",
                "change: -0.2; change: -1; 8; above -1",
                "change: 0.25; change: 11; 7; at most 10",
                "percentile: 0.9; percentile: 90; 9; between 0 and 1",
                "min_peers: 5; min_peers: 4; 9; from 5 to 1000",
                "min_denominator: 30; min_denominator: -1; 9; from 0 to 10^9",
                "percentile: 0.9, min_peers: 5, min_denominator: 30, severity: high, subjects: [institution]; percentile: 0.9, severity: high, subjects: [region]; 9; cannot watch",
                "limit: 4.5; limit: 0; 10; above 0",
                "odds_ratio: 2, limit: 4.5; odds_ratio: 2; 10; limit is missing",
                "odds_ratio: 2; odds_ratio: two; 10; not a number",
                "subjects: [community]; subjects: [institution]; 15; cannot watch",
                "subjects: [community]; subjects: []; 15; nobody to watch",
                "subjects: [community]; subjects: [county]; 15; holds",
                "label_en: B; label_en: ' '; 16; is blank",
                "label_zh: 乙; label_cn: 乙; 17; not a key known",
                "name: red, above: 1.1; name: blue, above: 1.1; 19; a second time",
                "name: red, above: 1.1; name: red, above: 1; 19; not above the band before",
                "name: blue, above: 1,; name: blue, above: 0.9,; 19; is below 1",
                "name: red; name: normal; 19; a second time",
                "too_low_below: 0.9; too_low_below: 1.2; 20; between 0 and 1",
                "too_low_below: 0.9; min_denominator: 30; 20; not a key known",
                "kind: cusum, indicator: rate; kind: cusum, indicator: rate, indicator: rate; 10; stands twice",
            })
    void whatIsWrongIsRefusedWithItsLine(final String good, final String bad, final int line, final String reason) {
        final String text = GOOD.replaceFirst(Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> load(text)).isInstanceOfSatisfying(DipperException.class, failure -> {
            assertThat(failure.what()).contains("rules.yaml").contains("line " + line + ".");
            assertThat(failure.getMessage()).contains(reason);
        });
    }

    @Test
    void aFileWithoutRulesOrWithTwoBudgetRulesIsRefused() {
        assertThatThrownBy(() -> load("title: Test\nrules: []\n")).hasMessageContaining("names no rule");
        final String second = GOOD.substring(GOOD.indexOf("  - id: budget")).replace("id: budget", "id: other");
        assertThatThrownBy(() -> load(GOOD + second)).hasMessageContaining("budget_progress a second time");
    }

    private static WarningRules load(final String text) {
        return WarningRulesLoader.load(StrictYaml.parse("rules.yaml", text));
    }
}
