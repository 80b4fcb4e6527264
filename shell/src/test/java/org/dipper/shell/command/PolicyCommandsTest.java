package org.dipper.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.shell.rules.PolicyRule;
import org.dipper.shell.rules.PolicyRules;
import org.dipper.shell.view.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the policies that ship, in words. */
class PolicyCommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"national-3.0", "prefecture-1.0", "prefecture", "synpuf"})
    void every_rule_has_a_sentence_and_a_source_in_both_languages(final String name) {
        final List<PolicyRule> english = rules(name, Language.ENGLISH);
        final List<PolicyRule> chinese = rules(name, Language.CHINESE);
        assertThat(english).extracting(PolicyRule::key).doesNotHaveDuplicates();
        assertThat(english)
                .allMatch(rule -> !rule.words().isBlank() && !rule.source().isBlank());
        assertThat(chinese)
                .extracting(PolicyRule::key)
                .isEqualTo(english.stream().map(PolicyRule::key).toList());
        assertThat(chinese)
                .extracting(PolicyRule::value)
                .isEqualTo(english.stream().map(PolicyRule::value).toList());
        assertThat(chinese).allMatch(rule -> rule.words().codePoints().anyMatch(Character::isIdeographic));
        assertThat(english).noneMatch(rule -> rule.source().codePoints().anyMatch(Character::isIdeographic));
    }

    @Test
    void a_rule_reads_as_people_would_say_it() {
        final Map<String, PolicyRule> rules = byKey("national-3.0");
        assertThat(rules.get("settlement.deviation.low_ratio"))
                .isEqualTo(new PolicyRule(
                        "settlement.deviation.low_ratio",
                        "< 0.5",
                        "A case is low below 0.5 x its standard; it then scores normal x cost / standard",
                        "DIP 3.0 draft, abnormal-cost cases"));
        assertThat(rules.get("settlement.month.prepay_ratio").words())
                .isEqualTo("95 % is paid at once, 5 % is held as quality deposit");
        assertThat(rules.get("settlement.month.prepay_ratio").source()).isEqualTo("2025 agency rules art. 26");
        assertThat(rules.get("settlement.pools.310.budget").words())
                .isEqualTo("Fund of pool 310 = inpatient budget 900,000,000.00 - adjustment fund - cross-region"
                        + " 40,000,000.00 - paid otherwise 60,000,000.00 yuan");
        assertThat(rules.get("settlement.bed_day.long stays").words())
                .contains("days 1 to 60 1: 200, 2: 300, 3: 400, otherwise 200; from day 61");
    }

    @Test
    void the_way_of_one_tells_bands_and_extremes() {
        final Map<String, PolicyRule> rules = byKey("prefecture-1.0");
        assertThat(rules.get("settlement.deviation.extreme_ratio").words())
                .isEqualTo("A case is extreme above 5 x its standard; until reviewed it scores normal");
        assertThat(rules.get("settlement.clearing.bands.0.85").words())
                .isEqualTo("Of a surplus where booked is 85 % to 100 % of the payment the hospital keeps 50 %");
        assertThat(rules.get("settlement.clearing.bands.1.1").words())
                .isEqualTo(
                        "Of an overspend where booked is 110 % and above of the payment the adjustment fund bears 0 %");
        assertThat(rules.get("settlement.point_value.mode").value()).isEqualTo("elastic, fixed_share 0.7");
        assertThat(rules).containsKey("settlement.cross_region");
    }

    private static Map<String, PolicyRule> byKey(final String name) {
        return rules(name, Language.ENGLISH).stream().collect(Collectors.toMap(PolicyRule::key, rule -> rule));
    }

    private static List<PolicyRule> rules(final String name, final Language language) {
        final Policy policy =
                PolicyLoader.load(Path.of(System.getProperty("dipper.root")).resolve("policies/" + name + ".yaml"));
        return PolicyRules.of(policy, language);
    }
}
