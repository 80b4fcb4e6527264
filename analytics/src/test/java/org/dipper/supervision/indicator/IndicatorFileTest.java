package org.dipper.supervision.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorFileTest {
    private static final IndicatorRegistry REGISTRY = IndicatorRegistry.usual();
    private static final String GOOD = """
            indicators:
              - id: elderly_share
                label_en: Elderly
                label_zh: 老年占比
                family: quality
                direction: none
                unit: share
                clause: none
                grains: [region]
                numerator:
                  count: cases
                  where: age_years >= 65
                denominator:
                  sum: stay_days
                  where: [sex = '1', stay_days > 1]
            """;

    @Test
    void theExampleThatShipsLoads() {
        final Path example = Path.of(System.getProperty("dipper.root"), "policies/indicators/example.yaml");
        final List<RatioIndicator> own = IndicatorFile.load(StrictYaml.read(example), REGISTRY);

        assertThat(own)
                .extracting(RatioIndicator::id)
                .containsExactly("elderly_share", "cost_a_day", "drugs_and_consumables_of_surgery");
        assertThat(own.get(0).entry().needs()).containsExactly("age_years");
        assertThat(own.get(0).entry().grains()).contains(Grain.DEPARTMENT);
        assertThat(own.get(2).numerator().text())
                .isEqualTo("sum of drug_cost_fen + consumable_cost_fen where (procedure_attribute = 4) and"
                        + " (main_procedure is not null) and (discharge_way not in ('4', '5'))");
        assertThat(REGISTRY.with(own).find("cost_a_day")).isPresent();
    }

    @Test
    void severalConditionsAllHold() {
        final RatioIndicator own =
                IndicatorFile.load(StrictYaml.parse("x.yaml", GOOD), REGISTRY).get(0);
        assertThat(own.denominator().text()).isEqualTo("sum of stay_days where (sex = '1') and (stay_days > 1)");
        assertThat(own.needs()).containsExactly("age_years", "sex", "stay_days");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id: elderly_share            | id: Elderly              | 2  | indicators[1].id is no indicator id",
                "id: elderly_share            | id: e                    | 2  | indicators[1].id is no indicator id",
                "id: elderly_share            | id: mean_cost            | 2  | indicators[1].id is taken",
                "id: elderly_share            | id: readmission_90d_any  | 2  | indicators[1].id is taken",
                "id: elderly_share            | id: [a, b]               | 2  | holds a list or keys",
                "id: elderly_share            | nothing: x               | 2  | indicators[1].nothing is not a key",
                "label_en: Elderly            | label_en: ''             | 3  | indicators[1].label_en is empty",
                "label_zh: 老年占比            | label_xx: 老年            | 4  | indicators[1].label_xx is not a key",
                "family: quality              | family: nobody           | 5  | indicators[1].family is",
                "direction: none              | direction: up            | 6  | indicators[1].direction is",
                "unit: share                  | unit: ''                 | 7  | indicators[1].unit is empty",
                "grains: [region]             | grains: [ward]           | 9  | indicators[1].grains holds",
                "grains: [region]             | grains: []               | 9  | indicators[1].grains is empty",
                "count: cases                 | count: persons           | 11 | numerator.count must be the word cases",
                "count: cases                 | count: cases, sum: 1     | 11 | valid YAML",
                "where: age_years >= 65       | where: age_years >= old  | 12 | numerator.where names",
                "where: age_years >= 65       | where: age_years         | 12 | numerator.where is a number",
                "where: age_years >= 65       | where: age_years > '6'   | 12 | numerator.where compares",
                "where: age_years >= 65       | where: exp(age_years) > 1 | 12 | there are no functions",
                "where: age_years >= 65       | where: person_key_low = 1 | 12 | no column that expressions may name",
                "where: age_years >= 65       | when: age_years >= 65    | 12 | numerator.when is not a key",
                "sum: stay_days               | sum: stay_days / 2       | 14 | denominator.sum has",
                "sum: stay_days               | sum: sex                 | 14 | denominator.sum is a text",
                "sum: stay_days               | sum: stay_days > 1       | 14 | denominator.sum is a condition",
                "sum: stay_days               | sum: ''                  | 14 | denominator.sum ends",
                "sum: stay_days               | mean: stay_days          | 14 | denominator.mean is not a key",
                "where: [sex = '1', stay_days > 1] | where: [sex = '1', stay_days >] | 15 | denominator.where ends",
            })
    void whatIsNotUnderstoodIsRefusedByFileLineKeyAndReason(
            final String from, final String to, final int line, final String why) {
        assertThat(GOOD).contains(from);
        final String text = GOOD.replace(from, to);
        assertThatThrownBy(() -> IndicatorFile.load(StrictYaml.parse("x.yaml", text), REGISTRY))
                .isInstanceOfSatisfying(DipperException.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refused.what()).contains("x.yaml", "line " + line + ".");
                    assertThat(refused.why()).contains(why);
                    assertThat(refused.fix()).isNotBlank();
                });
    }

    @Test
    void partsThatAreMissingOrDoubledAreRefused() {
        for (final String line : List.of("label_en: Elderly", "unit: share", "clause: none", "family: quality")) {
            assertRefused(GOOD.replace("    " + line + "\n", ""), "is missing");
        }
        assertRefused(GOOD.replace("      count: cases\n", ""), "sum is missing, and so is count");
        assertRefused(
                GOOD.replace("      count: cases\n", "      count: cases\n      sum: rw\n"), "stands beside count");
        assertRefused(GOOD.substring(0, GOOD.indexOf("    denominator")), "denominator is missing");
        assertRefused(GOOD + GOOD.substring(GOOD.indexOf("  - id")), "stands twice");
        assertRefused("indicators: []\n", "has no indicator");
        assertRefused("others: []\n", "not a key");
    }

    private static void assertRefused(final String text, final String why) {
        assertThatThrownBy(() -> IndicatorFile.load(StrictYaml.parse("x.yaml", text), REGISTRY))
                .isInstanceOfSatisfying(DipperException.class, refused -> assertThat(refused.why())
                        .contains(why));
    }
}
